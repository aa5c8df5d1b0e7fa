import type { AskedPass, Entity, HeadResult, NumberRef, RunResult } from "../../engine";
import { differenceRef, labelRef, meanRef } from "../../inspector/refs";
import { words } from "../../words/finetuning";

/** A label with all words minus the same without word `word`, each of a pass of its own. */
export function effectRef(
  { encoding }: RunResult,
  pass: AskedPass,
  word: number,
  { index, name }: { readonly index: number; readonly name: string },
): NumberRef {
  const { text } = encoding.words[word];
  const removed = encoding.tokens.flatMap((token, at) => (token.word === word ? [at] : []));
  return differenceRef(
    words.sentiment.effectName(text, name),
    { label: words.sentiment.withAll(name), ref: labelRef(index) },
    { label: words.sentiment.without(text, name), ref: labelRef(index), pass: { ...pass, removed } },
  );
}

/** A token's most probable label. */
export function bestLabel({ labels, probabilities }: HeadResult, token: number): number {
  const row = [...probabilities.data.subarray(token * labels.length, (token + 1) * labels.length)];
  return row.indexOf(Math.max(...row));
}

/** How sure a head is of an entity: the mean over its words of their tags' probabilities. */
export function entityRef(
  head: HeadResult,
  { encoding }: RunResult,
  { first, last, kind }: Entity,
): NumberRef {
  const own = encoding.words.slice(first, last + 1);
  const text = own.map((word) => word.text).join(" ");
  const tags = own.map((word, at) => {
    const token = encoding.tokens.findIndex((one) => one.word === first + at);
    const label = bestLabel(head, token);
    return { label: words.entities.tagOf(head.labels[label], word.text), ref: labelRef(label, token) };
  });
  return meanRef(words.entities.entityName(text, kindName(kind)), words.entities.entityOf(own.length), tags);
}

/** The ends of a stretch of tokens. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A stretch's score: the start logit of its first token and the end logit of its last. */
export function scoreRef({ encoding }: RunResult, text: string, { start, end }: Stretch): NumberRef {
  const { startLogit, endLogit, scoreName } = words.answer;
  const [a, b] = [startLogit(encoding.tokens[start].text), endLogit(encoding.tokens[end].text)];
  return {
    of: "weighted",
    name: scoreName(text),
    formula: `${a} + ${b}`,
    items: [
      { label: a, weight: 1, number: { ref: labelRef(0, start, "logit") } },
      { label: b, weight: 1, number: { ref: labelRef(1, end, "logit") } },
    ],
  };
}

/** A stretch's probability: that of its start times that of its end. */
export function shareRef({ encoding }: RunResult, text: string, { start, end }: Stretch): NumberRef {
  const { startShare, endShare, shareName } = words.answer;
  return {
    of: "product",
    name: shareName(text),
    a: { label: startShare(encoding.tokens[start].text), number: { ref: labelRef(0, start) } },
    b: { label: endShare(encoding.tokens[end].text), number: { ref: labelRef(1, end) } },
  };
}

/** What an entity's kind is called on the page. */
export function kindName(kind: string): string {
  return (words.entities.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
}
