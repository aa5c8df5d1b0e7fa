import type { AskedPass, Explanation, NumberRef } from "../engine";
import type { Problem } from "./problem";
import { type Inspection, type Stop, useStore } from "./store";

/** Key of a stop in `Inspection.answers`. */
export function stopKey({ request, ref }: Stop): string {
  return JSON.stringify([request, Object.entries(ref).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function change(next: (inspection: Inspection) => Partial<Inspection>): void {
  useStore.setState(({ inspection }) => ({
    inspection: inspection && { ...inspection, ...next(inspection) },
  }));
}

/** Asks where a number of a pass comes from; without a pass there is nothing to ask. */
export function inspect(request: AskedPass | null | undefined, ref: NumberRef): void {
  if (request) useStore.setState({ inspection: { trail: [{ request, ref }], answers: {}, problem: null } });
}

/** From the number on show to one of its inputs: of the same pass, if no other is named. */
export function inspectInput(ref: NumberRef, pass?: AskedPass): void {
  change(({ trail }) => ({
    trail: [...trail, { request: pass ?? trail[trail.length - 1].request, ref }],
    problem: null,
  }));
}

/** Back along the trail to its entry `index`. */
export function inspectBack(index: number): void {
  change(({ trail }) => ({ trail: trail.slice(0, index + 1), problem: null }));
}

/** The worker’s answer to a stop of the inspector. */
export function explained(stop: Stop, explanation: Explanation): void {
  change(({ trail, answers }) =>
    // An answer that comes after the question was given up for another is dropped.
    trail.includes(stop) ? { answers: { ...answers, [stopKey(stop)]: explanation } } : {},
  );
}

export const inspectionFailed = (problem: Problem): void => change(() => ({ problem }));

export const closeInspector = (): void => useStore.setState({ inspection: null });
