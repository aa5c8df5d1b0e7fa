import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { changeOf, followsOf, trialOf } from "./numbers";
import { tell } from "./steps";
import { alternatives, subjectOf, withoutEach } from "./subject";
import { words } from "./words";

/** The scene's story on the visitor's pair. */
export function storyboard(context: SceneContext): readonly Step[] {
  const probability = followsOf(context, "main")?.value;
  if (probability === undefined) return [];
  return tell(context, words.steps, {
    others: () => othersCaption(context, probability),
    words: wordsCaption,
    trial: trialCaption,
  });
}

function othersCaption(context: SceneContext, probability: number): ReactNode {
  const { waiting, caption } = words.steps.others;
  const answers = alternatives(subjectOf(context)).map((other) => ({
    ...other,
    probability: followsOf(context, other.id)?.value ?? null,
  }));
  const swapped = answers[0].probability;
  const strangers = answers.filter(({ kind, probability: p }) => kind === "unrelated" && p !== null);
  if (swapped === null || strangers.length === 0) return waiting;
  const taken = strangers.filter(({ probability: p }) => (p ?? 0) > 0.5).length;
  const alike = Math.abs(swapped - probability) < 0.1;
  return caption(percent(probability), percent(swapped), alike, taken);
}

function wordsCaption(context: SceneContext): ReactNode {
  const { waiting, caption } = words.steps.words;
  const changes = withoutEach(subjectOf(context).b, context.main?.encoding.words ?? []).flatMap((one) => {
    const { change } = changeOf(context, one);
    return change ? [{ word: one.word, change: change.value }] : [];
  });
  if (changes.length === 0) return waiting;
  const most = changes.reduce((a, b) => (Math.abs(b.change) > Math.abs(a.change) ? b : a));
  return caption(most.word, fixed(100 * Math.abs(most.change), 1), most.change >= 0);
}

function trialCaption(context: SceneContext): ReactNode {
  const trial = trialOf(context);
  if (!trial) return words.trial.asking;
  const { follows, swapped, unrelated } = trial.means;
  return words.steps.trial.caption(
    trial.right,
    trial.asked,
    follows.value - swapped.value < swapped.value - unrelated.value,
  );
}
