import type { RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { cosineRef, differenceRef, hidden, labelRef } from "../../inspector/refs";
import { maskId, type Num, numberOf } from "../../inspector/values";
import { answeredBy, answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { filled, runName, sentenceRequest } from "./similarity";
import { MOST_RERUN } from "./ways";
import { words } from "./words";

/** How far [CLS] was tuned: its encoder too, or only the head that reads it. */
type Tuning = "full" | "frozen";

const RUNS: Readonly<Record<Tuning, string>> = { full: "tuned", frozen: "frozen" };
const { full: TUNED, frozen: FROZEN } = RUNS;

/** Name of the run over the text, or over the visitor's sentence `index`. */
function tunedRun(tuning: Tuning, index: number | null): string {
  return index === null ? RUNS[tuning] : `${RUNS[tuning]}/${index}`;
}

/** [CLS] as it was, or tuned. */
type Way = "untuned" | "tuned";

const NEED = { embeddings: ["norm"], layers: ["output"] } as const;

/** Label of the head that counts as “positive”. */
const POSITIVE = "positive";

/**
 * The sentiment head, frozen (trained on the encoder as it is) and full (the encoder trained with it), on the text
 * and on each of the sentences; none until their step is near, or where the model is the visitor's: they are megabytes
 * to fetch, and the page's own.
 */
export function tunedRequests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, switches, encoding } = context;
  const { sentences } = context.settings.cls;
  if (context.step === 0 || context.ownModel) return {};
  const interventions = { ...switches };
  // An edge that is cut belongs to the tokens of the text.
  const { headsOff, layersOff } = switches;
  const ask = (variant: "full" | "frozen", words = false) => ({
    head: { name: "sentiment", variant, need: NEED, words } as const,
  });
  const words = encoding.tokens.length <= MOST_RERUN;
  const main = { text, pair, maxTokens: MAX_TOKENS, interventions };
  return {
    [TUNED]: { ...main, ...ask("full", words) },
    [FROZEN]: { ...main, ...ask("frozen") },
    ...Object.fromEntries(
      filled(sentences).flatMap((index) => {
        const base = {
          text: sentences[index],
          maxTokens: MAX_TOKENS,
          interventions: { headsOff, layersOff },
        };
        return [
          [tunedRun("full", index), { ...base, ...ask("full") }],
          [tunedRun("frozen", index), { ...base, ...ask("frozen") }],
        ];
      }),
    ),
  };
}

/** A sentence, what both heads say of it, and which sentence is nearest by either [CLS]. */
export interface TunedSentence {
  readonly number: number;
  readonly text: string;
  /** Probability of “positive”: by the head on the untuned encoder, by the tuned encoder. */
  readonly frozen: Num;
  readonly full: Num;
  /** Number of the nearest other sentence and the cosine, by the untuned [CLS] and by the tuned one. */
  readonly untunedNearest: Nearest | null;
  readonly tunedNearest: Nearest | null;
}

export interface Nearest {
  readonly number: number;
  readonly cosine: Num;
}

/** What masking a word does to the probability of “positive”. */
export interface WordEffect {
  readonly word: number;
  readonly text: string;
  readonly without: number;
  readonly effect: Num;
}

export interface TunedAnswer {
  /** Probability of “positive” for the visitor's text. */
  readonly frozen: Num;
  readonly full: Num;
  /** By the tuned model; null for a text too long for the reruns. */
  readonly words: readonly WordEffect[] | null;
  readonly sentences: readonly TunedSentence[];
  /** Cosines of different sentences, the smallest first, by the untuned [CLS] and by the tuned one. */
  readonly untuned: readonly Num[];
  readonly tuned: readonly Num[];
  /** Measured on texts that the heads had not seen, in percent. */
  readonly accuracy: { readonly name: string; readonly frozen: number; readonly full: number } | null;
}

