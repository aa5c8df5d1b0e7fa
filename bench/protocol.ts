import type { PeerName, PeerResult } from "./peers/peer";
import type { GrowthModel } from "./random";

/** What the page asks of a worker; each worker holds one peer. */
export type Request =
  | { readonly kind: "create"; readonly peer: PeerName; readonly firstTokens: number }
  | { readonly kind: "run"; readonly tokens: number; readonly milliseconds: number }
  | { readonly kind: "check"; readonly tokens: number }
  | { readonly kind: "grow"; readonly model: GrowthModel; readonly lengths: readonly number[] };

export type Reply =
  | { readonly kind: "created"; readonly coldStart: number }
  | { readonly kind: "times"; readonly times: readonly number[] }
  | ({ readonly kind: "checked" } & PeerResult)
  | { readonly kind: "grown"; readonly growth: Growth }
  | { readonly kind: "failed"; readonly message: string };

/** How one size of model behaves as the text grows: our engine, random weights. */
export interface Growth {
  readonly name: string;
  readonly parameters: number;
  readonly megabytes: number;
  readonly loadMilliseconds: number;
  /** Median milliseconds, by length. */
  readonly milliseconds: Readonly<Record<number, number>>;
}

/** What the page hands back to Node. */
export interface BenchResult {
  readonly coldStart: Readonly<Record<string, readonly number[]>>;
  /** By length and peer, the median milliseconds of each round. In a round all peers run, one right after the other. */
  readonly rounds: Readonly<Record<number, Readonly<Record<string, readonly number[]>>>>;
  /** Largest difference to "ours exact", relative: of the ten best logits, and of the last layer's probabilities. */
  readonly differences: Readonly<Record<string, { readonly logits: number; readonly probs: number }>>;
  readonly growth: readonly Growth[];
}

export interface BenchPlan {
  readonly peers: readonly PeerName[];
  readonly lengths: readonly number[];
  readonly rounds: number;
  readonly milliseconds: number;
  readonly coldStarts: number;
  readonly growthModels: readonly GrowthModel[];
  readonly growthLengths: readonly number[];
}

/** The same tokens for every peer: spread over the whole vocabulary, [CLS] and [SEP] around them. */
export function benchIds(tokens: number): Int32Array {
  return Int32Array.from({ length: tokens }, (_, i) => {
    if (i === 0) return 101;
    return i === tokens - 1 ? 102 : 1000 + ((i * 7919) % 28_000);
  });
}
