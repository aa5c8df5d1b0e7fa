import { must } from "../../engine/explain/parts";
import { type Num, vectorOf } from "../../inspector/values";
import { grouped } from "../../ui/format";
import type { SceneContext } from "../scene";
import type { StationId } from "../stream";
import { lengthOf, stationOf } from "./refs";
import { WHEN } from "./steps";
import { words } from "./words";

/** One line of the layer's picture: a vector on its way through the layer. */
export interface Station extends Line {
  readonly label: string;
  readonly detail: string;
  readonly values: Float32Array;
  /** Lengths of the same vector, by token. */
  readonly lengths: readonly Num[];
}

interface Line {
  readonly id: StationId;
  /** On the stream itself, written by a part beside it, or the neurons in between. */
  readonly on: "stream" | "attention" | "ffn" | "neurons";
  /** Story times between which it comes in. */
  readonly from: number;
  readonly to: number;
}

/** In the order in which the layer makes them. */
const LINES: readonly Line[] = [
  { id: "input", on: "stream", from: WHEN.input(0), to: WHEN.input(0.5) },
  { id: "attention", on: "attention", from: WHEN.attention(0.25), to: WHEN.attention(0.7) },
  { id: "sum", on: "stream", from: WHEN.norm(0.1), to: WHEN.norm(0.4) },
  { id: "norm", on: "stream", from: WHEN.norm(0.4), to: WHEN.norm(0.75) },
  { id: "neurons", on: "neurons", from: WHEN.neurons(0.2), to: WHEN.neurons(0.75) },
  { id: "ffn", on: "ffn", from: WHEN.write(0.2), to: WHEN.write(0.7) },
  { id: "sumAgain", on: "stream", from: WHEN.normAgain(0.1), to: WHEN.normAgain(0.4) },
  { id: "output", on: "stream", from: WHEN.normAgain(0.4), to: WHEN.normAgain(0.75) },
];

/** A token's vectors in the chosen layer. @param positive neurons above zero; @param inner all of them. */
export function stationsOf(context: SceneContext, focus: number, positive: number, inner: number): Station[] {
  const { layer, encoding, runs } = context;
  const pass = must(runs.main?.answered);
  const { input, attention, sum, neurons, ffn, sumAgain, output } = words.stations;
  const lines = LINES.map((line) => ({
    ...line,
    values: must(vectorOf(context, { vector: stationOf(line.id, layer, focus), pass })),
    lengths:
      line.id === "neurons"
        ? []
        : encoding.tokens.map((_, token) => lengthOf(context, line.id, layer, token)),
  }));
  const details: Readonly<Record<StationId, string>> = {
    input: input.detail(layer + 1),
    attention: attention.detail,
    sum: sum.detail,
    norm: "",
    neurons: neurons.detail(grouped(positive)),
    ffn: ffn.detail(grouped(inner), grouped(lines[0].values.length)),
    sumAgain: sumAgain.detail,
    output: output.detail,
  };
  return lines.map((line) => ({
    ...line,
    label: line.id === "neurons" ? neurons.label(grouped(inner)) : words.stations[line.id].label,
    detail: details[line.id],
  }));
}
