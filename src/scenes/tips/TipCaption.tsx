import type { ReactNode } from "react";
import { bestOf, costliestOf, lastOf, type TuningRun, useTuning } from "../../trainer/tuning";
import { fixed, grouped, percent, rateText } from "../../ui/format";
import { seriesOf, type Tip } from "./steps";
import { words } from "./words";

/** What the trainings of a tip came to; what to press before there are any. */
export function TipCaption({ tip }: { tip: Tip }): ReactNode {
  const { runs } = useTuning();
  const done = runs[seriesOf(tip)].filter((run) => run.done);
  return SAYS[tip](done) ?? words.steps[tip].none;
}

/** The most epochs that the authors advise; a point of the training stands after each. */
const FEW = 4;

const right = (run: TuningRun): number => lastOf(run).testAccuracy;

const SAYS: Readonly<Record<Tip, (done: readonly TuningRun[]) => ReactNode>> = {
  rate: (done) => {
    const best = bestOf(done);
    if (!best || done.length < 2) return null;
    const worst = costliestOf(done);
    return words.steps.rate.caption({
      best: rateText(best.settings.rate),
      right: percent(right(best)),
      kept: percent(lastOf(best).wordsRight),
      worst: rateText(worst.settings.rate),
      left: percent(lastOf(worst).wordsRight),
      before: percent(worst.points[0].wordsRight),
    });
  },
  epochs: ([run]) => {
    if (!run) return null;
    const [start, few, end] = [run.points[0], run.points[FEW], lastOf(run)];
    return words.steps.epochs.caption({
      few: FEW,
      many: run.settings.epochs,
      right: [percent(few.testAccuracy), percent(end.testAccuracy)],
      kept: [percent(start.wordsRight), percent(few.wordsRight), percent(end.wordsRight)],
    });
  },
  batch: (done) => {
    const [small, large, parts] = done;
    if (!parts) return null;
    const told = (run: TuningRun) => ({ steps: grouped(run.steps), loss: fixed(lastOf(run).testLoss, 3) });
    return words.steps.batch.caption(told(small), told(large), told(parts));
  },
  seed: (done) => {
    if (done.length < 2) return null;
    const shares = done.map(right);
    return words.steps.seed.caption(percent(Math.min(...shares)), percent(Math.max(...shares)), done.length);
  },
  pooling: (done) => {
    const [cls, mean] = done;
    return mean ? words.steps.pooling.caption(percent(right(cls)), percent(right(mean))) : null;
  },
  labels: (done) => {
    if (done.length < 2) return null;
    const [few, many] = [done[0], done[done.length - 1]].map((run) => ({
      labels: grouped(run.examples),
      right: percent(right(run)),
    }));
    return words.steps.labels.caption(few, many);
  },
};
