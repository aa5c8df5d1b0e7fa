import type { VectorRef } from "../engine";
import { hidden } from "../inspector/refs";

/** A layer's two parts that write into the residual stream. */
export type Part = "attention" | "feedForward";

/** A token's vectors on its way through a layer (post-LN, Vaswani et al. 2017, section 3.1: LayerNorm(x + Sublayer(x))). */
export type StationId = "input" | "attention" | "sum" | "norm" | "neurons" | "ffn" | "sumAgain" | "output";

/** What a part reads and writes: the stream before it, what it adds, their sum, and LayerNorm of that. */
export const PARTS = {
  attention: { stream: "input", written: "attention", sum: "sum", norm: "norm" },
  feedForward: { stream: "norm", written: "ffn", sum: "sumAgain", norm: "output" },
} as const;

const TENSORS = {
  attention: "attentionOutput",
  norm: "attentionNorm",
  neurons: "intermediate",
  ffn: "ffnOutput",
  output: "output",
} as const;

/** A station's vector, as the inspector knows it; `layer` counts from 0. Past a layer that is off, the stream stays as it was. */
export function stationVector(
  id: StationId,
  layer: number,
  token: number,
  nameOf: (id: StationId) => string,
): VectorRef {
  if (id === "input") return hidden(layer, [token]).vector;
  if (id !== "sum" && id !== "sumAgain") return { of: "state", tensor: TENSORS[id], layer, token };
  const { stream, written } = id === "sum" ? PARTS.attention : PARTS.feedForward;
  return {
    of: "sum",
    name: nameOf(id),
    parts: [stream, written].map((summand) => ({
      label: nameOf(summand),
      vector: stationVector(summand, layer, token, nameOf),
    })),
  };
}
