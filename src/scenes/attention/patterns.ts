import {
  type HeadPattern,
  type HeadPatternScores,
  headLabel,
  headPatternScores,
  type RunResult,
} from "../../engine";

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

/** What a pattern is called on the page. */
export const PATTERN_NAMES: Readonly<Record<HeadPattern, string>> = {
  previous: "previous",
  next: "next",
  same: "itself",
  cls: "[CLS]",
  sep: "[SEP]",
  sameWord: "same word",
  broad: "broad",
};

export interface MeasuredHead {
  readonly scores: HeadPatternScores;
  /** The strongest pattern by its score, named or not. */
  readonly strongest: HeadPattern;
  /** True if the score is high enough to call the head by it (see `headLabel`). */
  readonly named: boolean;
}

/** Measures one head on several texts: the mean of the scores. Null if no run has its attention. */
export function measureHead(runs: readonly RunResult[], layer: number, head: number): MeasuredHead | null {
  const all = runs.flatMap((run) => {
    const probs = run.trace.layers[layer]?.probs;
    return probs ? [headPatternScores(probs, head, run.encoding)] : [];
  });
  if (all.length === 0) return null;
  const patterns = Object.keys(PATTERN_NAMES) as HeadPattern[];
  const mean = (pattern: HeadPattern) => all.reduce((sum, scores) => sum + scores[pattern], 0) / all.length;
  const scores = Object.fromEntries(patterns.map((pattern) => [pattern, mean(pattern)])) as HeadPatternScores;
  const label = headLabel(scores);
  const pointing = patterns.filter((pattern) => pattern !== "broad").sort((a, b) => scores[b] - scores[a])[0];
  return { scores, strongest: label ?? pointing, named: label !== null };
}
