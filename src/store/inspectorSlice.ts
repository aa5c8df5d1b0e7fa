import type { Explanation, NumberRef, RunRequest } from "../engine";
import type { Slice } from "./slice";

/** A number being questioned: which pass it belongs to, and the way from the first question to it. */
export interface Inspection {
  readonly request: RunRequest;
  /** The last one is on show. */
  readonly trail: readonly NumberRef[];
  /** Answers by reference (as JSON), so that stepping back is immediate. */
  readonly answers: Readonly<Record<string, Explanation>>;
  readonly error: string | null;
}

export interface InspectorSlice {
  readonly inspection: Inspection | null;
  /** Asks where a number of a pass comes from. */
  inspect(request: RunRequest, ref: NumberRef): void;
  /** From the number on show to one of its inputs. */
  inspectInput(ref: NumberRef): void;
  /** Back along the trail to its entry `index`. */
  inspectBack(index: number): void;
  explained(request: RunRequest, explanation: Explanation): void;
  inspectionFailed(message: string): void;
  closeInspector(): void;
}

/** Key of a reference in `Inspection.answers`. */
export function refKey(ref: NumberRef): string {
  return JSON.stringify(Object.entries(ref).sort());
}

export const createInspectorSlice: Slice<InspectorSlice> = (set) => {
  const change = (next: (inspection: Inspection) => Partial<Inspection>) =>
    set(({ inspection }) => ({ inspection: inspection && { ...inspection, ...next(inspection) } }));
  return {
    inspection: null,
    inspect: (request, ref) => set({ inspection: { request, trail: [ref], answers: {}, error: null } }),
    inspectInput: (ref) => change(({ trail }) => ({ trail: [...trail, ref], error: null })),
    inspectBack: (index) => change(({ trail }) => ({ trail: trail.slice(0, index + 1), error: null })),
    explained: (request, explanation) =>
      change((inspection) =>
        inspection.request === request
          ? { answers: { ...inspection.answers, [refKey(explanation.ref)]: explanation } }
          : {},
      ),
    inspectionFailed: (error) => change(() => ({ error })),
    closeInspector: () => set({ inspection: null }),
  };
};
