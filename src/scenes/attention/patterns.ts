import {
  type AskedPass,
  type Encoding,
  type HeadPattern,
  type HeadPatternScores,
  headLabel,
  headPatternScores,
  type NumberRef,
  type PointingPattern,
  patternEdges,
  type RunResult,
  type WeightedItem,
} from "../../engine";
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

/** All patterns, in the order in which they are listed. */
export const PATTERNS: readonly HeadPattern[] = [
  "previous",
  "next",
  "same",
  "cls",
  "sep",
  "sameWord",
  "broad",
];

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
  const mean = (pattern: HeadPattern) => all.reduce((sum, scores) => sum + scores[pattern], 0) / all.length;
  const scores = Object.fromEntries(PATTERNS.map((pattern) => [pattern, mean(pattern)])) as HeadPatternScores;
  const label = headLabel(scores);
  const pointing = PATTERNS.filter((pattern) => pattern !== "broad").sort((a, b) => scores[b] - scores[a])[0];
  return { scores, strongest: label ?? pointing, named: label !== null };
}

/** A pass that a head was measured on. */
export interface MeasuredPass {
  readonly request: AskedPass;
  readonly encoding: Encoding;
}

/** A head's score, for those who ask where it comes from: a mean over tokens, and over sentences if there are several. */
export function scoreRef(
  passes: readonly MeasuredPass[],
  layer: number,
  head: number,
  pattern: HeadPattern,
): NumberRef {
  const name = words.score.name(words.patterns[pattern], layer + 1, head + 1);
  const items = passes.map(
    (pass): WeightedItem => ({
      label: words.score.on(pass.request.text),
      weight: 1 / passes.length,
      number: {
        ref:
          pattern === "broad" ? broadRef(pass, layer, head) : pointingRef(pass, layer, head, pattern, name),
        pass: pass.request,
      },
    }),
  );
  if (items.length === 1) return items[0].number.ref;
  return { of: "weighted", name, formula: words.score.overSentences(items.length), items };
}

function pointingRef(
  { encoding }: MeasuredPass,
  layer: number,
  head: number,
  pattern: PointingPattern,
  name: string,
): NumberRef {
  const edges = patternEdges(pattern, encoding);
  const text = (at: number) => encoding.tokens[at].text;
  return {
    of: "weighted",
    name,
    formula: words.score.overTokens(edges.length),
    items: edges.flatMap(({ from, to }) =>
      to.map((target) => ({
        label: words.score.edge(text(from), text(target)),
        weight: 1 / edges.length,
        number: { ref: { of: "attention", tensor: "probs", layer, head, from, to: target } as const },
      })),
    ),
  };
}

function broadRef({ encoding }: MeasuredPass, layer: number, head: number): NumberRef {
  const { tokens } = encoding;
  const most = Math.log(tokens.length);
  return {
    of: "weighted",
    name: words.score.name(words.patterns.broad, layer + 1, head + 1),
    formula: words.score.overEntropies(tokens.length),
    items: tokens.map(({ text }, from) => ({
      label: words.score.entropy(text),
      weight: 1 / (tokens.length * most),
      number: {
        ref: {
          of: "entropy",
          name: words.score.entropyIn(text, layer + 1, head + 1),
          items: tokens.map((other, to) => ({
            label: words.score.to(other.text),
            number: { ref: { of: "attention", tensor: "probs", layer, head, from, to } as const },
          })),
        } as const,
      },
    })),
  };
}
