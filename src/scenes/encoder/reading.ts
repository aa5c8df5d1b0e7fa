import { type LayerWrites, type Neurons, neuronsOf, residualStream, row, type Tensor } from "../../engine";
import { ACTIVATION, type Activation } from "../../engine/explain/activation";
import { focusToken } from "../../store/focusToken";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";

/** Neurons that are listed one by one. */
const LISTED = 6;

/** What the scene draws: the streams of all tokens, and the neurons of the chosen token in the chosen layer. */
export interface Reading {
  readonly focus: number;
  /** By token, then by layer. */
  readonly streams: readonly (readonly LayerWrites[])[];
  readonly neurons: Neurons;
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

const readings = new WeakMap<SceneContext, Reading | null>();

/** What the pass on stage says; null while it lacks a tensor. Storyboard and picture share it. */
export function readingOf(context: SceneContext): Reading | null {
  const known = readings.get(context);
  if (known !== undefined) return known;
  const reading = read(context);
  readings.set(context, reading);
  return reading;
}

function read(context: SceneContext): Reading | null {
  const { main, layer, runs } = context;
  if (!main) return null;
  const focus = focusToken(context);
  const layersOff = runs.main?.answered?.interventions?.layersOff ?? [];
  const streams = main.encoding.tokens.map((_, token) => residualStream(main.trace, token, layersOff));
  const { preActivation, intermediate } = main.trace.layers[layer] ?? {};
  if (!preActivation || !intermediate || focus >= streams.length) return null;
  if (!streams.every((stream) => stream !== null)) return null;
  const inputs = row(preActivation, focus);
  const activations = row(intermediate, focus);
  return {
    focus,
    streams,
    neurons: neuronsOf(inputs, activations, LISTED),
    inputs,
    activations,
    allActivations: intermediate,
  };
}

/** The activations of one neuron, token by token. */
export function acrossTokens({ shape, data }: Tensor, neuron: number): Float32Array {
  return Float32Array.from({ length: shape[0] }, (_, token) => data[token * shape[1] + neuron]);
}

/** The place of the largest value. */
export function largestAt(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/** A share of the stream's length, which may be more than all of it: `138 %`, `2.4 %`. */
export function ofLength(share: number): string {
  return `${fixed(share * 100, share < 0.0995 ? 1 : 0)} %`;
}
