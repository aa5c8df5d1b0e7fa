import type { ReactNode } from "react";
import { type Step, step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import { lossText } from "../finetuning/LossChart";
import { courseOf, rightOf, worstLoss } from "../finetuning/readings";
import { SETS } from "../finetuning/sets";
import type { SceneContext } from "../scene";
import { bestEpoch, last, pooledOf, scoresOf, sweepOf } from "./readings";
import { BATCHES, lengthsOf, RATES, SET_NAMES, setOf, timeOf } from "./requests";

/** The tips in order, each with what was seen here. Step order is that of `STEP` in steps.ts. */
export function storyboard(context: SceneContext): readonly Step[] {
  return [
    step("rate", "Which learning rate?", 5, rateCaption(context)),
    step("epochs", "How long?", 5, epochsCaption(context)),
    step("batch", "How many at a time?", 5, batchCaption(context)),
    step("seed", "Was it luck?", 5, seedCaption(context)),
    step("pooling", "Which vector?", 5, poolingCaption(context)),
    step("frozen", "Freeze or train all?", 5, frozenCaption(context)),
    step("length", "How many tokens?", 5, lengthCaption(context)),
  ];
}

const WAITING = "Training many small heads in your browser…";

function rateCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "rate");
  if (!runs) return WAITING;
  const steady = runs.flatMap((run, i) => (courseOf(run) === "learns" ? [i] : []));
  const best = steady.sort((a, b) => last(runs[a].losses) - last(runs[b].losses))[0];
  const top = RATES.length - 1;
  return (
    <>
      {RATES.length} heads on the same frozen vectors.{" "}
      {best === undefined ? (
        "None of them learned steadily. "
      ) : (
        <>
          Of those that fall steadily <b>{RATES[best]}</b> ends lowest, at {lossText(last(runs[best].losses))}
          .{" "}
        </>
      )}
      {RATES[0]} ends at {lossText(last(runs[0].losses))}; {RATES[top]} goes up to{" "}
      {lossText(worstLoss(runs[top]))} on its way: it {courseOf(runs[top])}.
      {best !== undefined &&
        ` The best is ${Math.round(RATES[best] / 5e-5)} times the 5e\u20115 for the whole of BERT.`}
    </>
  );
}

function epochsCaption(context: SceneContext): ReactNode {
  const [run] = sweepOf(context, "epochs") ?? [];
  if (!run) return WAITING;
  const { epoch, best, end } = bestEpoch(run);
  const { epochs } = run.settings;
  return (
    <>
      The loss on learned sentences falls to {lossText(last(run.losses))}. On those held out it is lowest
      after epoch <b>{epoch}</b> ({lossText(best)}){" "}
      {epoch < epochs
        ? `and ${lossText(end)} at the end: ${end > 1.05 * best ? "from there on the head learns its sentences by heart." : "going on gained nothing, and lost little."}`
        : "at the very end: it could have gone on."}
    </>
  );
}

function batchCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "batch");
  if (!runs) return WAITING;
  const [small, large] = [runs[0], runs[runs.length - 1]];
  return (
    <>
      Same rate, same epochs. One sentence at a time makes {small.losses.length - 1} steps and ends at{" "}
      <b>{lossText(last(small.losses))}</b>; {BATCHES[BATCHES.length - 1]} at a time makes{" "}
      {large.losses.length - 1} and ends at <b>{lossText(last(large.losses))}</b>. Fewer steps need a higher
      rate.
    </>
  );
}

function seedCaption(context: SceneContext): ReactNode {
  const runs = sweepOf(context, "seed");
  if (!runs) return WAITING;
  const count = setOf(context).tests.length;
  const shares = runs.map(({ testAccuracies }) => last(testAccuracies));
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  return (
    <>
      Only the order of the sentences differs. Right on held-out sentences: from <b>{rightOf(low, count)}</b>{" "}
      to <b>{rightOf(high, count)}</b>, after {runs[0].settings.epochs} epochs.{" "}
      {low === high
        ? "Here the losses differ, the verdicts do not."
        : "One run alone could have told you either."}
    </>
  );
}

function poolingCaption(context: SceneContext): ReactNode {
  const told = SET_NAMES.flatMap((set) => {
    const runs = pooledOf(context, set)?.runs;
    return runs ? [{ set, cls: last(runs[0].testAccuracies), mean: last(runs[1].testAccuracies) }] : [];
  });
  if (told.length < SET_NAMES.length) return WAITING;
  return (
    <>
      Frozen vectors, two tasks.{" "}
      {told.map(({ set, cls, mean }, i) => (
        <span key={set}>
          {i > 0 && "; "}
          {SETS[set].classes.join("/")}: <Term kind="cls">[CLS]</Term> <b>{percent(cls)}</b>, mean{" "}
          <b>{percent(mean)}</b>
        </span>
      ))}
      . So few held-out sentences settle nothing; measure on your own task.
    </>
  );
}

function frozenCaption(context: SceneContext): ReactNode {
  const scores = scoresOf(context, "sentiment");
  const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
  if (!scores || !measure)
    return context.runs["head-sentiment"]?.error ?? "The measured scores are on their way…";
  return (
    <>
      Our sentiment head, learned from {scores.full.examples.toLocaleString("en")} sentences: frozen{" "}
      <b>{fixed(scores.frozen[measure], 1)}</b>, all layers trained <b>{fixed(scores.full[measure], 1)}</b> (
      {measure}). It used a rate of {scores.full.lr}
      {scores.full.lr > 5e-5
        ? ", above the authors’ range, on a BERT far smaller than theirs."
        : ", as the authors did."}
    </>
  );
}

function lengthCaption(context: SceneContext): ReactNode {
  const lengths = lengthsOf(context).filter((tokens) => timeOf(context, tokens) !== null);
  if (lengths.length < 2) return "Timing passes of many lengths…";
  const [short, long] = [lengths[0], lengths[lengths.length - 1]];
  const [a, b] = [timeOf(context, short) ?? 0, timeOf(context, long) ?? 0];
  return (
    <>
      Timed now, here: {short} tokens take {fixed(a, 1)} ms, {long} take <b>{fixed(b, 1)} ms</b>:{" "}
      {fixed(long / short, 0)} times the tokens for <b>{fixed(b / a, 0)}</b> times the time.
    </>
  );
}
