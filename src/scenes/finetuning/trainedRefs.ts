import type { AskedPass, LinearTraining, NumberRef, TrainingRun } from "../../engine";
import type { Task } from "../../trainer/tasks";
import type { SceneContext } from "../scene";
import { triedText } from "./sets";

/** Numbers of a training are of no text's pass: each sentence has one of its own. */
export const NO_PASS: AskedPass = { text: "" };

/** The training that a run is of, for those who ask where its numbers come from. */
export function trainingOfRun(
  context: SceneContext,
  { labels, examples, tests }: Task,
  { settings }: TrainingRun,
): LinearTraining {
  return { classes: labels, examples, tests, probes: [triedText(context)], settings };
}

/** What a training was measured on: the sentences it learns from, or those held out. */
type Measured = "examples" | "tests";

/** The mean loss after a step. */
export function lossRef(training: LinearTraining, step: number, set: Measured): NumberRef {
  return { of: "trained", training, step, tensor: "mean loss", set };
}

/** @param sentence counts the examples, then the tests, then the sentence that is tried. */
export function probabilityRef(
  training: LinearTraining,
  step: number,
  sentence: number,
  label: number,
): NumberRef {
  return { of: "trained", training, step, tensor: "probability", sentence, label };
}

/** A weight of the head after a step: of a class, for an entry of the vector. */
export function weightRef(training: LinearTraining, step: number, label: number, index: number): NumberRef {
  return { of: "trained", training, step, tensor: "weight", label, index };
}
