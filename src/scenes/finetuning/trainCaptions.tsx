import type { ReactNode } from "react";
import { argmax } from "../../engine/tensor";
import { excerpt } from "../../ui/excerpt";
import { percent, significant } from "../../ui/format";
import type { SceneContext } from "../scene";
import { lossText } from "./LossChart";
import { rightOf, trainingOf } from "./readings";
import { currentSet, lackOf, triedText } from "./set";
import { words } from "./words";

/** Captions of the live training. */

function waiting(context: SceneContext): ReactNode {
  return lackOf(currentSet(context)) ?? words.steps.train.waiting;
}

/** What there is to learn from, and how many numbers will learn. */
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

/** How the training went, from the first loss to the last. */
export function trainCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  const run = trainingOf(context)?.runs[0];
  if (!run) return waiting(context);
  const last = run.losses.length - 1;
  const { epochs, batch, rate } = run.settings;
  return words.steps.train.caption({
    batch,
    rate: significant(rate),
    epochs,
    steps: last,
    first: lossText(run.losses[0]),
    last: lossText(run.losses[last]),
    right: rightOf(run.accuracies[last], set.examples.length),
    tested: set.tests.length > 0 ? rightOf(run.testAccuracies[last], set.tests.length) : null,
  });
}

/** What the new head says of a sentence that nobody labelled. */
export function triedCaption(context: SceneContext): ReactNode {
  const run = trainingOf(context)?.runs[0];
  const set = currentSet(context);
  if (!run) return waiting(context);
  const { probes } = run.checkpoints[run.checkpoints.length - 1];
  const best = argmax(probes);
  return words.steps.tried.caption(excerpt(triedText(context)), set.classes[best], percent(probes[best]));
}
