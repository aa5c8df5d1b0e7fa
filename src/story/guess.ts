import { attentionRow, type Guess, type RunRequest, type RunResult } from "../engine";
import type { SceneContext } from "../scenes/scene";
import { COMMON } from "../scenes/telling";
import { answersTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { textWidth } from "../viz/textWidth";
import { guessing } from "./answers";
import { OPENING_LINE } from "./FirstWords";
import { ENDINGS } from "./heroes";
import { beginningOf, blankOf, type Chunk, chunksOf, ownPosition } from "./subject";

/** A head to look through. */
export interface Look {
  readonly layer: number;
  readonly head: number;
}

/** A sentence with its blank, and what the model makes of it. */
export interface Act {
  readonly chunks: readonly Chunk[];
  /** Index of the blank among the chunks. */
  readonly blank: number;
  /** The share of attention from the blank to each chunk, in the head that is looked through; null before the pass. */
  readonly looks: readonly number[] | null;
  readonly guesses: readonly Guess[] | null;
}

/** Above this a share counts no more: a head that stares at one word shows less than one that looks at two. */
const ENOUGH = 0.45;

/** The questions of the opening: the text, two other endings of its beginning, the last one from the left alone, and one to predict. */
export function guessRequests(context: SceneContext): Readonly<Record<GuessRun, RunRequest>> {
  const { text, pair, encoding, switches, settings } = context;
  const blank = blankOf(context);
  const beginning = beginningOf(encoding, blank);
  const position = ownPosition(encoding, blank);
  const base = { maxTokens: MAX_TOKENS, need: { layers: ["probs"], pooled: false } } as const;
  const turned = (index: number, causal = false): RunRequest => {
    const turn = `${beginning} ${ENDINGS[index].ending}`;
    return guessing(context, { ...base, text: turn, interventions: { ...switches, causal } }, position);
  };
  const main = guessing(context, { ...base, text, pair, interventions: { ...switches } }, blank);
  const behind = chunksOf(encoding, blank).filter(({ tokens }) => tokens[0] > blank);
  // As padding is hidden: nobody can look there, and all others keep their places.
  const covered = behind.slice(behind.length - Math.min(settings.story.covered, behind.length));
  const hiddenTokens = covered.flatMap(({ tokens }) => tokens);
  const curtained = { ...main, interventions: { ...switches, hidden: hiddenTokens } };
  return {
    main,
    // Nobody asks what a curtain that is not drawn would change.
    covered: hiddenTokens.length > 0 ? curtained : main,
    turn: turned(0),
    again: turned(1),
    left: turned(1, true),
    ask: turned(2),
  };
}

type GuessRun = "main" | "covered" | "turn" | "again" | "left" | "ask";

/** A longer text, in em, has a line of its own. */
const LONG = 34;
/** The blank is at least so wide, in em. */
const BLANK = 3.2;

/** How a sentence is laid out: its words, and the longest of all, at whose place it stands. */
interface Layout {
  readonly list: readonly string[];
  readonly as: readonly string[];
  readonly gap: number;
  readonly below: number;
}

/** The words as the line needs them: in the blank there is room for every guess. */
function wordsOf({ chunks, blank, guesses }: Act): readonly string[] {
  const own = Math.max(BLANK, textWidth(guesses?.[0]?.token ?? "") + 0.5);
  return chunks.map(({ text }, i) => (i === blank ? "n".repeat(Math.ceil(own / 0.61)) : text));
}

const length = (words: readonly string[]): number =>
  words.reduce((sum, word) => sum + textWidth(word) + OPENING_LINE.gap, 0);

function layoutOf(acts: readonly Act[]): readonly Layout[] {
  const all = acts.map(wordsOf);
  const longest = (of: readonly (readonly string[])[]): readonly string[] =>
    of.toSorted((a, b) => length(b) - length(a))[0];
  // A text that needs the whole line for itself does not make the others as small.
  const isLong = length(all[0]) > LONG;
  return all.map((list, i) => ({
    list,
    as: isLong ? (i === 0 ? list : longest(all.slice(1))) : longest(all),
    ...OPENING_LINE,
  }));
}

interface GuessReading {
  /** The text, its two other endings, and the one to predict. */
  readonly acts: readonly [Act, Act, Act, Act];
  /** How each of them is laid out. */
  readonly layout: readonly Layout[];
  /** What is guessed with so many of the last words behind a curtain, drawn by hand. */
  readonly covered: readonly Guess[] | null;
  /** How many words of the text stand behind the blank, and how many of them are covered. */
  readonly behind: number;
  readonly count: number;
  /** What is guessed with the last ending covered. */
  readonly left: readonly Guess[] | null;
}

/** Several parts of the picture ask in every frame, and the context stays the same for many. */
const readings = new WeakMap<SceneContext, GuessReading>();

/** What the opening shows. */
export function readGuess(context: SceneContext): GuessReading {
  const reading = readings.get(context) ?? readAnew(context);
  readings.set(context, reading);
  return reading;
}

function readAnew(context: SceneContext): GuessReading {
  const runs = answersTo(context, guessRequests(context));
  const blank = blankOf(context);
  const chosen = lookOf(context, runs.main, blank);
  const alone = ownPosition(context.encoding, blank);
  const turned = (run: RunResult | null, index: number): Act =>
    run ? actOf(run, alone, chosen, context) : unread(context, blank, ENDINGS[index].ending);
  const acts = [
    actOf(runs.main ?? context.main, blank, chosen, context),
    turned(runs.turn, 0),
    turned(runs.again, 1),
    turned(runs.ask, 2),
  ] as const;
  return {
    acts,
    layout: layoutOf(acts),
    covered: runs.covered?.guesses[0]?.guesses ?? null,
    behind: acts[0].chunks.length - acts[0].blank - 1,
    count: Math.min(context.settings.story.covered, acts[0].chunks.length - acts[0].blank - 1),
    left: runs.left?.guesses[0]?.guesses ?? null,
  };
}

/** A turned sentence before its pass: its words are known, so what is laid out for all of them stays where it is. */
function unread({ encoding }: SceneContext, blank: number, ending: string): Act {
  const { tokens } = encoding;
  const chunks = chunksOf(encoding, blank).filter(
    (chunk) => tokens[chunk.tokens[0]].segment === tokens[blank]?.segment,
  );
  const at = Math.max(
    0,
    chunks.findIndex((chunk) => chunk.tokens.includes(blank)),
  );
  const turned = ending.split(" ").map((text): Chunk => ({ text, tokens: [] }));
  return { chunks: [...chunks.slice(0, at + 1), ...turned], blank: at, looks: null, guesses: null };
}

function actOf(run: RunResult | null, blank: number, look: Look, context: SceneContext): Act {
  const encoding = run?.encoding ?? context.encoding;
  const chunks = chunksOf(encoding, blank);
  const probs = run?.trace.layers[look.layer]?.probs;
  const row = probs && blank < probs.shape[1] ? attentionRow(probs, look.head, blank) : null;
  return {
    chunks,
    blank: Math.max(
      0,
      chunks.findIndex(({ tokens }) => tokens.includes(blank)),
    ),
    looks: row && chunks.map(({ tokens }) => tokens.reduce((sum, token) => sum + row[token], 0)),
    guesses: run?.guesses.find(({ position }) => position === blank)?.guesses ?? null,
  };
}

/** The head that is looked through: the visitor's choice, or the one in which the token looks most clearly at other words. */
export function lookOf(
  { settings }: Pick<SceneContext, "settings">,
  run: RunResult | null,
  token: number,
): Look {
  const [, layer, head] = /^(\d+)\.(\d+)$/.exec(settings.story.look) ?? [];
  const layers = run?.trace.layers ?? [];
  const chosen = layer === undefined ? undefined : layers[Number(layer)]?.probs;
  if (chosen && Number(head) < chosen.shape[0]) return { layer: Number(layer), head: Number(head) };
  let best: Look & { readonly clarity: number } = { layer: 0, head: 0, clarity: -1 };
  for (const [at, { probs }] of layers.entries()) {
    for (let head = 0; probs && head < probs.shape[0]; head++) {
      if (token >= probs.shape[1]) continue;
      const clarity = clarityOf(attentionRow(probs, head, token), token, run);
      if (clarity > best.clarity) best = { layer: at, head, clarity };
    }
  }
  return { layer: best.layer, head: best.head };
}

function clarityOf(row: Float32Array, token: number, run: RunResult | null): number {
  return row.reduce((sum, share, other) => {
    const text = run?.encoding.tokens[other];
    const counts = other !== token && text && !text.special && /\p{L}/u.test(text.text);
    const weight = text && COMMON.has(text.text) ? 0.3 : 1;
    return counts ? sum + weight * Math.min(share, ENOUGH) ** 2 : sum;
  }, 0);
}

/** The answers to choose from before the last ending is guessed: the best guesses of all four sentences, in their alphabet's order. */
export function guessOptions({
  acts,
}: GuessReading): { readonly options: readonly string[]; readonly correct: number } | null {
  const right = acts[3].guesses?.[0]?.token;
  if (!right) return null;
  const all = acts.flatMap(({ guesses }) => guesses?.[0]?.token ?? []);
  const options = [...new Set(all)].sort();
  return options.length < 2 ? null : { options, correct: options.indexOf(right) };
}
