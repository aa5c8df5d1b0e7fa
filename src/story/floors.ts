import { cosines, type Guess, nearestNeighbors, pca, type RunRequest, type RunResult, row } from "../engine";
import { masked } from "../engine/explain/asked";
import { must } from "../engine/explain/parts";
import { lengthRef } from "../inspector/refs";
import { maskId, numberOf } from "../inspector/values";
import type { SceneContext } from "../scenes/scene";
import { PARTS, type Part, type StationId, stationVector } from "../scenes/stream";
import { WORD_SETS } from "../scenes/wordSets";
import { answersTo, answerTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { HERO, PILLAR } from "./heroes";
import type { Question } from "./question";
import { blankOf } from "./subject";
import { words } from "./words";

/** The word whose two senses part, in its ready sentences. */
const SENSES = WORD_SETS[0];

const senseName = (index: number): string => `sense${index}`;

/** The token without which the guess is asked again: the hero's pillar, or a word, behind the blank or else before it. */
function pillarOf(context: SceneContext, blank: number): number {
  const { tokens } = context.encoding;
  if (context.text === HERO.text && blank !== PILLAR.token) return PILLAR.token;
  const telling = tokens
    .map((_, i) => i)
    .filter((i) => i !== blank && tokens[i].word !== null && /^\p{L}{3,}$/u.test(tokens[i].text));
  // A word alone has its end to lose.
  return telling.find((i) => i > blank) ?? telling.at(-1) ?? tokens.length - 1;
}

/** The chapter's questions: the text with all that a layer makes of it, asked on every floor; without its pillar; and the sentences of one word. */
export function floorsRequests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, switches, model } = context;
  const blank = blankOf(context);
  const layers = model?.config.layers ?? 0;
  const mask = maskId(context);
  const base = { text, pair, maxTokens: MAX_TOKENS, interventions: { ...switches } };
  const floors: RunRequest = {
    ...masked(base, [blank], mask),
    need: {
      embeddings: ["norm"],
      layers: ["probs", "attentionOutput", "attentionNorm", "preActivation", "ffnOutput", "output"],
      pooled: false,
    },
    guesses: {
      positions: [blank],
      states: Array.from({ length: layers + 1 }, (_, state) => state),
      top: 4,
    },
  };
  const best = answerTo(context, "floors", floors)?.guesses.at(-1)?.guesses[0];
  return {
    floors,
    pillar: {
      ...masked(base, [blank, pillarOf(context, blank)], mask),
      need: { layers: ["probs"], pooled: false },
      // However far the guess falls, its share is wanted.
      guesses: { positions: [blank], top: 5, ...(best && { targets: [best.id] }) },
    },
    ...Object.fromEntries(
      SENSES.sentences.map(({ text: sentence }, i) => [
        senseName(i),
        {
          text: sentence,
          need: { embeddings: ["word"], layers: ["output"], pooled: false },
        } satisfies RunRequest,
      ]),
    ),
  };
}

type Lengths = Readonly<Record<keyof (typeof PARTS)[Part], number>>;

export interface FloorsReading {
  readonly run: RunResult;
  readonly tokens: readonly string[];
  readonly blank: number;
  readonly layers: number;
  /** How long the blank's vectors are around each sublayer. */
  readonly stream: readonly Readonly<Record<Part, Lengths>>[];
  /** What the blank would be guessed to be, by state: 0 is the ground. */
  readonly lens: readonly (readonly Guess[])[];
  /** Inputs of the blank's neurons, by layer. */
  readonly neurons: readonly Float32Array[];
  readonly awake: readonly number[];
}

/** What the floors make of the blank; null before the pass. */
export function readFloors(context: SceneContext): FloorsReading | null {
  const { floors: request } = floorsRequests(context);
  const run = answerTo(context, "floors", request);
  if (!run) return null;
  const blank = blankOf({ ...context, encoding: run.encoding });
  const { layers } = run.trace;
  const lengthsOf = (part: Part, layer: number): Lengths => {
    const length = (id: StationId): number => {
      const about = lengthRef(
        "",
        stationVector(id, layer, blank, () => ""),
      );
      return must(numberOf(context, { request, about })).value;
    };
    const { stream, written, sum, norm } = PARTS[part];
    return { stream: length(stream), written: length(written), sum: length(sum), norm: length(norm) };
  };
  const neurons = layers.map(({ preActivation }) =>
    preActivation ? row(preActivation, blank) : new Float32Array(),
  );
  return {
    run,
    tokens: run.encoding.tokens.map(({ text }, i) => (i === blank ? "[MASK]" : text)),
    blank,
    layers: layers.length,
    stream: layers.map((_, layer) => ({
      attention: lengthsOf("attention", layer),
      feedForward: lengthsOf("feedForward", layer),
    })),
    lens: Array.from(
      { length: layers.length + 1 },
      (_, state) => run.guesses.find((guess) => guess.state === state)?.guesses ?? [],
    ),
    neurons,
    awake: neurons.map((inputs) => inputs.filter((input) => input > 0).length),
  };
}

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** The nearest other sentence, and whether its sense is the same. */
  readonly near: number;
  readonly same: boolean;
}

