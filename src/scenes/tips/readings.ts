import type { HeadName, HeadScores, TrainingResult, TrainingRun } from "../../engine";
import type { SceneContext } from "../scene";
import { firstOf, type SetName, SWEEPS, type Sweep } from "./requests";

/** The trainings of a tip; null while they are on their way. */
export function sweepOf({ runs }: Pick<SceneContext, "runs">, sweep: Sweep): readonly TrainingRun[] | null {
  const run = runs.sweeps;
  const training = run && run.answered === run.request ? run.result?.training : null;
  return training?.runs.slice(firstOf(sweep), firstOf(sweep) + SWEEPS[sweep].length) ?? null;
}

/** [CLS] and the mean of the words on one set. */
export function pooledOf({ runs }: Pick<SceneContext, "runs">, set: SetName): TrainingResult | null {
  return runs[`pooled-${set}`]?.result?.training ?? null;
}

/** What was measured of a trained head. */
export function scoresOf({ runs }: Pick<SceneContext, "runs">, head: HeadName): HeadScores | null {
  return runs[`head-${head}`]?.result?.head?.scores ?? null;
}

export const last = (values: Float32Array): number => values[values.length - 1];

/** The epoch after which the held-out loss is lowest, and both losses there and at the end. */
export function bestEpoch({ losses, testLosses, stepsPerEpoch, settings }: TrainingRun): {
  readonly epoch: number;
  readonly best: number;
  readonly end: number;
  readonly learned: number;
} {
  let epoch = 0;
  for (let e = 1; e <= settings.epochs; e++)
    if (testLosses[e * stepsPerEpoch] < testLosses[epoch * stepsPerEpoch]) epoch = e;
  return { epoch, best: testLosses[epoch * stepsPerEpoch], end: last(testLosses), learned: last(losses) };
}
