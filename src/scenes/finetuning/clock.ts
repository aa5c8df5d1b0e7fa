import type { TrainingRun } from "../../engine";
import { progress } from "../../player/storyboard";
import { useLive } from "../../player/time";
import { TRAINING } from "./steps";

/** The step of a training that stands at story time `t`: 0 is before the first. */
function stepAtTime(t: number, { losses }: Pick<TrainingRun, "losses">): number {
  return Math.round(progress(t, TRAINING.from, TRAINING.to) * (losses.length - 1));
}

/** The step on stage. */
export function useTrainingStep(run: Pick<TrainingRun, "losses">): number {
  return useLive((t) => stepAtTime(t, run));
}

/** The epochs that are over on stage. */
export function useEpoch(run: Pick<TrainingRun, "losses" | "stepsPerEpoch">): number {
  return useLive((t) => Math.floor(stepAtTime(t, run) / run.stepsPerEpoch));
}
