import {
  cosine,
  type Encoding,
  type Guess,
  type MaskAction,
  type MaskingPlan,
  type RunRequest,
  type RunResult,
  row,
} from "../engine";
import { throwDice } from "../scenes/dice";
import type { SceneContext } from "../scenes/scene";
import { answersTo, answerTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { BEGINNING, LESSON, OPINION } from "./heroes";
import type { Question } from "./question";

type LearnRun = "lesson" | "trained" | "frozen" | "full" | `writer${number}`;

/** A text needs so many tokens before 15 % of it are two. */
const ENOUGH = 12;
/** Chosen tokens that are shown with what becomes of them. */
const HUNDRED = 100;

/** The page's own text for the dice: its pass says how it is cut. */
const LESSON_PASS: RunRequest = { text: LESSON.text, maxTokens: MAX_TOKENS, need: { pooled: false } };

/** The text that the dice are thrown over: the visitor's, or in place of a short one the page's, without tokens until it is cut. */
function lessonOf(context: SceneContext): {
  readonly text: string;
  readonly pair: string | null;
  readonly encoding: Encoding | null;
} {
  const { text, pair, encoding } = context;
  if (encoding.tokens.length >= ENOUGH) return { text, pair, encoding };
  const own = answerTo(context, "lesson", LESSON_PASS)?.encoding ?? null;
  return { text: LESSON.text, pair: null, encoding: own };
}

/** The dice that this chapter throws over its text, again and again with the next seed; none until it is cut. */
function plansOf({ model, seed }: SceneContext, encoding: Encoding | null): readonly MaskingPlan[] {
  if (!encoding || !model) return [];
  const plan = (throws: number): MaskingPlan => throwDice({ encoding, model, seed: (seed + throws) >>> 0 });
  const first = plan(0);
  const count = Math.ceil(HUNDRED / Math.max(1, first.positions.length));
  return [first, ...Array.from({ length: count - 1 }, (_, i) => plan(i + 1))];
}

/** The random words that stand in for others in these throws. */
function strangersIn(plans: readonly MaskingPlan[]): number[] {
  const ids = plans.flatMap(({ draws }) => draws.filter(({ action }) => action === "random"));
  return [...new Set(ids.map(({ id }) => id))];
}

/** The chapter's questions: a text as it is and as the dice leave it, an opinion for two heads, and a beginning to go on from. */
export function learnRequests(context: SceneContext): Readonly<Record<LearnRun, RunRequest>> {
  const { encoding, ...text } = lessonOf(context);
  const pass = { ...text, maxTokens: MAX_TOKENS };
  const plans = plansOf(context, encoding);
  const plan = plans[0] ?? null;
  const strangers = strangersIn(plans);
  return {
    lesson: LESSON_PASS,
    trained: {
      ...pass,
      replacements: plan?.replacements ?? [],
      need: { layers: ["probs"], pooled: false },
      // What the strangers are called is known only to the vocabulary: each comes back as the target of a guess.
      guesses: {
        positions: [...(plan?.positions ?? []), ...strangers.map(() => 1)],
        targets: [...(plan?.targets ?? []), ...strangers],
        top: 3,
      },
    },
    frozen: { text: OPINION.text, head: { name: "sentiment", variant: "frozen" } },
    full: { text: OPINION.text, head: { name: "sentiment", variant: "full" } },
    ...Object.fromEntries(written(context).map(({ request }, k) => [`writer${k}`, request])),
  };
}

/** So many words it is asked to go on with. */
export const WRITTEN = 7;

/** A word that it was asked to write, with a blank behind all before: its guess, null while it is under way. */
interface WrittenWord {
  readonly request: RunRequest;
  readonly guess: Guess | null;
  /** What else it thought of, most probable first. */
  readonly others: readonly Guess[];
}

/** A beginning, gone on with word by word: each best guess is written down, and the next is asked for behind it. */
function written(context: SceneContext): readonly WrittenWord[] {
  const words: WrittenWord[] = [];
  let text = BEGINNING.text;
  for (let k = 0; k < WRITTEN; k++) {
    const request: RunRequest = {
      text: `${text} [MASK]`,
      need: { pooled: false },
      guesses: { positions: [BEGINNING.position + k], top: 5 },
    };
    const guesses = answerTo(context, `writer${k}`, request)?.guesses[0]?.guesses;
    // The end of a word would change the one before it.
    const guess = guesses?.find(({ token }) => !token.startsWith("##")) ?? null;
    words.push({ request, guess, others: guesses?.filter((other) => other !== guess) ?? [] });
    if (!guess) break;
    text = `${text} ${guess.token}`;
  }
  return words;
}

/** What the dice do to one token. */
export interface Fate {
  readonly text: string;
  /** 0…1; null for tokens that are never chosen. */
  readonly draw: number | null;
  readonly chosen: boolean;
  readonly action: "mask" | "random" | "keep" | null;
  /** What the model sees in its place. */
  readonly seen: string;
  /** The share it gives the word that stood there; null if nothing is asked here. */
  readonly right: number | null;
  readonly best: Guess | null;
}

/** A token of the sheet: as it stood, and as the model sees it where the dice chose it. */
export interface SheetWord {
  readonly text: string;
  readonly seen: string;
  /** What became of it; null if it was not chosen, or after the hundredth. */
  readonly action: MaskAction | null;
}

export interface LearnReading {
  readonly fates: readonly Fate[];
  readonly chosen: number;
  /** The text as often as it takes to choose a hundred tokens, each time under new dice. */
  readonly sheet: readonly SheetWord[];
}

/** The dice and what becomes of the tokens; null before the passes. */
export function readLearn(context: SceneContext): LearnReading | null {
  const { trained } = answersTo(context, learnRequests(context));
  const { encoding } = lessonOf(context);
  const plans = plansOf(context, encoding);
  const [plan] = plans;
  if (!encoding || !plan || !trained) return null;
  const draws = new Map(plan.draws.map((draw) => [draw.position, draw]));
  const chosen = plan.draws.filter((draw) => draw.chosen);
  const nameOf = new Map(trained.guesses.map(({ target }) => [target?.id, target?.token] as const));
  const fates = encoding.tokens.map(({ text }, position): Fate => {
    const draw = draws.get(position);
    const own = trained.guesses[plan.positions.indexOf(position)];
    return {
      text,
      draw: draw?.draw ?? null,
      chosen: draw?.chosen ?? false,
      action: draw?.action ?? null,
      seen:
        draw?.action === "mask" ? "[MASK]" : draw?.action === "random" ? (nameOf.get(draw.id) ?? text) : text,
      right: draw?.chosen ? (own?.target?.probability ?? null) : null,
      best: own?.guesses[0] ?? null,
    };
  });
  return { fates, chosen: chosen.length, sheet: sheetOf(encoding, plans, nameOf) };
}

function sheetOf(
  encoding: Encoding,
  plans: readonly MaskingPlan[],
  nameOf: ReadonlyMap<number | undefined, string | undefined>,
): SheetWord[] {
  let count = 0;
  return plans.flatMap(({ draws }) => {
    const at = new Map(draws.map((draw) => [draw.position, draw]));
    return encoding.tokens.flatMap(({ text, special }, position): SheetWord[] => {
      if (special) return [];
      const draw = at.get(position);
      const action = draw?.chosen && count < HUNDRED ? draw.action : null;
      if (action) count++;
      const seen = action === "mask" ? "[MASK]" : action === "random" ? (nameOf.get(draw?.id) ?? text) : text;
      return [{ text, seen, action }];
    });
  });
}

export interface TuneReading {
  /** Probability of “positive”: a head on the encoder as it was, and all of it tuned. */
  readonly frozen: number;
  readonly full: number;
  /** [CLS] after each layer, `[hidden]`, of both. */
  readonly states: { readonly frozen: readonly Float32Array[]; readonly full: readonly Float32Array[] };
  /** Their cosine, by layer: how much tuning has left of it. */
  readonly alike: readonly number[];
}

/** What fine-tuning changed; null while the heads are on their way. */
export function readTune(context: SceneContext): TuneReading | null {
  const { frozen, full } = answersTo(context, learnRequests(context));
  const [before, after] = [judged(frozen), judged(full)];
  if (!before || !after) return null;
  return {
    frozen: before.positive,
    full: after.positive,
    states: { frozen: before.states, full: after.states },
    alike: before.states.map((state, layer) => cosine(state, after.states[layer])),
  };
}

/** What a head says of the opinion, and the [CLS] of its own encoder after each layer. */
function judged(run: RunResult | null): { positive: number; states: Float32Array[] } | null {
  if (!run?.head) return null;
  const { probabilities, labels, trace } = run.head;
  return {
    positive: probabilities.data[labels.indexOf("positive")],
    states: trace.layers.flatMap(({ output }) => (output ? [row(output, 0)] : [])),
  };
}

/** What it puts behind a beginning, word by word, as far as it has come. */
export function readWriter(context: SceneContext): readonly (Guess & Pick<WrittenWord, "others">)[] {
  return written(context).flatMap(({ guess, others }) => (guess ? { ...guess, others } : []));
}

/** Of 100 chosen tokens so many become [MASK] (Devlin et al. 2018, section 3.1). */
const MASKED = "80";

export function learnOptions(): Question {
  const options = ["15", MASKED, "90", "100"];
  return { options, correct: options.indexOf(MASKED) };
}