export interface SensesReading {
  /** The ready word whose senses they are. */
  readonly word: (typeof SENSES)["word"];
  readonly sentences: (typeof SENSES)["sentences"];
  /** Spots by state, 0…1 in both directions; 0 is the table, where all are one row. */
  readonly states: readonly (readonly Spot[])[];
}

/** How the sentences of one word lie, floor by floor; null before their passes. */
export function readSenses(context: SceneContext): SensesReading | null {
  const runs = answersTo(context, floorsRequests(context));
  const vectors = SENSES.sentences.map((_, i) => vectorsOfWord(runs[senseName(i)], SENSES.word));
  if (vectors.some((states) => states === null)) return null;
  const all = vectors as readonly (readonly Float32Array[])[];
  let before: readonly (readonly number[])[] | null = null;
  const states = all[0].map((_, state) => {
    const here = all.map((own) => own[state]);
    const points = aligned(
      pca(here, 2).points.map((point) => [point[0], point[1] ?? 0]),
      before,
    );
    before = points;
    const most = Math.max(1e-6, ...points.flatMap(([x, y]) => [Math.abs(x), Math.abs(y)]));
    const table = cosines(here);
    return points.map(([x, y], i): Spot => {
      const [{ index: near }] = nearestNeighbors(table[i], i);
      const { sense } = SENSES.sentences[i];
      return {
        x: 0.5 + (0.46 * x) / most,
        y: 0.5 + (0.46 * y) / most,
        near,
        same: SENSES.sentences[near].sense === sense,
      };
    });
  });
  return { word: SENSES.word, sentences: SENSES.sentences, states };
}

function vectorsOfWord(run: RunResult | null | undefined, word: string): readonly Float32Array[] | null {
  const at = run?.encoding.tokens.findIndex(({ text }) => text === word) ?? -1;
  const { word: table } = run?.trace.embeddings ?? {};
  if (!run || !table || at < 0) return null;
  return [row(table, at), ...run.trace.layers.flatMap(({ output }) => (output ? [row(output, at)] : []))];
}

/** An axis of a projection may point either way: it is turned so that points keep their side from floor to floor. */
function aligned(
  points: readonly number[][],
  before: readonly (readonly number[])[] | null,
): readonly (readonly number[])[] {
  if (!before) return points;
  const signs = [0, 1].map((axis) =>
    points.reduce((sum, point, i) => sum + point[axis] * before[i][axis], 0) < 0 ? -1 : 1,
  );
  return points.map((point) => point.map((value, axis) => value * signs[axis]));
}

export interface PillarReading {
  readonly word: string;
  readonly token: number;
  /** What is guessed without it. */
  readonly guesses: readonly Guess[];
  /** What was guessed with it, and the share that is left of that. */
  readonly best: Guess;
  readonly left: number;
  /** Whether the word that was guessed with it keeps half of its share. */
  readonly stays: boolean;
}

/** What becomes of the guess without its pillar; null before the passes. */
export function readPillar(context: SceneContext): PillarReading | null {
  const { pillar, floors } = answersTo(context, floorsRequests(context));
  const best = floors?.guesses.at(-1)?.guesses[0];
  const [without] = pillar?.guesses ?? [];
  if (!best || !without?.target) return null;
  const token = pillarOf(context, blankOf(context));
  const left = without.target.probability;
  return {
    word: context.encoding.tokens[token]?.text ?? "",
    token,
    guesses: without.guesses,
    best,
    left,
    stays: left >= best.probability / 2,
  };
}

/** The sentence without its pillar, which a mask is in place of. */
export function withoutPillar({ tokens }: FloorsReading, pillar: PillarReading | null): readonly string[] {
  return tokens.map((text, i) => (i === pillar?.token ? "[MASK]" : text));
}

export function floorsOptions(context: SceneContext): Question | null {
  const reading = readPillar(context);
  return reading && { options: [words.options.stays, words.options.falls], correct: reading.stays ? 0 : 1 };
}
