import type { Entity, NumberRef } from "../../engine";
import { must } from "../../engine/explain/parts";
import { bestLabel } from "../../engine/heads/entities";
import { differenceRef, labelRef, meanRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { measuredLabel } from "./readings";
import type { Told } from "./requests";
import { words } from "./words";

/** What each word adds to the probability of a label: with all words minus without it; none without those passes. */
export function effectsOf(context: SceneContext, { head, run, request }: Told): readonly Num[] {
  const index = measuredLabel(head);
  const name = labelName(head, index);
  const { withAll, without, effectName } = words.sentiment;
  return run.encoding.words.flatMap(({ text }, word) => {
    const removed = run.encoding.tokens.flatMap((token, at) => (token.word === word ? [at] : []));
    const about = differenceRef(
      effectName(text, name),
      { label: withAll(name), ref: labelRef(index) },
      { label: without(text, name), ref: labelRef(index), pass: { ...request, removed } },
    );
    return numberOf(context, { request, about }) ?? [];
  });
}

/** A label as the page names it; a visitor's own head has its own names. */
export function labelName({ variant, labels }: Told["head"], index: number): string {
  const { negative, positive } = words.sentiment.labels;
  return variant === "own" ? labels[index] : [negative, positive][index];
}

/** A number of the pass that a head answered in. */
const numberIn = (context: SceneContext, { request }: Told, about: NumberRef): Num =>
  must(numberOf(context, { request, about }));

const wordsOf = ({ run }: Told, { first, last }: Entity) => run.encoding.words.slice(first, last + 1);

/** An entity's words. */
export function textOf(told: Told, entity: Entity): string {
  return wordsOf(told, entity)
    .map(({ text }) => text)
    .join(" ");
}

/** How sure a head is of an entity: the mean over its words of their tags' probabilities. */
export function sureOf(context: SceneContext, told: Told, entity: Entity): Num {
  const tags = wordsOf(told, entity).map((word, at) => {
    const token = told.run.encoding.tokens.findIndex((one) => one.word === entity.first + at);
    const label = bestLabel(told.head, token);
    return { label: words.entities.tagOf(told.head.labels[label], word.text), ref: labelRef(label, token) };
  });
  const { entityName, entityOf } = words.entities;
  const name = entityName(textOf(told, entity), kindName(entity.kind));
  return numberIn(context, told, meanRef(name, entityOf(tags.length), tags));
}

/** What is said of a stretch of tokens that may be the answer. */
interface Stretch {
  /** The characters that it covers, as they were typed. */
  readonly text: string;
  /** The start logit of its first token, the end logit of its last, and their sum. */
  readonly start: Num;
  readonly end: Num;
  readonly score: Num;
  /** The probability of its start times that of its end. */
  readonly probability: Num;
}

/** The best stretches of the passage; none while there is no answer. */
export function stretchesOf(context: SceneContext, told: Told): readonly Stretch[] {
  const { tokens, normalization } = told.run.encoding;
  const { startLogit, endLogit, scoreName, startShare, endShare, shareName } = words.answer;
  const number = (about: NumberRef): Num => numberIn(context, told, about);
  return (told.head.answers ?? []).map((best) => {
    const [from, to] = [tokens[best.start], tokens[best.end]];
    const text = normalization[1]?.original.slice(from.span?.start ?? 0, to.span?.end ?? 0) ?? "";
    const [start, end] = [best.start, best.end].map((token, side) => ({
      logit: labelRef(side, token, "logit"),
      share: labelRef(side, token),
    }));
    const [a, b] = [startLogit(from.text), endLogit(to.text)];
    return {
      text,
      start: number(start.logit),
      end: number(end.logit),
      score: number({
        of: "weighted",
        name: scoreName(text),
        formula: `${a} + ${b}`,
        items: [
          { label: a, weight: 1, number: { ref: start.logit } },
          { label: b, weight: 1, number: { ref: end.logit } },
        ],
      }),
      probability: number({
        of: "product",
        name: shareName(text),
        a: { label: startShare(from.text), number: { ref: start.share } },
        b: { label: endShare(to.text), number: { ref: end.share } },
      }),
    };
  });
}

/** What an entity's kind is called on the page. */
export function kindName(kind: string): string {
  return (words.entities.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}
