import { forEach, type StepTable, stepTable } from "../steps";
import type { Direction } from "./requests";

type Layer = `layer${number}`;
type Id = "table" | "embeddings" | Layer | "direction" | "own";

const tables = new Map<number, StepTable<Id, never> & { readonly layerIds: readonly Layer[] }>();

/**
 * What the picture goes through in a model of so many layers, and how long each step takes: the table row, which all
 * sentences share, the embeddings' output, each layer's output; then the last state left to right; then the visitor's
 * turn.
 */
export function stepsOf(layers: number) {
  const layerIds = Array.from({ length: layers }, (_, i): Layer => `layer${i + 1}`);
  const table = tables.get(layers) ?? {
    ...stepTable<Id>({
      table: [6],
      embeddings: [5],
      ...forEach(layerIds, (i) => [i + 1 === layers ? 6 : 5] as const),
      direction: [6],
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
 * (from 1). The two last steps stay with the last layer.
 */
export function frameOf(step: number, layers: number): number {
  return Math.min(step, layers + 1);
}

/** In which direction the model reads when a step is completed. */
export function directionAt(step: number, layers: number, causal: boolean): Direction {
  return causal || step === stepsOf(layers).STEP.direction ? "causal" : "both";
}
