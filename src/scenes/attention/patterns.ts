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
  const name = `score “${PATTERN_NAMES[pattern]}” of layer ${layer + 1}, head ${head + 1}`;
  const items = passes.map(
    (pass): WeightedItem => ({
      label: `on “${pass.request.text}”`,
      weight: 1 / passes.length,
      number: {
        ref:
          pattern === "broad" ? broadRef(pass, layer, head) : pointingRef(pass, layer, head, pattern, name),
        pass: pass.request,
      },
    }),
  );
  if (items.length === 1) return items[0].number.ref;
  return { of: "weighted", name, formula: `mean over ${items.length} sentences`, items };
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
    formula: `mean attention probability over ${edges.length} tokens that could show it`,
    items: edges.flatMap(({ from, to }) =>
      to.map((target) => ({
        label: `“${text(from)}” → “${text(target)}”`,
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
    name: `score “broad” of layer ${layer + 1}, head ${head + 1}`,
    formula: `mean entropy over ${tokens.length} tokens ÷ ln ${tokens.length}`,
    items: tokens.map(({ text }, from) => ({
      label: `entropy of the attention of “${text}”`,
      weight: 1 / (tokens.length * most),
      number: {
        ref: {
          of: "entropy",
          name: `entropy of the attention of “${text}”, layer ${layer + 1}, head ${head + 1}`,
          items: tokens.map((other, to) => ({
            label: `to “${other.text}”`,
            number: { ref: { of: "attention", tensor: "probs", layer, head, from, to } as const },
          })),
        } as const,
      },
    })),
  };
}
