import { type Encoding, type RunRequest, type RunResult, row, type Word } from "../engine";
import type { SceneContext } from "../scenes/scene";
import { answersTo } from "../store/answer";
import { MAX_TOKENS } from "../store/fields";
import { HERO, PIECES, WHOLE } from "./heroes";
import type { Question } from "./question";

/** What the chapter on words asks: its sentence down to the vectors, and two words alone to be cut. */
export function cutRequests({
  text,
  pair,
  switches,
}: SceneContext): Readonly<Record<"words" | "pieces", RunRequest>> {
  const shown = text === HERO.text && !pair ? PIECES.text : text;
  return {
    words: {
      text: shown,
      pair,
      maxTokens: MAX_TOKENS,
      interventions: { ...switches },
      need: { embeddings: ["word", "position", "tokenType", "norm"], pooled: false },
    },
    pieces: { text: `${WHOLE.word} ${PIECES.rare}`, need: { embeddings: ["word"], pooled: false } },
  };
}

export interface CutReading {
  readonly encoding: Encoding;
  /** The word that is looked at closely: one in pieces, else one that the list has no pieces for, else the longest. */
  readonly word: Word;
  /** Its index among the words. */
  readonly at: number;
  /** Its first token. */
  readonly token: number;
  readonly run: RunResult | null;
  /** The word that is asked about; null while it is being cut. */
  readonly whole: Word | null;
  /** A rare word for a text that has none: what becomes of it is shown in its stead. Null where it has one. */
  readonly rare: Word | null;
}

/** What the chapter shows; null while there is no word. */
export function readCut(context: SceneContext): CutReading | null {
  const { words: run, pieces: whole } = answersTo(context, cutRequests(context));
  const encoding = run?.encoding ?? context.encoding;
  const { words } = encoding;
  if (words.length === 0) return null;
  const inPieces = words.findIndex(({ pieces }) => pieces.length > 1);
  const longest = words.reduce((best, { text }, i) => (text.length > words[best].text.length ? i : best), 0);
  const unknown = words.findIndex((word) => word.unknown);
  const isPlain = inPieces < 0 && unknown < 0;
  const at = isPlain ? longest : inPieces >= 0 ? inPieces : unknown;
  const [asked, rare] = whole?.encoding.words ?? [];
  return {
    encoding,
    word: words[at],
    at,
    token: Math.max(
      0,
      encoding.tokens.findIndex(({ word }) => word === at),
    ),
    run,
    whole: asked ?? null,
    rare: (isPlain && rare) || null,
  };
}

/** So many words of a long text have room beside each other with all that happens to them. */
const MOST = 28;

/** Of a long text the words around the one that is looked at closely, of another all; how many there are more. */
export function nearWords(reading: CutReading, isLong: boolean): CutReading & { readonly more: number } {
  const { encoding, at } = reading;
  if (!isLong) return { ...reading, more: 0 };
  const more = Math.max(0, encoding.words.length - MOST);
  const from = Math.max(0, Math.min(more, at - MOST / 2));
  const words = encoding.words.slice(from, from + MOST);
  return { ...reading, at: at - from, encoding: { ...encoding, words }, more };
}

/** The vectors of a token: what it is, where it stands, which sentence, and the sum brought to one size; null before the pass. */
export function vectorsOf(run: RunResult | null, token: number): readonly Float32Array[] | null {
  const { word, position, tokenType, norm } = run?.trace.embeddings ?? {};
  if (!word || !position || !tokenType || !norm) return null;
  return [word, position, tokenType, norm].map((part) => row(part, token));
}

/** Into how many pieces the asked word is cut. */
export function cutOptions(context: SceneContext): Question | null {
  const pieces = readCut(context)?.whole?.pieces.length;
  if (pieces === undefined) return null;
  const options = ["1", "2", "3", "4"];
  return { options, correct: Math.min(options.length, pieces) - 1 };
}
