import type { HeadName, HeadResult, HeadScores, TrainingResult, TrainingRun } from "../../engine";
import { argmax } from "../../engine/tensor";
import { isSettled } from "../../store/answer";
import type { SceneContext } from "../scene";
import { toldBy } from "./requests";
import { words } from "./words";

/** A figure measured on texts that the head had not seen, for both variants. */
export interface Figure {
  readonly head: HeadName;
  readonly name: string;
  readonly frozen: number;
  readonly full: number;
}

/** What scores.json says beside the measured figures. */
const NOT_MEASURED = new Set(["bytes", "examples", "epochs", "lr"]);
const HEADS = ["sentiment", "ner", "qa"] as const;

/** What a head's file says of both variants: any of them brings it along. */
export function scoresOf(context: SceneContext, head: HeadName): HeadScores | null {
  return (toldBy(context, head, "frozen") ?? toldBy(context, head, "full"))?.head.scores ?? null;
}

/** All measured figures of the heads that are here. */
export function figuresOf(context: SceneContext): readonly Figure[] {
  return HEADS.flatMap((head) => {
    const scores = scoresOf(context, head);
    if (!scores) return [];
    return Object.entries(scores.frozen).flatMap(([name, frozen]) =>
      NOT_MEASURED.has(name) || scores.full[name] === undefined
        ? []
        : [{ head, name, frozen, full: scores.full[name] }],
    );
  });
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

/** The answer to the training, if it is of the sentences and settings as they are now. */
export function trainingOf({ runs }: SceneContext): TrainingResult | null {
  const run = runs.training;
  return run && isSettled(run) ? (run.result?.training ?? null) : null;
}

/** The largest loss of a training, which may be one on its way. */
export function worstLoss({ losses }: Pick<TrainingRun, "losses">): number {
  return losses.reduce((a, b) => Math.max(a, b), 0);
}

/** Right answers as a count, from a share and how many there were. */
export function rightOf(share: number, count: number): string {
  return words.rightOf(Math.round(share * count), count);
}
