import type { AskedPass, Explanation, NumberRef } from "../engine";
import type { Problem } from "./problem";
import type { Slice } from "./slice";

/** A number on the way, and the pass that it is of. */
export interface Stop {
  readonly request: AskedPass;
  readonly ref: NumberRef;
}

/** A number being questioned, and the way from the first question to it. */
export interface Inspection {
  /** The last one is on show. */
  readonly trail: readonly Stop[];
  /** Answers by stop (see `stopKey`), so that stepping back is immediate. */
  readonly answers: Readonly<Record<string, Explanation>>;
  readonly problem: Problem | null;
}

export interface InspectorSlice {
  readonly inspection: Inspection | null;
  /** Asks where a number of a pass comes from. */
  inspect(request: AskedPass, ref: NumberRef): void;
  /** From the number on show to one of its inputs: of the same pass, if no other is named. */
  inspectInput(ref: NumberRef, pass?: AskedPass): void;
  /** Back along the trail to its entry `index`. */
  inspectBack(index: number): void;
  explained(stop: Stop, explanation: Explanation): void;
  inspectionFailed(problem: Problem): void;
  closeInspector(): void;
}

/** Key of a stop in `Inspection.answers`. */
export function stopKey({ request, ref }: Stop): string {
  return JSON.stringify([request, Object.entries(ref).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

export const createInspectorSlice: Slice<InspectorSlice> = (set) => {
  const change = (next: (inspection: Inspection) => Partial<Inspection>) =>
    set(({ inspection }) => ({ inspection: inspection && { ...inspection, ...next(inspection) } }));
  return {
    inspection: null,
    inspect: (request, ref) => set({ inspection: { trail: [{ request, ref }], answers: {}, problem: null } }),
    inspectInput: (ref, pass) =>
      change(({ trail }) => ({
        trail: [...trail, { request: pass ?? trail[trail.length - 1].request, ref }],
        problem: null,
      })),
    inspectBack: (index) => change(({ trail }) => ({ trail: trail.slice(0, index + 1), problem: null })),
    explained: (stop, explanation) =>
      change(({ trail, answers }) =>
        // An answer that comes after the question was given up for another is dropped.
        trail.includes(stop) ? { answers: { ...answers, [stopKey(stop)]: explanation } } : {},
      ),
    inspectionFailed: (problem) => change(() => ({ problem })),
    closeInspector: () => set({ inspection: null }),
  };
};
