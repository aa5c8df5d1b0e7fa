import { type AskedPass, HEAD_PATTERNS, type HeadPattern, headLabel, type NumberRef } from "../../engine";
import { type Known, type Num, numberOf } from "../../inspector/values";
import { words } from "./words";

/** Fixed sentences on which heads are measured besides the visitor's: plain everyday text, some with split words. */
export const PROBE: readonly string[] = [
  "The old man walked slowly to the market.",
  "She gave her brother a red bicycle for his birthday.",
  "When the rain stopped, the children played outside.",
  "The unbelievably tall tower was rebuilt in 1923.",
  "I do not know what you mean by that.",
  "Water boils at one hundred degrees.",
  "The dog that chased the cat ran away.",
  "Tokenization splits uncommon words into pieces.",
  "He opened the door, looked around, and left.",
  "Many birds fly south before the winter comes.",
];

export interface MeasuredHead {
  readonly scores: Readonly<Record<HeadPattern, Num>>;
  /** The strongest pattern by its score, named or not. */
  readonly strongest: HeadPattern;
  /** True if the score is high enough to call the head by it (see `headLabel`). */
  readonly named: boolean;
}

/** Measures one head on some passes: the mean of the scores. Null while one has no attention. */
export function measureHead(
  known: Known,
  passes: readonly AskedPass[],
  layer: number,
  head: number,
): MeasuredHead | null {
  const measured = HEAD_PATTERNS.flatMap((pattern) => {
    const about = scoreRef(passes, layer, head, pattern);
    return numberOf(known, { request: passes[0], about }) ?? [];
  });
  if (measured.length < HEAD_PATTERNS.length) return null;
  const each = <Item>(item: (num: Num) => Item) =>
    Object.fromEntries(HEAD_PATTERNS.map((pattern, at) => [pattern, item(measured[at])])) as Record<
      HeadPattern,
      Item
    >;
  const values = each(({ value }) => value);
  const label = headLabel(values);
  const [pointing] = HEAD_PATTERNS.filter((pattern) => pattern !== "broad").sort(
    (a, b) => values[b] - values[a],
  );
  return { scores: each((num) => num), strongest: label ?? pointing, named: label !== null };
}

/** A head's score on a text, or its mean over several. */
function scoreRef(
  passes: readonly AskedPass[],
  layer: number,
  head: number,
  pattern: HeadPattern,
): NumberRef {
  const name = words.score.name(words.patterns[pattern], layer + 1, head + 1);
  const ref: NumberRef = { of: "pattern", name, pattern, layer, head };
  if (passes.length === 1) return ref;
  return {
    of: "weighted",
    name,
    formula: words.score.overSentences(passes.length),
    items: passes.map((pass) => ({
      label: words.score.on(pass.text),
      weight: 1 / passes.length,
      number: { ref, pass },
    })),
  };
}
