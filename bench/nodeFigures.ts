/** What `node.ts` measures. */
export interface NodeFigures {
  /** Of Node. */
  readonly version: string;
  /** Milliseconds on a processor per run, by length and peer. */
  readonly milliseconds: Readonly<Record<number, Readonly<Record<string, number>>>>;
  /** Largest difference of the last layer's probabilities to ours, by peer. */
  readonly differences: Readonly<Record<string, number>>;
  /** Bytes of all tensors of a full trace, by length. */
  readonly traceBytes: Readonly<Record<number, number>>;
  /** Bytes in use before and after a thousand runs of varying length, and in the arena. */
  readonly leak: { readonly before: number; readonly after: number; readonly arena: number };
}
