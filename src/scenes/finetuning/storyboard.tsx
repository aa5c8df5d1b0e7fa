import type { ReactNode } from "react";
import type { HeadName } from "../../engine";
import { farthest } from "../../engine/tensor";
import type { Step } from "../../player/storyboard";
import { excerpt } from "../../ui/excerpt";
import { percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import { effectsOf, kindName, stretchesOf, textOf } from "./headRefs";
import { measuredLabel, rightOf, trainingOf, verdictOf } from "./readings";
import { bothTold, questionOf, toldBy } from "./requests";
import { currentSet } from "./sets";
import { tell } from "./steps";
import { WholeCaption } from "./WholeCaption";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  return tell(context, words.steps, {
    sentiment: sentimentCaption,
    entities: entitiesCaption,
    answer: answerCaption,
    train: trainCaption,
    whole: <WholeCaption />,
  });
}

/** What a head says for the visitor's own model; null while it is on its way. */
function ownCaption(context: SceneContext, name: HeadName): ReactNode {
  const { model } = context;
  if (model?.ownHead?.name !== name)
    return model?.headProblem ?? words.own.none(model?.ownHead?.name ?? null);
  const told = toldBy(context, name, "own");
  if (!told) return words.waiting.asking;
  const { head } = told;
  if (name === "ner") return words.own.caption.tags(head.entities?.length ?? 0, head.labels.length);
  if (name === "qa") {
    const [best] = stretchesOf(context, told);
    return best
      ? words.own.caption.answer(excerpt(best.text), percent(best.probability.value))
      : words.waiting.asking;
  }
}

function sentimentCaption(context: SceneContext): ReactNode {
  const { ownModel, model } = context;
  if (ownModel && model?.ownHead?.name !== "sentiment") return ownCaption(context, "sentiment");
  const both = bothTold(context, "sentiment");
  const full = ownModel ? toldBy(context, "sentiment", "own") : both?.full;
  if (!full) return ownModel ? words.waiting.asking : words.waiting.heads;
  const effects = effectsOf(context, full).map(({ value }) => value);
  const strongest = farthest(effects);
  const effect = effects[strongest] ?? 0;
  const word = { text: excerpt(full.run.encoding.words[strongest]?.text ?? ""), points: points(effect) };
  const { label, probability } = verdictOf(full.head);
  if (!both) {
    const { labels } = full.head;
    const told = { label: labels[label], share: percent(probability) };
    return words.own.caption.text(told, word, labels[measuredLabel(full.head)]);
  }
  const { negative, positive } = words.sentiment.labels;
  const name = (verdict: ReturnType<typeof verdictOf>) =>
    `${[negative, positive][verdict.label]} (${percent(verdict.probability)})`;
  return words.steps.sentiment.caption(
    name(verdictOf(both.frozen.head)),
    name({ label, probability }),
    word.text,
    effect < 0 ? "negative" : "positive",
  );
}

function entitiesCaption(context: SceneContext): ReactNode {
  if (context.ownModel) return ownCaption(context, "ner");
  const { frozen, full } = bothTold(context, "ner") ?? {};
  if (!frozen?.head.entities || !full?.head.entities) return words.waiting.heads;
  const [first] = full.head.entities;
  const told = first && {
    text: excerpt(textOf(full, first)),
    kind: kindName(first.kind),
  };
  return words.steps.entities.caption(frozen.head.entities.length, full.head.entities.length, told ?? null);
}

function answerCaption(context: SceneContext): ReactNode {
  const { question } = questionOf(context);
  const { none, caption } = words.steps.answer;
  if (context.ownModel && context.model?.ownHead?.name !== "qa") return ownCaption(context, "qa");
  if (question === "") return none;
  if (context.ownModel) return ownCaption(context, "qa");
  const both = bothTold(context, "qa");
  if (!both) return words.waiting.heads;
  const [frozen, full] = [both.frozen, both.full].map((told) => {
    const [best] = stretchesOf(context, told);
    return { text: excerpt(best.text), share: percent(best.probability.value) };
  });
  return caption(excerpt(both.full.request.text), frozen.text, frozen.share, full.text, full.share);
}

/** How the training went, from the first loss to the last. */
function trainCaption(context: SceneContext): ReactNode {
  const set = currentSet(context);
  if (typeof set === "string") return set;
  const run = trainingOf(context);
  if (!run) return words.steps.train.waiting;
  const last = run.losses.length - 1;
  const isHeldOut = set.tests.length > 0;
  return words.steps.train.caption(
    isHeldOut
      ? rightOf(run.testAccuracies[last], set.tests.length)
      : rightOf(run.accuracies[last], set.examples.length),
    isHeldOut,
  );
}
