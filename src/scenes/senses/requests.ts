import type { RunRequest, TraceNeed } from "../../engine";
import { answeredBy, answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { WORD_SETS, type WordSet } from "../wordSets";
import { wantedWords } from "./occurrence";

const NEED: TraceNeed = { embeddings: ["word", "norm"], layers: ["output"] };

export type Direction = "both" | "causal";
export const DIRECTIONS: readonly Direction[] = ["both", "causal"];

/** A sentence the scene wants to place: `r3` is the fourth ready one, `o0` the first own, `main` the text above. */
export interface Entry {
  readonly id: string;
  readonly text: string;
  readonly pair: string | null;
  readonly origin: "ready" | "own" | "main";
  /** Index among the ready or the own ones. */
  readonly index: number;
  /** 0 or 1 for ready sentences; null where nobody said. */
  readonly sense: 0 | 1 | null;
  /** False for a ready sentence that was taken out: its vector still belongs to the axes. */
  readonly shown: boolean;
}

/** The ready set of a word, or null for a word of the visitor's own. */
export function wordSetOf(word: string): WordSet | null {
  return WORD_SETS.find((set) => set.word === word.trim().toLowerCase()) ?? null;
}

/** All sentences of a context: ready ones, own ones, and the text above unless it is one of them. */
export function entriesOf({
  settings,
  text,
  pair,
}: Pick<SceneContext, "settings" | "text" | "pair">): Entry[] {
  const senses = settings.senses.chosen;
  const ready = (wordSetOf(senses.word)?.sentences ?? []).map(({ text: sentence, sense }, index) => ({
    id: `r${index}`,
    text: sentence,
    pair: null,
    origin: "ready" as const,
    index,
    sense,
    shown: !senses.out.includes(index),
  }));
  const own = senses.own.map((sentence, index) => ({
    id: `o${index}`,
    text: sentence,
    pair: null,
    origin: "own" as const,
    index,
    sense: null,
    shown: true,
  }));
  const known = [...ready, ...own].some((entry) => entry.text.trim() === text.trim()) && !pair;
  const main = { id: "main", text, pair, origin: "main" as const, index: 0, sense: null, shown: true };
  return [...ready, ...own, ...(known || text.trim() === "" ? [] : [main])];
}

/** Names are by word, so that coming back to a word finds its answers still there. The text above is the main pass. */
function runName(direction: Direction, word: string, id: string): string {
  if (id === "main" && direction === "both") return "main";
  return id.startsWith("r") ? `${direction}/${word}/${id}` : `${direction}/${id}`;
}

function wordRequest({ settings }: SceneContext): RunRequest {
  return { text: settings.senses.chosen.word, maxTokens: MAX_TOKENS };
}

/** One pass per sentence and reading direction; one over the word alone, to know how it is cut. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches } = context;
  const { word } = context.settings.senses.chosen;
  const base = { maxTokens: MAX_TOKENS, need: NEED };
  const passes = (entry: Pick<Entry, "id" | "text" | "pair">): Record<string, RunRequest> =>
    Object.fromEntries(
      // Left to right first: the text above changes the picture with its other pass, and then both are shown.
      (["causal", "both"] as const).map((direction) => [
        runName(direction, word, entry.id),
        {
          ...base,
          text: entry.text,
          pair: entry.pair,
          interventions: { causal: direction === "causal", ...switches },
        },
      ]),
    );
  return {
    ...passes({ id: "main", text, pair }),
    word: wordRequest(context),
    ...Object.assign({}, ...entriesOf(context).map(passes)),
  };
}

/**
 * The newest finished pass over an entry, and its question; null before the first. While the visitor types it may lag behind by some
 * milliseconds, so what is drawn of it is read from its own encoding.
 */
export function passOf(context: SceneContext, direction: Direction, entry: Entry) {
  return answeredBy(context.runs[runName(direction, context.settings.senses.chosen.word, entry.id)]);
}

/** The words that the chosen word is cut into; null until its own pass is there. */
export function wantedOf(context: SceneContext): readonly string[] | null {
  const read = answerTo(context, "word", wordRequest(context));
  return read ? wantedWords(read.encoding) : null;
}
