import { type Neurons, neuronsOf, row, type Tensor } from "../../engine";
import { ACTIVATION, type Activation } from "../../engine/explain/activation";
import { remembered } from "../../engine/remembered";
import type { Num } from "../../inspector/values";
import { focusToken } from "../../store/focusToken";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { countOf } from "./refs";
import { type Station, stationsOf } from "./stations";

/** Neurons that are listed one by one. */
const LISTED = 6;

/** What the scene draws: the chosen token's stream through the chosen layer, and its neurons there. */
export interface Reading {
  readonly focus: number;
  /** The layers that are switched off: of these it is shown what they would write. */
  readonly layersOff: readonly number[];
  /** The chosen layer's lines, from top to bottom. */
  readonly stations: readonly Station[];
  readonly neurons: Neurons;
  /** How many of them are above zero: GELU lets those through. */
  readonly positive: Num;
  /** `[intermediate]` of the chosen token: before and after GELU. */
  readonly inputs: Float32Array;
  readonly activations: Float32Array;
  /** `[tokens, intermediate]` of the chosen layer. */
  readonly allActivations: Tensor;
}

/** What bends the neurons' sums in the model at work. */
export function bendOf({ model }: Pick<SceneContext, "model">): Activation {
  return ACTIVATION[model?.config.activation ?? "gelu"];
}

/** What the pass on stage says; null while it lacks a tensor. Storyboard and picture share it. */
export const readingOf = remembered(read);

function read(context: SceneContext): Reading | null {
  const { main, layer, runs } = context;
  if (!main) return null;
  const focus = focusToken(context);
  const { tokens } = main.encoding;
  const { preActivation, intermediate } = main.trace.layers[layer] ?? {};
  if (!preActivation || !intermediate || focus >= tokens.length) return null;
  const inputs = row(preActivation, focus);
  const activations = row(intermediate, focus);
  const positive = countOf(context, focus, { above: 0 });
  return {
    focus,
    layersOff: runs.main?.answered?.interventions?.layersOff ?? [],
    stations: stationsOf(context, focus, positive.value, inputs.length),
    neurons: neuronsOf(inputs, activations, LISTED),
    positive,
    inputs,
    activations,
    allActivations: intermediate,
  };
}

/** The activations of one neuron, token by token. */
export function acrossTokens({ shape, data }: Tensor, neuron: number): Float32Array {
  return Float32Array.from({ length: shape[0] }, (_, token) => data[token * shape[1] + neuron]);
}

/** A share of the stream's length, which may be more than all of it: `138 %`, `2.4 %`. */
export function ofLength(share: number): string {
  return `${fixed(share * 100, share < 0.0995 ? 1 : 0)} %`;
}
