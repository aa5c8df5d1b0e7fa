import { forEach, type StepTable, stepTable } from "../steps";

type Layer = `layer${number}`;
type Id = "table" | "embeddings" | Layer | "own";

const tables = new Map<number, StepTable<Id, never> & { readonly layerIds: readonly Layer[] }>();

/**
 * What the picture goes through in a model of so many layers, and how long each step takes: the table row, which all
 * sentences share, the embeddings' output, each layer's output; then the visitor's turn.
 */
export function stepsOf(layers: number) {
  const layerIds = Array.from({ length: layers }, (_, i): Layer => `layer${i + 1}`);
  const table = tables.get(layers) ?? {
    ...stepTable<Id>({
      table: [6],
      embeddings: [5],
      ...forEach(layerIds, (i) => [i + 1 === layers ? 6 : 5] as const),
      own: [5],
    }),
    layerIds,
  };
  tables.set(layers, table);
  return table;
}

/** The part of a step in which the points move; then they rest. */
export const MOVING = 0.7;

/**
 * The frame that is arrived at in each step: 0 is the table row, 1 the embeddings' output, 1 + i layer i's output
 * (from 1). The last step stays with the last layer.
 */
export function frameOf(step: number, layers: number): number {
  return Math.min(step, layers + 1);
}
