import { relu, tanhGelu } from "../model/activation";
import type { ActivationName } from "../model/config";
import { gelu } from "./gelu";

export interface Bend {
  readonly name: string;
  apply(x: number): number;
}

export interface Activation extends Bend {
  /** What it makes of x, as it is written in papers. */
  readonly formula: string;
}

/** What bends the feed-forward part's numbers, by its name in the config. */
export const ACTIVATION: Readonly<Record<ActivationName, Activation>> = {
  gelu: { name: "GELU", formula: "x · Φ(x)", apply: gelu },
  gelu_new: { name: "GELU (tanh)", formula: "½x · (1 + tanh(0.80x + 0.036x³))", apply: tanhGelu },
  relu: { name: "ReLU", formula: "max(0, x)", apply: relu },
};
