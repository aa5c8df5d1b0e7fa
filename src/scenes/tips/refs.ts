import type { LinearTraining, TrainingRun } from "../../engine";
import type { Question } from "../../inspector/question";
import type { LabelledSet } from "../finetuning/sets";
import { accuracyRef, lossRef, type Measured, NO_PASS } from "../finetuning/trainedRefs";

function trainingOf({ classes, examples, tests }: LabelledSet, { settings }: TrainingRun): LinearTraining {
  return { classes, examples, tests, settings };
}

/** Where a run's loss after a step comes from. */
export function lossQuestion(set: LabelledSet, run: TrainingRun, step: number, measured: Measured): Question {
  return { request: NO_PASS, about: lossRef(trainingOf(set, run), step, measured) };
}

/** Where the share of held-out sentences that a run gets right at its end comes from. */
export function rightQuestion(set: LabelledSet, run: TrainingRun): Question {
  return { request: NO_PASS, about: accuracyRef(trainingOf(set, run), run.losses.length - 1, "tests") };
}
