import { grouped } from "../../ui/format";
import { words } from "../../words/encoder";
import type { Reading } from "./reading";
import { STEP } from "./steps";

/** One line of the layer's picture: a vector on its way through the layer. */
export interface Station {
  readonly id: keyof typeof words.stations;
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
}

/** The chosen token's vectors in the order in which the layer makes them. */
export function stationsOf({ focus, streams, activations, neurons }: Reading, layer: number): Station[] {
  const { attention, feedForward } = streams[focus][layer];
  const said = words.stations;
  const all = (pick: (token: number) => number): number[] => streams.map((_, token) => pick(token));
  const hidden = attention.stream.length;
  const inner = activations.length;
  const line = (
    id: Station["id"],
    label: string,
    detail: string,
    on: Station["on"],
    [from, to]: readonly [number, number],
    values: Float32Array,
    lengths: readonly number[],
  ): Station => ({ id, label, detail, values, length: lengths[focus] ?? 0, lengths, on, from, to });
  return [
    line(
      "input",
      said.input.label,
      said.input.detail(layer + 1),
      "stream",
      [STEP.input, STEP.input + 0.5],
      attention.stream,
      all((t) => streams[t][layer].attention.lengths.stream),
    ),
    line(
      "attention",
      said.attention.label,
      said.attention.detail,
      "attention",
      [STEP.attention + 0.25, STEP.attention + 0.7],
      attention.written,
      all((t) => streams[t][layer].attention.lengths.written),
    ),
    line(
      "sum",
      said.sum.label,
      said.sum.detail,
      "stream",
      [STEP.norm + 0.1, STEP.norm + 0.4],
      attention.sum,
      all((t) => streams[t][layer].attention.lengths.sum),
    ),
    line(
      "norm",
      said.norm.label,
      "",
      "stream",
      [STEP.norm + 0.4, STEP.norm + 0.75],
      attention.norm,
      all((t) => streams[t][layer].attention.lengths.norm),
    ),
    line(
      "neurons",
      said.neurons.label(grouped(inner)),
      said.neurons.detail(grouped(neurons.positive)),
      "neurons",
      [STEP.neurons + 0.2, STEP.neurons + 0.75],
      activations,
      [],
    ),
    line(
      "ffn",
      said.ffn.label,
      said.ffn.detail(grouped(inner), grouped(hidden)),
      "ffn",
      [STEP.write + 0.2, STEP.write + 0.7],
      feedForward.written,
      all((t) => streams[t][layer].feedForward.lengths.written),
    ),
    line(
      "sumAgain",
      said.sumAgain.label,
      said.sumAgain.detail,
      "stream",
      [STEP.normAgain + 0.1, STEP.normAgain + 0.4],
      feedForward.sum,
      all((t) => streams[t][layer].feedForward.lengths.sum),
    ),
    line(
      "output",
      said.output.label,
      said.output.detail,
      "stream",
      [STEP.normAgain + 0.4, STEP.normAgain + 0.75],
      feedForward.norm,
      all((t) => streams[t][layer].feedForward.lengths.norm),
    ),
  ];
}
