import type { ReactNode } from "react";
import { useSyncExternalStore } from "react";
import { subscribeTuning, tuning } from "../../trainer/tuning";
import { percent } from "../../ui/format";
import { words } from "../../words/finetuning";
import { rateText } from "./WholeBand";

/** What the trainings of all of BERT came to. */
export function WholeCaption({ about }: { about: "whole" | "forgetting" }): ReactNode {
  const { run, sweep } = useSyncExternalStore(subscribeTuning, tuning);
  const { steps } = words;
  if (about === "whole") {
    if (!run || run.points.length < 2) return steps.whole.none;
    const [first, last] = [run.points[0], run.points[run.points.length - 1]];
    return steps.whole.caption(
      percent(first.testAccuracy),
      percent(last.testAccuracy),
      percent(first.wordsRight),
      percent(last.wordsRight),
    );
  }
  const done = sweep.filter((one) => one.done);
  if (done.length < 2) return steps.forgetting.none;
  const last = (one: (typeof done)[number]) => one.points[one.points.length - 1];
  const best = done.reduce((a, b) => (last(b).testAccuracy > last(a).testAccuracy ? b : a));
  const worst = done.reduce((a, b) => (last(b).wordsRight <= last(a).wordsRight ? b : a));
  return steps.forgetting.caption(
    rateText(best.settings.rate),
    percent(last(best).testAccuracy),
    rateText(worst.settings.rate),
    percent(last(worst).wordsRight),
    percent(worst.points[0].wordsRight),
  );
}
