import type { ReactNode } from "react";
import type { TrainingRun } from "../../engine";
import { type Step, step } from "../../player/storyboard";
import { exact, fixed, grouped, percent } from "../../ui/format";
import { words } from "../../words/tips";
import { lossText } from "../finetuning/LossChart";
import { courseOf, rightOf, worstLoss } from "../finetuning/readings";
import { SETS } from "../finetuning/sets";
import type { SceneContext } from "../scene";
import { bestEpoch, last, pooledOf, scoresOf, sweepOf } from "./readings";
import { BATCHES, lengthsOf, RATES, SET_NAMES, setOf, timeOf } from "./requests";

/** The tips in order, each with what was seen here. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  return [
    step("rate", words.steps.rate.title, 5, rateCaption(context)),
    step("epochs", words.steps.epochs.title, 5, epochsCaption(context)),
    step("batch", words.steps.batch.title, 5, batchCaption(context)),
    step("seed", words.steps.seed.title, 5, seedCaption(context)),
    step("pooling", words.steps.pooling.title, 5, poolingCaption(context)),
    step("frozen", words.steps.frozen.title, 5, frozenCaption(context)),
    step("length", words.steps.length.title, 5, lengthCaption(context)),
  ];
}

/** The middle of what is recommended for the whole of BERT. */
const FOR_ALL = 5e-5;

function rateCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "rate");
  if (!runs) return words.steps.training;
  const steady = runs.flatMap((run, i) => (courseOf(run) === "learns" ? [i] : []));
  const best = steady.sort((a, b) => last(runs[a].losses) - last(runs[b].losses))[0];
  const top = RATES.length - 1;
  return words.steps.rate.caption({
    heads: RATES.length,
    best:
      best === undefined
        ? null
        : {
            rate: exact(RATES[best]),
            loss: lossText(last(runs[best].losses)),
            times: String(Math.round(RATES[best] / FOR_ALL)),
          },
    lowest: { rate: exact(RATES[0]), loss: lossText(last(runs[0].losses)) },
    highest: {
      rate: exact(RATES[top]),
      worst: lossText(worstLoss(runs[top])),
      course: courseOf(runs[top]),
    },
  });
}

function epochsCaption(context: SceneContext): ReactNode {
  const [run] = sweepOf(context, "epochs") ?? [];
  if (!run) return words.steps.training;
  const { epoch, best, end } = bestEpoch(run);
  return words.steps.epochs.caption({
    learned: lossText(last(run.losses)),
    epoch,
    best: lossText(best),
    end: lossText(end),
    course: epoch === run.settings.epochs ? "last" : end > 1.05 * best ? "worse" : "flat",
  });
}

function batchCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "batch");
  if (!runs) return words.steps.training;
  const told = ({ losses }: TrainingRun) => ({
    steps: String(losses.length - 1),
    loss: lossText(last(losses)),
  });
  return words.steps.batch.caption(told(runs[0]), {
    batch: BATCHES[BATCHES.length - 1],
    ...told(runs[runs.length - 1]),
  });
}

function seedCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "seed");
  if (!runs) return words.steps.training;
  const count = setOf(context).tests.length;
  const shares = runs.map(({ testAccuracies }) => last(testAccuracies));
  return words.steps.seed.caption(
    rightOf(Math.min(...shares), count),
    rightOf(Math.max(...shares), count),
    runs[0].settings.epochs,
  );
}

function poolingCaption(context: SceneContext): ReactNode {
  const told = SET_NAMES.flatMap((set) => {
    const runs = pooledOf(context, set)?.runs;
    if (!runs) return [];
    const [cls, mean] = runs.map(({ testAccuracies }) => percent(last(testAccuracies)));
    return [{ classes: SETS[set].classes.join("/"), cls, mean }];
  });
  return told.length < SET_NAMES.length ? words.steps.training : words.steps.pooling.caption(told);
}

function frozenCaption(context: SceneContext): ReactNode {
  const scores = scoresOf(context, "sentiment");
  const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
  if (!scores || !measure) return context.runs["head-sentiment"]?.error ?? words.steps.frozen.waiting;
  return words.steps.frozen.caption({
    examples: grouped(scores.full.examples),
    frozen: fixed(scores.frozen[measure], 1),
    full: fixed(scores.full[measure], 1),
    measure,
    rate: exact(scores.full.lr),
    isHigh: scores.full.lr > FOR_ALL,
  });
}

function lengthCaption(context: SceneContext): ReactNode {
  const lengths = lengthsOf(context).filter((tokens) => timeOf(context, tokens) !== null);
  if (lengths.length < 2) return words.steps.length.waiting;
  const [short, long] = [lengths[0], lengths[lengths.length - 1]];
  const [a, b] = [timeOf(context, short) ?? 0, timeOf(context, long) ?? 0];
  return words.steps.length.caption(
    { tokens: short, time: fixed(a, 1) },
    { tokens: long, time: fixed(b, 1) },
    { tokens: fixed(long / short, 0), time: fixed(b / a, 0) },
  );
}
