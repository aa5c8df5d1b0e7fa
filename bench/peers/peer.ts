/** One forward pass with all attention probabilities and the MLM head at one position. */
export interface PeerResult {
  /** `[vocabulary]` at the position asked for; ours gives only the best, the rest is NaN. */
  readonly logits: Float32Array;
  /** The last layer's attention probabilities, `[heads, tokens, tokens]`. */
  readonly probs: Float32Array;
}

export interface Peer {
  readonly size?: { readonly parameters: number; readonly bytes: number };
  run(ids: Int32Array, position: number): PeerResult | Promise<PeerResult>;
}

/** Where a peer finds its files. */
export interface Place {
  fetch(path: string): Promise<ArrayBuffer>;
  /** Address of the folder with a peer's own files, ending in a slash. */
  peerFolder(peer: "ort" | "tfjs"): string;
}

export const PEERS = [
  "ours",
  "ours exact",
  "ours plain",
  "ort",
  "ort 2 threads",
  "ort int8",
  "tfjs",
] as const;
export type PeerName = (typeof PEERS)[number];
