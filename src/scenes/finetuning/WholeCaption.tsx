import type { ReactNode } from "react";
import { SWEPT_RATES } from "../../trainer/series";
import { bestOf, costliestOf, lastOf, useTuning } from "../../trainer/tuning";
import { percent, rateText } from "../../ui/format";
import { words } from "./words";

/** What the trainings of all of BERT came to. */
export function WholeCaption({ about }: { about: "whole" | "forgetting" }): ReactNode {
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
  const done = runs.rates.filter((run) => run.done);
  const best = bestOf(done);
  if (!best || done.length < 2) return steps.forgetting.none(SWEPT_RATES.length);
  const worst = costliestOf(done);
  return steps.forgetting.caption(
    rateText(best.settings.rate),
    percent(lastOf(best).testAccuracy),
    percent(lastOf(best).wordsRight),
    rateText(worst.settings.rate),
    percent(lastOf(worst).wordsRight),
    percent(worst.points[0].wordsRight),
  );
}
