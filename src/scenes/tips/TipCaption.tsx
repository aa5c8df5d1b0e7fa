import type { ReactNode } from "react";
import { bestOf, costliestOf, lastOf, type TuningRun, useTuning } from "../../trainer/tuning";
import { fixed, percent, rateText } from "../../ui/format";
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
    const isHighest = done.every(({ settings }) => settings.rate <= worst.settings.rate);
    return words.steps.rate.caption(
      rateText(worst.settings.rate),
      percent(lastOf(worst).wordsRight),
      isHighest && best !== worst,
    );
  },
  epochs: ([run]) => {
    if (!run) return null;
    const [few, end] = [run.points[FEW], lastOf(run)];
    return words.steps.epochs.caption(
      FEW,
      percent(few.testAccuracy),
      percent(end.testAccuracy),
      end.wordsRight < few.wordsRight,
    );
  },
  batch: (done) => {
    const [, large, parts] = done;
    const loss = (run: TuningRun) => fixed(lastOf(run).testLoss, 3);
    return parts ? words.steps.batch.caption(loss(large), loss(parts)) : null;
  },
  seed: (done) => {
    if (done.length < 2) return null;
    const shares = done.map(right);
    return words.steps.seed.caption(percent(Math.min(...shares)), percent(Math.max(...shares)));
  },
  pooling: (done) => {
    const [cls, mean] = done;
    return mean ? words.steps.pooling.caption(percent(right(cls)), percent(right(mean))) : null;
  },
  labels: (done) => {
    if (done.length < 2) return null;
    return words.steps.labels.caption(percent(right(done[0])), percent(right(done[done.length - 1])));
  },
};
