import type { PeerName, PeerResult } from "./peers/peer";
import type { GrowthModel } from "./random";

/** What the page asks of a worker; each worker holds one peer, or our engine with random weights of some size. */
export type Request =
  | { readonly kind: "create"; readonly peer: PeerName | GrowthModel; readonly firstTokens: number }
  | { readonly kind: "run"; readonly tokens: number; readonly milliseconds: number }
  | { readonly kind: "check"; readonly tokens: number };

export type Reply =
  | ({ readonly kind: "created" } & Created)
  | ({ readonly kind: "ran" } & Turn)
  | ({ readonly kind: "checked" } & PeerResult)
  | { readonly kind: "failed"; readonly message: string };

export interface Created {
  /** Milliseconds until the first result. */
  readonly coldStart: number;
  /** For our engine: its parameters and the bytes it takes. */
  readonly size: { readonly parameters: number; readonly bytes: number } | null;
}

/** Some runs of one peer, right after each other. */
export interface Turn {
  readonly runs: number;
  /** Wall-clock milliseconds per run. */
  readonly wall: number;
}

/** Largest difference to our exact kernels, relative: of the ten best logits and of the last layer's probabilities. */
export interface Difference {
  readonly logits: number;
  readonly probs: number;
}

/** What the page offers to Node, which drives the bench so that it can read the processor time of each turn. */
export interface BenchPage {
  start(key: string, peer: PeerName | GrowthModel): Promise<Created>;
  turn(key: string, tokens: number, milliseconds: number): Promise<Turn>;
  differences(keys: readonly string[]): Promise<Record<string, Difference>>;
  stop(key: string): void;
}

/** The same tokens for every peer: spread over the whole vocabulary, [CLS] and [SEP] around them. */
export function benchIds(tokens: number): Int32Array {
  return Int32Array.from({ length: tokens }, (_, i) => {
    if (i === 0) return 101;
    return i === tokens - 1 ? 102 : 1000 + ((i * 7919) % 28_000);
  });
}
