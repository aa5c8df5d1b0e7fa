/**
 * What the picture goes through: the table row, the embeddings' output, each layer's output; then the last state
 * left to right; then the visitor's turn. The steps follow the model's number of layers.
 */
export interface Times {
  /** All sentences still share the word's row of the embedding table. */
  readonly table: number;
  readonly embeddings: number;
  /** The step of layer `i` (0-based) is `layers + i`. */
  readonly layers: number;
  readonly direction: number;
  readonly own: number;
  readonly count: number;
}

/** The steps of a model with so many layers. */
export function timesOf(layers: number): Times {
  return { table: 0, embeddings: 1, layers: 2, direction: 2 + layers, own: 3 + layers, count: 4 + layers };
}

/** The part of a step in which the points move; then they rest. */
export const MOVING = 0.7;

/**
 * The frame that is arrived at in each step: 0 is the table row, 1 the embeddings' output, 1 + i layer i's output
 * (from 1). The two last steps stay with the last layer.
 */
export function frameOf(step: number, layers: number): number {
  return Math.min(step, layers + 1);
}
