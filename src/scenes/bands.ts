import type { Tab } from "./steps";

/** The views of a scene's stage. Which one is shown follows from the step, so a tab is a jump in time. */
export interface Bands<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  /** The view of a step. */
  of(step: number): Id;
}

/**
 * @param begins the step that each view begins with, in their order; the first begins the story.
 * @param labels their names, in the language in force when they are read.
 */
export function bandsOf<Id extends string>(
  begins: Readonly<Record<Id, number>>,
  labels: () => Readonly<Record<Id, string>>,
): Bands<Id> {
  const ids = Object.keys(begins) as Id[];
  const tabs = ids.map((id) => ({
    id,
    get label() {
      return labels()[id];
    },
    step: begins[id],
  }));
  return { tabs, of: (step) => ids.findLast((id) => begins[id] <= step) ?? ids[0] };
}
