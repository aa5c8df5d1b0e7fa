import { create } from "zustand";
import type { ExhibitTexts, PretrainingSettings } from "./protocol";
import { type Progress, type RunView, TrainingRun } from "./run";

/** The run on stage, and one beside it with something changed: they live on behind other rooms. */
interface Laboratory {
  readonly main: RunView | null;
  readonly other: RunView | null;
  /** How far the run on stage is: new many times a second. */
  readonly progress: Progress | null;
}

const useRuns = create<Laboratory>(() => ({ main: null, other: null, progress: null }));

let runs: { main: TrainingRun | null; other: TrainingRun | null } = { main: null, other: null };

function changed(): void {
  const { main, other } = runs;
  useRuns.setState({
    main: main?.view ?? null,
    other: other?.view ?? null,
    progress: main?.progress ?? null,
  });
}

/** All of it as it is now. */
export const laboratory = (): Laboratory => useRuns.getState();

/** Both runs, kept up to date: what shows them is not drawn again where only the progress is new. */
export function useLaboratory(): Pick<Laboratory, "main" | "other"> {
  const main = useRuns((runs) => runs.main);
  const other = useRuns((runs) => runs.other);
  return { main, other };
}

/** How far the run on stage is, kept up to date; null if there is none. */
export function useProgress(): Progress | null {
  return useRuns(({ progress }) => progress);
}

/** The run on stage, to be driven. */
export function mainRun(): TrainingRun | null {
  return runs.main;
}

/** Starts anew: a run on the visitor's text, or on the page's where there is none; and a second one beside it. */
export function begin(
  settings: PretrainingSettings,
  other: PretrainingSettings | null,
  text: string | null,
  exhibits: ExhibitTexts,
): void {
  stopAll();
  runs = {
    main: new TrainingRun({ settings, text, exhibits, isKept: true }, changed),
    other: other && new TrainingRun({ settings: other, text, exhibits, isKept: false }, changed),
  };
  changed();
  go();
}

/** Both go on. */
export function go(): void {
  void runs.main?.run();
  void runs.other?.run();
}

/** Both runs wait. */
export function pause(): void {
  runs.main?.pause();
  runs.other?.pause();
}

/** Both runs take one step and wait. */
export function stepOnce(): void {
  runs.main?.stepOnce();
  runs.other?.stepOnce();
}

/** A second run that goes on from a step of the first with other settings. */
export async function fork(
  step: number,
  settings: PretrainingSettings,
  text: string | null,
  exhibits: ExhibitTexts,
): Promise<void> {
  const from = await runs.main?.stateAt(step);
  if (!from) return;
  runs.other?.stop();
  runs.other = new TrainingRun({ settings, text, exhibits, from, isKept: false }, changed);
  changed();
  void runs.other.run();
}

/** Both runs end, and their workers with them. */
export function stopAll(): void {
  runs.main?.stop();
  runs.other?.stop();
  runs = { main: null, other: null };
  changed();
}
