import type { ReactNode } from "react";
import { excerpt } from "../../ui/excerpt";
import { percent } from "../../ui/format";
import { words } from "../../words/finetuning";
import type { SceneContext } from "../scene";
import { lossText } from "./LossChart";
import { courseOf, rightOf, trainingOf, worstLoss } from "./readings";
import { CHOSEN, FIRST_RATE, OTHER_POOLING } from "./requests";
import { rateText } from "./SweepPanels";
import { currentSet, lackOf, triedText } from "./set";
import { RATES } from "./settings";

/** Captions of the live training. */

function waiting(context: SceneContext): ReactNode {
  return lackOf(currentSet(context)) ?? words.steps.train.waiting;
}

export function dataCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  const hidden = context.model?.config.hiddenSize ?? 0;
  const lack = lackOf(set);
  if (lack) return lack;
  const { length } = set.classes;
  return words.steps.data.caption(
    set.examples.length,
    length,
    set.tests.length,
    hidden,
    length * (hidden + 1),
  );
}

export function trainCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  const run = trainingOf(context)?.runs[CHOSEN];
  if (!run) return waiting(context);
  const last = run.losses.length - 1;
  const { epochs, batch, rate } = run.settings;
  return words.steps.train.caption({
    batch,
    rate: rateText(rate),
    epochs,
    steps: last,
    first: lossText(run.losses[0]),
    last: lossText(run.losses[last]),
    right: rightOf(run.accuracies[last], set.examples.length),
    tested: set.tests.length > 0 ? rightOf(run.testAccuracies[last], set.tests.length) : null,
  });
}

export function ratesCaption(context: SceneContext): ReactNode {
  const training = trainingOf(context);
  if (!training) return waiting(context);
  const runs = RATES.map((_, i) => training.runs[FIRST_RATE + i]);
  const end = (i: number): number => runs[i].losses[runs[i].losses.length - 1];
  const best = runs.reduce(
    (winner, run, i) => (end(i) < end(winner) && courseOf(run) === "learns" ? i : winner),
    0,
  );
  const top = RATES.length - 1;
  const { courses } = words.rates;
  return words.steps.rates.caption(
    { rate: rateText(RATES[0]), end: lossText(end(0)), course: courses[courseOf(runs[0])] },
    {
      rate: rateText(RATES[top]),
      worst: lossText(worstLoss(runs[top])),
      course: courses[courseOf(runs[top])],
    },
    { rate: rateText(RATES[best]), end: lossText(end(best)) },
  );
}

export function poolingCaption(context: SceneContext): ReactNode {
  const training = trainingOf(context);
  const set = currentSet(context);
  if (!training) return waiting(context);
  const pair = [training.runs[CHOSEN], training.runs[OTHER_POOLING]];
  const isTested = set.tests.length > 0;
  const told = (pooling: "cls" | "mean"): string => {
    const run = pair.find(({ settings }) => settings.pooling === pooling) ?? pair[0];
    const last = run.losses.length - 1;
    return isTested
      ? rightOf(run.testAccuracies[last], set.tests.length)
      : rightOf(run.accuracies[last], set.examples.length);
  };
  return words.steps.pooling.caption(isTested, { cls: told("cls"), mean: told("mean") });
}

export function triedCaption(context: SceneContext): ReactNode {
  const run = trainingOf(context)?.runs[CHOSEN];
  const set = currentSet(context);
  if (!run) return waiting(context);
  const { probes } = run.checkpoints[run.checkpoints.length - 1];
  const best = probes.indexOf(Math.max(...probes));
  return words.steps.tried.caption(excerpt(triedText(context)), set.classes[best], percent(probes[best]));
}
