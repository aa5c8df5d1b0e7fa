import type { ExhibitTexts, PretrainingSettings } from "./protocol";
import { type Progress, type RunView, TrainingRun } from "./run";

/** The run on stage, and one beside it with something changed. */
export interface Laboratory {
  readonly main: RunView | null;
  readonly other: RunView | null;
}

let runs: { main: TrainingRun | null; other: TrainingRun | null } = { main: null, other: null };
let seen: Laboratory = { main: null, other: null };
const listeners = new Set<() => void>();

function changed(): void {
  const [main, other] = [runs.main?.view ?? null, runs.other?.view ?? null];
  // The same where only the progress is new: what shows runs is not drawn again for it.
  if (main !== seen.main || other !== seen.other) seen = { main, other };
  for (const listener of listeners) listener();
}

/** For `useSyncExternalStore`: the runs live on behind other rooms. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function laboratory(): Laboratory {
  return seen;
}

/** How far the run on stage is; null if there is none. */
export function progress(): Progress | null {
  return runs.main?.progress ?? null;
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

export function pause(): void {
  runs.main?.pause();
  runs.other?.pause();
}

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

export function stopAll(): void {
  runs.main?.stop();
  runs.other?.stop();
  runs = { main: null, other: null };
  changed();
}
