import type { ReactNode } from "react";
import { lastOf, useTuning } from "../../trainer/tuning";
import { grouped, percent } from "../../ui/format";
import { words } from "./words";

/** What the trainings of all of BERT came to. */
export function WholeCaption({ about }: { about: "whole" | "labels" }): ReactNode {
  const { runs } = useTuning();
  const { steps } = words;
  if (about === "whole") {
    const [run] = runs.one;
    if (!run || run.points.length < 2) return steps.whole.none;
    const [first, last] = [run.points[0], lastOf(run)];
    return steps.whole.caption(
      percent(first.testAccuracy),
      percent(last.testAccuracy),
      percent(first.wordsRight),
      percent(last.wordsRight),
    );
  }
  const done = runs.labels.filter((run) => run.done);
  const [few, many] = [done[0], done[done.length - 1]];
  if (done.length < 2) return steps.labels.none;
  return steps.labels.caption(
    { labels: grouped(few.examples), right: percent(lastOf(few).testAccuracy) },
    { labels: grouped(many.examples), right: percent(lastOf(many).testAccuracy) },
  );
}
