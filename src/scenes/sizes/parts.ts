import { type ParameterPart, parameterCount } from "../../engine";
import { grouped } from "../../ui/format";
import type { Subject } from "./subject";

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
  const [h, i, v] = [hiddenSize, intermediateSize, vocabSize].map(grouped);
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
  const square = `${h} × ${h} + ${h}`;
  return [
    {
      id: "embeddings",
      title: "Embeddings",
      lines: [
        line("token table", "word", `${v} × ${h}`),
        line("position table", "position", `${grouped(maxPositions)} × ${h}`),
        line("segment table", "segment", `${typeVocabSize} × ${h}`),
        line("LayerNorm", "layerNorm", `2 × ${h}`),
      ],
      sum: { name: "embeddings", part: null, arithmetic: "", parameters: count.embeddings },
    },
    {
      id: "layer",
      title: "One encoder layer",
      lines: [
        inLayer("query", "query", square),
        inLayer("key", "key", square),
        inLayer("value", "value", square),
        inLayer("attention output", "attentionOutput", square),
        inLayer("feed-forward", "feedForward", `2 × ${h} × ${i} + ${i} + ${h}`),
        inLayer("two LayerNorms", "layerNorm", `4 × ${h}`),
      ],
      sum: {
        name: layers === 1 ? "1 layer" : `${layers} layers`,
        part: null,
        arithmetic: `${layers} × ${grouped(count.layer)}`,
        parameters: count.encoder,
      },
    },
    {
      id: "heads",
      title: "On top",
      lines: [
        line("masked words", "mlm", `${h} × ${h} + 3 × ${h} + ${v}`),
        line("pooler", "pooler", square),
        line("next sentence", "nsp", `2 × ${h} + 2`),
        { name: "decoder", part: null, arithmetic: "is the token table", parameters: 0 },
      ],
      sum: { name: "on top", part: null, arithmetic: "", parameters: count.heads },
    },
  ];
}
