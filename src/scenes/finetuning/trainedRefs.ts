import type { AskedPass, LinearTraining, NumberRef, TrainingRun } from "../../engine";
import type { SceneContext } from "../scene";
import { currentSet, triedText } from "./set";

/** Numbers of a training are of no text's pass: each sentence has one of its own. */
export const NO_PASS: AskedPass = { text: "" };

/** The training that a run is of, for those who ask where its numbers come from. */
export function trainingOfRun(context: SceneContext, { settings }: TrainingRun): LinearTraining {
  const { classes, examples, tests } = currentSet(context);
  return { classes, examples, tests, probes: [triedText(context)], settings };
}

/** What a training was measured on: the sentences it learns from, or those held out. */
type Measured = "examples" | "tests";

/** The mean loss after a step. */
export function lossRef(training: LinearTraining, step: number, set: Measured): NumberRef {
  return { of: "trained", training, step, tensor: "mean loss", set };
}

/** The share that the head has right after a step. */
export function accuracyRef(training: LinearTraining, step: number, set: Measured): NumberRef {
  return { of: "trained", training, step, tensor: "share right", set };
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

/** An entry of the vector that stands for a sentence. */
export function featureRef(training: LinearTraining, sentence: number, index: number): NumberRef {
  return { of: "trained", training, step: 0, tensor: "feature", sentence, index };
}