/** Null while passes are under way, or their step is far. */
export function tunedOf(context: SceneContext): TunedAnswer | null {
  const { sentences } = context.settings.cls;
  const questions = tunedRequests(context);
  const indexes = filled(sentences);
  const isThere = (name: string, question = questions[name]): boolean =>
    answerTo(context, name, question) !== null;
  const isRead = (index: number): boolean =>
    isThere(runName(index), sentenceRequest(context, index)) &&
    isThere(tunedRun("full", index)) &&
    isThere(tunedRun("frozen", index));
  if (!isThere(TUNED) || !isThere(FROZEN) || !indexes.every(isRead)) return null;
  const [full, frozen] = [TUNED, FROZEN].map((run) => positive(context, run));
  const numbers = indexes.map((index) => index + 1);
  const read = indexes.flatMap((index): TunedSentence[] => {
    const own = {
      full: positive(context, tunedRun("full", index)),
      frozen: positive(context, tunedRun("frozen", index)),
    };
    if (!own.full || !own.frozen) return [];
    return [
      {
        number: index + 1,
        text: sentences[index],
        full: own.full,
        frozen: own.frozen,
        untunedNearest: nearest(context, "untuned", index + 1, numbers),
        tunedNearest: nearest(context, "tuned", index + 1, numbers),
      },
    ];
  });
  if (!full || !frozen || read.length < indexes.length) return null;
  const figures = (run: string) => context.runs[run]?.result?.head?.figures ?? {};
  return {
    full,
    frozen,
    words: wordEffects(context),
    sentences: read,
    untuned: cosinesOf(context, "untuned", numbers),
    tuned: cosinesOf(context, "tuned", numbers),
    accuracy: accuracyOf(figures(TUNED), figures(FROZEN)),
  };
}

/** How positive a pass is to the head that answered it; null while it has not. */
function positive(context: SceneContext, run: string): Num | null {
  const answer = answeredBy(context.runs[run]);
  const index = answer?.result.head?.labels.indexOf(POSITIVE) ?? -1;
  if (index < 0) return null;
  return numberOf(context, { request: answer?.request, about: labelRef(index) });
}

function wordEffects(context: SceneContext): readonly WordEffect[] | null {
  const answer = answeredBy(context.runs[TUNED]);
  const whole = positive(context, TUNED);
  if (!answer?.result.head?.without || !whole) return null;
  const { tokens, words: texts } = answer.result.encoding;
  const said = words.asked;
  return answer.result.head.without.flatMap(({ word }): WordEffect[] => {
    const { text } = texts[word];
    const own = tokens.flatMap((token, at) => (token.word === word ? [at] : []));
    const pass = masked(answer.request, own, maskId(context));
    const without = numberOf(context, { request: pass, about: whole.about });
    const about = differenceRef(
      said.effect(text),
      { label: said.whole, ref: whole.about },
      { label: said.masked(text), ref: whole.about, pass },
    );
    const effect = numberOf(context, { request: answer.request, about });
    return without && effect ? [{ word, text, without: without.value, effect }] : [];
  });
}

/** The cosine of [CLS] in two sentences, by their numbers: tuned, or as it was. */
function clsCosine(context: SceneContext, way: Way, a: number, b: number): Num | null {
  const pass = (number: number) =>
    context.runs[way === "tuned" ? tunedRun("full", number - 1) : runName(number - 1)]?.answered;
  const { tunedCosine, cosine } = words.asked;
  const name = way === "tuned" ? tunedCosine(a, b) : cosine(a, b, words.compare.measures.cls);
  const layers = context.model?.config.layers ?? 0;
  const [request, other] = [pass(a), pass(b)];
  if (!request || !other) return null;
  return numberOf(context, {
    request,
    about: cosineRef(name, hidden(layers, [0]), hidden(layers, [0], other)),
  });
}

/** Cosines of different sentences, the smallest first. */
function cosinesOf(context: SceneContext, way: Way, numbers: readonly number[]): readonly Num[] {
  return numbers
    .flatMap((a, i) => numbers.slice(i + 1).flatMap((b) => clsCosine(context, way, a, b) ?? []))
    .sort((one, other) => one.value - other.value);
}

/** The other sentence that is most like one; null if there is none. */
function nearest(context: SceneContext, way: Way, of: number, numbers: readonly number[]): Nearest | null {
  const all = numbers.flatMap((number) => {
    const cosine = number === of ? null : clsCosine(context, way, of, number);
    return cosine ? [{ number, cosine }] : [];
  });
  return all.reduce<Nearest | null>(
    (best, one) => (best && best.cosine.value >= one.cosine.value ? best : one),
    null,
  );
}

/** The first accuracy that both heads were measured by. */
function accuracyOf(
  full: Readonly<Record<string, number>>,
  frozen: Readonly<Record<string, number>>,
): TunedAnswer["accuracy"] {
  const name = Object.keys(full).find((key) => key.endsWith("accuracy") && key in frozen);
  return name ? { name: name.replace(/ accuracy$/, ""), full: full[name], frozen: frozen[name] } : null;
}
