import { type ParameterPart, parameterCount } from "../../engine";
import { grouped } from "../../ui/format";
import type { Subject } from "./subject";
import { words } from "./words";

/** A line of the bill: what is counted, how, and how many there are. */
export interface PartLine {
  readonly name: string;
  readonly part: ParameterPart | null;
  readonly arithmetic: string;
  readonly parameters: number;
}

export interface PartGroup {
  readonly id: "embeddings" | "layer" | "heads";
  readonly title: string;
  readonly lines: readonly PartLine[];
  /** The last line: the group's sum. */
  readonly sum: PartLine;
}

/** The bill of a model's parameters, in the order of the forward pass. */
export function partGroups({ sizes, count }: Subject): readonly PartGroup[] {
  const { hiddenSize, intermediateSize, vocabSize, maxPositions, typeVocabSize, layers } = sizes;
  const width = sizes.embeddingSize ?? hiddenSize;
  const [h, i, v, w] = [hiddenSize, intermediateSize, vocabSize, width].map(grouped);
  const none = parameterCount({ ...sizes, layers: 0 }).parts;
  const one = parameterCount({ ...sizes, layers: 1 }).parts;
  const line = (name: string, part: ParameterPart, arithmetic: string): PartLine => ({
    name,
    part,
    arithmetic,
    parameters: none[part],
  });
  const inLayer = (name: string, part: ParameterPart, arithmetic: string): PartLine => ({
    name,
    part,
    arithmetic,
    parameters: one[part] - none[part],
  });
  const { embeddings, layer, heads } = words.bill;
  const square = `${h} × ${h} + ${h}`;
  return [
    {
      id: "embeddings",
      title: embeddings.title,
      lines: [
        line(embeddings.word, "word", `${v} × ${w}`),
        line(embeddings.position, "position", `${grouped(maxPositions)} × ${w}`),
        ...(typeVocabSize > 0 ? [line(embeddings.segment, "segment", `${typeVocabSize} × ${w}`)] : []),
        line(embeddings.norm, "layerNorm", `2 × ${w}`),
        ...(width === hiddenSize
          ? []
          : [line(embeddings.widening, "embeddingProjection", `${w} × ${h} + ${h}`)]),
      ],
      sum: { name: embeddings.sum, part: null, arithmetic: "", parameters: count.embeddings },
    },
    {
      id: "layer",
      title: layer.title,
      lines: [
        inLayer(layer.query, "query", square),
        inLayer(layer.key, "key", square),
        inLayer(layer.value, "value", square),
        inLayer(layer.output, "attentionOutput", square),
        inLayer(layer.feedForward, "feedForward", `2 × ${h} × ${i} + ${i} + ${h}`),
        inLayer(layer.norms, "layerNorm", `4 × ${h}`),
      ],
      sum: {
        name: layer.sum(layers),
        part: null,
        arithmetic: `${layers} × ${grouped(count.layer)}`,
        parameters: count.encoder,
      },
    },
    {
      id: "heads",
      title: heads.title,
      lines: [
        line(heads.mlm, "mlm", `${h} × ${w} + 3 × ${w} + ${v}`),
        line(heads.pooler, "pooler", square),
        line(heads.nsp, "nsp", `2 × ${h} + 2`),
        { name: heads.decoder, part: null, arithmetic: heads.isTable, parameters: 0 },
      ],
      sum: { name: heads.sum, part: null, arithmetic: "", parameters: count.heads },
    },
  ];
}
