import { row, type Tensor } from "../tensor";
import type { Trace } from "../trace";
import { moments } from "./moments";

/** How long a token's vectors are around one sublayer. */
export interface Write {
  /** The stream before. */
  readonly stream: number;
  /** What the sublayer adds. */
  readonly written: number;
  /** stream + written. */
  readonly sum: number;
  /** LayerNorm(sum): the stream behind. */
  readonly norm: number;
}

/** One layer's two sublayers (post-LN, Vaswani et al. 2017, section 3.1: LayerNorm(x + Sublayer(x))). */
export interface LayerWrites {
  readonly attention: Write;
  readonly feedForward: Write;
}

/**
 * The residual stream of one token, layer by layer; null if the trace lacks a tensor: it needs the embeddings' `norm`,
 * and `attentionOutput`, `attentionNorm`, `ffnOutput` and `output` of each layer. Of a layer that is switched off these
 * are the writes it would have made: the stream goes past it unchanged.
 */
export function residualStream(
  { embeddings, layers }: Pick<Trace, "embeddings" | "layers">,
  token: number,
  layersOff: readonly number[] = [],
): LayerWrites[] | null {
  let before = at(embeddings.norm, token);
  const stream: LayerWrites[] = [];
  for (const [index, layer] of layers.entries()) {
    const written = at(layer.attentionOutput, token);
    const middle = at(layer.attentionNorm, token);
    const added = at(layer.ffnOutput, token);
    const output = at(layer.output, token);
    if (!before || !written || !middle || !added || !output) return null;
    stream.push({ attention: write(before, written, middle), feedForward: write(middle, added, output) });
    if (!layersOff.includes(index)) before = output;
  }
  return stream;
}

function at(tensor: Tensor | undefined, token: number): Float32Array | null {
  return tensor && token < tensor.shape[0] ? row(tensor, token) : null;
}

function write(stream: Float32Array, written: Float32Array, norm: Float32Array): Write {
  const length = (vector: Float32Array): number => moments(vector).length;
  const sum = stream.map((value, i) => value + written[i]);
  return { stream: length(stream), written: length(written), sum: length(sum), norm: length(norm) };
}

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
