/** A neuron of the feed-forward part at one token. */
export interface Neuron {
  readonly index: number;
  /** Before GELU. */
  readonly input: number;
  /** After GELU. */
  readonly activation: number;
}

/** What the feed-forward part's neurons do at one token. */
export interface Neurons {
  readonly count: number;
  /** Smallest and largest input. */
  readonly lowest: number;
  readonly highest: number;
  /** Those that fire, largest activation first; then the others, farthest below zero first: GELU lets a little of these through. Ties by index. */
  readonly strongest: readonly Neuron[];
}

/** Orders neurons by what they have their vectors write: whatever fires comes before GELU's dip below zero, which is never −1. */
const weight = ({ activation }: Neuron): number => (activation > 0 ? 1 + activation : -activation);

/** Sums up a token's neurons from its rows `[intermediate]` of `preActivation` and `intermediate`. */
export function neuronsOf(inputs: Float32Array, activations: Float32Array, top: number): Neurons {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const input of inputs) {
    lowest = Math.min(lowest, input);
    highest = Math.max(highest, input);
  }
  const strongest = Array.from(activations, (activation, index) => ({
    index,
    input: inputs[index],
    activation,
  }))
    .sort((a, b) => weight(b) - weight(a) || a.index - b.index)
    .slice(0, top);
  return { count: inputs.length, lowest, highest, strongest };
}
