import type { LinearTraining, TrainedRef, TrainingRun } from "../../engine";
import type { Question } from "../../inspector/question";
import type { LabelledSet } from "../finetuning/sets";

/** What a training was measured on: the sentences it learned from, or those held out. */
type Measured = "examples" | "tests";

function question(
  { classes, examples, tests }: LabelledSet,
  { settings }: TrainingRun,
  about: (training: LinearTraining) => TrainedRef,
): Question {
  // The numbers of a training are of no text's pass: each sentence has one of its own.
  return { request: { text: "" }, about: about({ classes, examples, tests, settings }) };
}

/** Where a run's loss after a step comes from. */
export function lossQuestion(set: LabelledSet, run: TrainingRun, step: number, measured: Measured): Question {
  return question(set, run, (training) => ({
    of: "trained",
    training,
    step,
    tensor: "mean loss",
    set: measured,
  }));
}

/** Where the share of held-out sentences that a run gets right at its end comes from. */
export function rightQuestion(set: LabelledSet, run: TrainingRun): Question {
  return question(set, run, (training) => ({
    of: "trained",
    training,
    step: run.losses.length - 1,
    tensor: "share right",
    set: "tests",
  }));
}
