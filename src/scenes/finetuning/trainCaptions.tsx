import type { ReactNode } from "react";
import { percent } from "../../ui/format";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { lossText } from "./LossChart";
import { courseOf, rightOf, trainingOf, worstLoss } from "./readings";
import { CHOSEN, FIRST_RATE, OTHER_POOLING } from "./requests";
import { currentSet, lackOf, triedText } from "./set";
import { RATES } from "./settings";

/** Captions of the live training. */

function waiting(context: SceneContext): ReactNode {
  return lackOf(currentSet(context)) ?? "Reading the sentences and training…";
}

export function dataCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  const hidden = context.model?.config.hiddenSize ?? 0;
  const lack = lackOf(set);
  if (lack) return lack;
  const numbers = set.classes.length * (hidden + 1);
  return (
    <>
      {set.examples.length} sentences in {set.classes.length} classes,{" "}
      {set.tests.length > 0
        ? `${set.tests.length} more held out`
        : "none held out (of eight or more, every fourth is)"}
      . BERT stays frozen: only a linear head of {set.classes.length} × ({hidden} + 1) = <b>{numbers}</b>{" "}
      numbers will learn. Choose “your own” to write and label sentences yourself.
    </>
  );
}

export function trainCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  const run = trainingOf(context)?.runs[CHOSEN];
  if (!run) return waiting(context);
  const last = run.losses.length - 1;
  const { epochs, batch, rate } = run.settings;
  return (
    <>
      Batches of {batch}: predict, compare, move every weight a little ({rate}) downhill. After {epochs}{" "}
      epochs ({last} steps) the loss went from {lossText(run.losses[0])} to{" "}
      <b>{lossText(run.losses[last])}</b>; {rightOf(run.accuracies[last], set.examples.length)} learned
      sentences are right
      {set.tests.length > 0 && (
        <>
          , and <b>{rightOf(run.testAccuracies[last], set.tests.length)}</b> of those held out
        </>
      )}
      .
    </>
  );
}

export function ratesCaption(context: SceneContext): ReactNode {
  const training = trainingOf(context);
  if (!training) return waiting(context);
  const runs = RATES.map((_, i) => training.runs[FIRST_RATE + i]);
  const last = (i: number): string => lossText(runs[i].losses[runs[i].losses.length - 1]);
  const best = runs.reduce(
    (winner, run, i) =>
      run.losses[run.losses.length - 1] < runs[winner].losses[runs[winner].losses.length - 1] &&
      courseOf(run) === "learns"
        ? i
        : winner,
    0,
  );
  const top = RATES.length - 1;
  return (
    <>
      The same sentences, batches and seed. At {RATES[0]} the loss ends at {last(0)}: it {courseOf(runs[0])}.
      At {RATES[top]} it jumps to <b>{lossText(worstLoss(runs[top]))}</b> on the way: it {courseOf(runs[top])}
      . Best of those that fall steadily: <b>{RATES[best]}</b>, ending at {last(best)}.
    </>
  );
}

export function poolingCaption(context: SceneContext): ReactNode {
  const training = trainingOf(context);
  const set = currentSet(context);
  if (!training) return waiting(context);
  const pair = [training.runs[CHOSEN], training.runs[OTHER_POOLING]];
  const told = (pooling: "cls" | "mean"): string => {
    const run = pair.find(({ settings }) => settings.pooling === pooling) ?? pair[0];
    const last = run.losses.length - 1;
    return set.tests.length > 0
      ? rightOf(run.testAccuracies[last], set.tests.length)
      : rightOf(run.accuracies[last], set.examples.length);
  };
  return (
    <>
      One vector must stand for the sentence. <Term kind="cls">[CLS]</Term> was trained to tell whether two
      sentences follow each other; nobody trained the mean of the words for anything.{" "}
      {set.tests.length > 0 ? "Held-out" : "Learned"} sentences right: <b>{told("cls")}</b> with [CLS],{" "}
      <b>{told("mean")}</b> with the mean.
    </>
  );
}

export function triedCaption(context: SceneContext): ReactNode {
  const run = trainingOf(context)?.runs[CHOSEN];
  const set = currentSet(context);
  if (!run) return waiting(context);
  const { probes } = run.checkpoints[run.checkpoints.length - 1];
  const best = probes.indexOf(Math.max(...probes));
  return (
    <>
      “{triedText(context)}” goes through BERT and the head that has just learned: <b>{set.classes[best]}</b>,{" "}
      {percent(probes[best])}. A head always answers, even where none of its classes fits.
    </>
  );
}
