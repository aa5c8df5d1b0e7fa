import type { HeadResult, TrainingRun } from "../../engine";
import { argmax } from "../../engine/tensor";
import { isSettled } from "../../store/answer";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** What scores.json says beside the measured figures. */
const NOT_MEASURED = new Set(["bytes", "examples", "epochs", "lr"]);

/** What a head scored on texts that it had not seen, out of 100, by the names of the tests. */
export function scoresOf({ figures }: HeadResult): readonly (readonly [test: string, score: number])[] {
  return Object.entries(figures).filter(([name]) => !NOT_MEASURED.has(name));
}

/** Index and probability of a head's most probable label. */
export function verdictOf({ probabilities }: HeadResult): { label: number; probability: number } {
  const label = argmax(probabilities.data);
  return { label, probability: probabilities.data[label] };
}

/** The label by which words are measured: the last one (“positive”); of a visitor's own head the most probable. */
export function measuredLabel(head: HeadResult): number {
  return head.variant === "own" ? verdictOf(head).label : head.labels.length - 1;
}

/** What became of the training, if it is of the sentences and settings as they are now. */
export function trainingOf({ runs }: SceneContext): TrainingRun | null {
  const run = runs.training;
  return run && isSettled(run) ? (run.result?.training ?? null) : null;
}

/** Right answers as a count, from a share and how many there were. */
export function rightOf(share: number, count: number): string {
  return words.rightOf(Math.round(share * count), count);
}

/** A loss as it is written: with the digits it deserves. */
export function lossText(loss: number): string {
  return fixed(loss, loss >= 10 ? 1 : loss >= 0.1 ? 2 : 3);
}
