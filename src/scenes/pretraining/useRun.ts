import type { MotionValue } from "framer-motion";
import { useDerived } from "../../player/derived";
import { useLive, useTime } from "../../player/time";
import type { RunView } from "../../trainer/run";
import { placeOf } from "../../trainer/snapshots";
import { shareAt } from "./steps";

/** The training step at a story time, as far as the run has come. */
function stepOf({ snapshots, settings }: RunView, t: number): number {
  return Math.min(shareAt(t) * settings.steps, snapshots.at(-1)?.step ?? 0);
}

/** The training step that story time shows, as a motion value: it moves marks without rendering React for each frame. */
export function useTrainingStep(run: RunView): MotionValue<number> {
  return useDerived(useTime(), (t) => stepOf(run, t));
}

/** The index of the snapshot that story time shows. */
export function useSnapshotIndex(run: RunView): number {
  return useLive((t) => placeOf(run.snapshots, stepOf(run, t)).index);
}

/** The snapshots around the step that story time shows, which render when they change. */
export function useSnapshots(run: RunView): {
  before: RunView["snapshots"][number];
  after: RunView["snapshots"][number];
} {
  const index = useSnapshotIndex(run);
  return { before: run.snapshots[index], after: run.snapshots[index + 1] ?? run.snapshots[index] };
}

/** How far a story time is on its way from the snapshot before it to the one after, 0…1. */
export function partAt(run: RunView, t: number): number {
  return placeOf(run.snapshots, stepOf(run, t)).part;
}

/** The same now, as a motion value. */
export function usePart(run: RunView): MotionValue<number> {
  return useDerived(useTime(), (t) => partAt(run, t));
}
