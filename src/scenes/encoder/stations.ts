import type { StateTensorName } from "../../engine";
import type { Reading } from "./reading";
import { STEP } from "./steps";

/** One line of the layer's picture: a vector on its way through the layer. */
export interface Station {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly values: Float32Array;
  readonly length: number;
  /** Lengths of the same vector for all tokens. */
  readonly lengths: readonly number[];
  /** On the stream itself, written by a part beside it, or the neurons in between. */
  readonly on: "stream" | "attention" | "ffn" | "neurons";
  /** Story times between which it comes in. */
  readonly from: number;
  readonly to: number;
  /** What the inspector knows it as; null for the sums, which are in no trace. */
  readonly tensor: StateTensorName | "input" | null;
}

/** The chosen token's vectors in the order in which the layer makes them. */
export function stationsOf({ focus, streams, activations, neurons }: Reading, layer: number): Station[] {
  const { attention, feedForward } = streams[focus][layer];
  const all = (pick: (token: number) => number): number[] => streams.map((_, token) => pick(token));
  const hidden = attention.stream.length;
  const inner = activations.length;
  const line = (
    id: string,
    label: string,
    detail: string,
    on: Station["on"],
    [from, to]: readonly [number, number],
    tensor: Station["tensor"],
    values: Float32Array,
    lengths: readonly number[],
  ): Station => ({ id, label, detail, values, length: lengths[focus] ?? 0, lengths, on, from, to, tensor });
  return [
    line(
      "input",
      "comes in",
      layer === 0 ? "from the embeddings" : `from layer ${layer}`,
      "stream",
      [STEP.input, STEP.input + 0.5],
      "input",
      attention.stream,
      all((t) => streams[t][layer].attention.lengths.stream),
    ),
    line(
      "attention",
      "attention writes",
      "from other tokens",
      "attention",
      [STEP.attention + 0.25, STEP.attention + 0.7],
      "attentionOutput",
      attention.written,
      all((t) => streams[t][layer].attention.lengths.written),
    ),
    line(
      "sum",
      "add",
      "stream + attention",
      "stream",
      [STEP.norm + 0.1, STEP.norm + 0.4],
      null,
      attention.sum,
      all((t) => streams[t][layer].attention.lengths.sum),
    ),
    line(
      "norm",
      "LayerNorm",
      "",
      "stream",
      [STEP.norm + 0.4, STEP.norm + 0.75],
      "attentionNorm",
      attention.norm,
      all((t) => streams[t][layer].attention.lengths.norm),
    ),
    line(
      "neurons",
      `${inner.toLocaleString("en")} neurons`,
      `${neurons.positive.toLocaleString("en")} above zero`,
      "neurons",
      [STEP.neurons + 0.2, STEP.neurons + 0.75],
      "intermediate",
      activations,
      [],
    ),
    line(
      "ffn",
      "feed-forward writes",
      `${inner.toLocaleString("en")} → ${hidden.toLocaleString("en")}`,
      "ffn",
      [STEP.write + 0.2, STEP.write + 0.7],
      "ffnOutput",
      feedForward.written,
      all((t) => streams[t][layer].feedForward.lengths.written),
    ),
    line(
      "sumAgain",
      "add",
      "stream + feed-forward",
      "stream",
      [STEP.normAgain + 0.1, STEP.normAgain + 0.4],
      null,
      feedForward.sum,
      all((t) => streams[t][layer].feedForward.lengths.sum),
    ),
    line(
      "output",
      "LayerNorm",
      "leaves the layer",
      "stream",
      [STEP.normAgain + 0.4, STEP.normAgain + 0.75],
      "output",
      feedForward.norm,
      all((t) => streams[t][layer].feedForward.lengths.norm),
    ),
  ];
}
