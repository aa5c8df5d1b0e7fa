import { useSyncExternalStore } from "react";
import { useLive } from "../../player/time";
import { type Laboratory, laboratory, subscribe } from "../../trainer/laboratory";
import type { RunView } from "../../trainer/run";
import { placeOf } from "../../trainer/snapshots";
import { shareAt } from "./clock";

/** Both runs, as they are now. */
export function useLaboratory(): Laboratory {
  return useSyncExternalStore(subscribe, laboratory, laboratory);
}

/** The training step that story time shows, as far as the run has come. */
export function useTrainingStep(run: RunView): number {
  const last = run.snapshots[run.snapshots.length - 1]?.step ?? 0;
  return useLive((t) => Math.min(shareAt(t) * run.settings.steps, last));
}

/** The index of the snapshot that story time shows. */
export function useSnapshotIndex(run: RunView): number {
  const last = run.snapshots[run.snapshots.length - 1]?.step ?? 0;
  return useLive((t) => placeOf(run.snapshots, Math.min(shareAt(t) * run.settings.steps, last)).index);
}
