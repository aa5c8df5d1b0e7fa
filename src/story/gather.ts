import { averageHeads, cosine, meanPool, type RunRequest, row } from "../engine";
import { farthest } from "../engine/tensor";
import { FOLLOWS } from "../inspector/refs";
import { numberOf } from "../inspector/values";
import type { SceneContext } from "../scenes/scene";
import { answersTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { ALIKE, HERO, OPINION, PAIRS } from "./heroes";
import type { Question } from "./question";
import { words } from "./words";

type GatherRun = "cls" | "yes" | "no" | "swapped" | "judged" | "feels" | `alike${number}`;

/** The text that is judged: the visitor's, or an opinion. */
function opinionOf({ text }: SceneContext): string {
  return text === HERO.text ? OPINION.text : text;
}

/** The chapter's questions: the text as it is, three sentences to compare, three pairs, and an opinion for the tuned head. */
export function gatherRequests(context: SceneContext): Readonly<Record<GatherRun, RunRequest>> {
  const { text, pair, switches } = context;
  const judged = (first: string, second: string): RunRequest => ({
    text: first,
    pair: second,
    maxTokens: MAX_TOKENS,
    need: { layers: ["probs"], pooled: true },
  });
  const opinion = { text: opinionOf(context), maxTokens: MAX_TOKENS, need: { pooled: false } };
  return {
    cls: {
      text,
      pair,
      maxTokens: MAX_TOKENS,
      interventions: { ...switches },
      need: { layers: ["probs"], pooled: true },
    },
    ...Object.fromEntries(
      ALIKE.map((text, i) => [`alike${i}`, { text, need: { layers: ["output"], pooled: false } }]),
    ),
    yes: judged(PAIRS.first, PAIRS.follows),
    no: judged(PAIRS.first, PAIRS.not),
    swapped: judged(PAIRS.swapped[0], PAIRS.swapped[1]),
    // What it says comes at once; what each word adds takes a pass for each.
    judged: { ...opinion, head: { name: "sentiment", variant: "full" } },
    feels: { ...opinion, head: { name: "sentiment", variant: "full", words: true } },
  };
}

export interface GatherReading {
  readonly tokens: readonly string[];
  /** The sentence that each token belongs to: 0 is A, 1 is B. */
  readonly segments: readonly (0 | 1)[];
  /** What [CLS] takes from each token, the heads' mean, by layer. */
  readonly shares: readonly Float32Array[];
  /** The word that gives it most on the first floor. */
  readonly best: number;
  /** What becomes of it for those that read it. */
  readonly pooled: Float32Array | null;
}

/** What [CLS] gathers; null before the pass. */
export function readGather(context: SceneContext): GatherReading | null {
  const { cls: run } = answersTo(context, gatherRequests(context));
  if (!run) return null;
  const shares = run.trace.layers.flatMap(({ probs }) => (probs ? [row(averageHeads(probs), 0)] : []));
  const [first] = shares;
  if (!first) return null;
  const tokens = run.encoding.tokens.map(({ text }) => text);
  const wordsOnly = tokens.map((_, i) => i).filter((i) => run.encoding.tokens[i].word !== null);
  return {
    tokens,
    segments: run.encoding.tokens.map(({ segment }) => segment),
    shares,
    pooled: run.trace.pooled?.data ?? null,
    best: wordsOnly.reduce((best, i) => (first[i] > first[best] ? i : best), wordsOnly[0] ?? 0),
  };
}

export interface AlikeReading {
  /** Cosines of each sentence's vector to the first one's: of the last [CLS], and of the mean of all last states. */
  readonly cls: readonly number[];
  readonly mean: readonly number[];
  /** Each sentence's last states, [CLS] first, and their mean. */
  readonly vectors: readonly { readonly tokens: readonly Float32Array[]; readonly mean: Float32Array }[];
}

/** How near three sentences are by either vector; null before their passes. */
export function readAlike(context: SceneContext): AlikeReading | null {
  const runs = answersTo(context, gatherRequests(context));
  const states = ALIKE.flatMap((_, i) => runs[`alike${i}`]?.trace.layers.at(-1)?.output ?? []);
  if (states.length < ALIKE.length) return null;
  const near = (list: readonly Float32Array[]) => list.map((vector) => cosine(list[0], vector));
  const vectors = states.map((state) => ({
    tokens: Array.from({ length: state.shape[0] }, (_, i) => row(state, i)),
    mean: meanPool(state),
  }));
  return {
    cls: near(vectors.map(({ tokens }) => tokens[0])),
    mean: near(vectors.map(({ mean }) => mean)),
    vectors,
  };
}

/** Two sentences, and how probable it is that the second follows. */
export interface JudgedPair {
  readonly tokens: readonly string[];
  readonly segments: readonly (0 | 1)[];
  /** What [CLS] takes from each token on the last floor, the heads' mean, and what becomes of it. */
  readonly shares: Float32Array;
  readonly pooled: Float32Array;
  readonly value: number;
}

export interface FollowsReading {
  readonly yes: JudgedPair;
  readonly no: JudgedPair;
  readonly swapped: JudgedPair | null;
}

/** Two pairs and one turned round, and how probable it is that B follows A; null before the passes, or without that head. */
export function readFollows(context: SceneContext): FollowsReading | null {
  const questions = gatherRequests(context);
  const runs = answersTo(context, questions);
  const [yes, no, swapped] = (["yes", "no", "swapped"] as const).map((name): JudgedPair | null => {
    const value = numberOf(context, { request: questions[name], about: FOLLOWS })?.value;
    const { encoding, trace } = runs[name] ?? {};
    const probs = trace?.layers.at(-1)?.probs;
    if (value === undefined || !encoding || !probs || !trace.pooled) return null;
    return {
      tokens: encoding.tokens.map(({ text }) => text),
      segments: encoding.tokens.map(({ segment }) => segment),
      shares: row(averageHeads(probs), 0),
      pooled: trace.pooled.data,
      value,
    };
  });
  return yes && no && { yes, no, swapped };
}

export interface FeelsReading {
  readonly words: readonly string[];
  /** The probability of “positive”. */
  readonly positive: number;
  /** The same without each of the words; none before the passes without them. */
  readonly without: readonly number[];
  /** The word without which it changes most; −1 before those. */
  readonly turns: number;
}

/** What the tuned head says of the opinion; null while it is on its way. */
export function readFeels(context: SceneContext): FeelsReading | null {
  const { judged: run, feels } = answersTo(context, gatherRequests(context));
  const head = run?.head;
  if (!run || !head) return null;
  const at = head.labels.indexOf("positive");
  const positive = head.probabilities.data[at];
  const words = run.encoding.words.map(({ text }) => text);
  const without = feels?.head?.without?.map(({ removed }) => removed[at]) ?? [];
  const turns = without.length > 0 ? farthest(without.map((share) => share - positive)) : -1;
  return { words, positive, without, turns };
}

export function clsOptions(context: SceneContext): Question | null {
  const swapped = readFollows(context)?.swapped ?? null;
  return swapped && { options: [words.options.yes, words.options.no], correct: swapped.value >= 0.5 ? 0 : 1 };
}
