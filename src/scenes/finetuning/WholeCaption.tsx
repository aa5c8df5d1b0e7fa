import type { ReactNode } from "react";
import { lastOf, useTuning } from "../../trainer/tuning";
import { percent } from "../../ui/format";
import { words } from "./words";

/** What the training of all of BERT came to. */
export function WholeCaption(): ReactNode {
  const [run] = useTuning().runs.one;
  const { none, caption } = words.steps.whole;
  if (!run || run.points.length < 2) return none;
  const [first, last] = [run.points[0], lastOf(run)];
  return caption(percent(first.testAccuracy), percent(last.testAccuracy), last.wordsRight < first.wordsRight);
}
