/** Tokens the page works with at most ([CLS] and [SEP] included); the engine itself takes up to 512. */
export const MAX_TOKENS = 128;

/** The hidden states the lens reads: all of a small model's, else the embeddings and five layers evenly up to the last. */
export function lensStates(layers: number): readonly number[] {
  if (layers <= 6) return Array.from({ length: layers + 1 }, (_, state) => state);
  return Array.from({ length: 6 }, (_, i) => Math.round((i * layers) / 5));
}
