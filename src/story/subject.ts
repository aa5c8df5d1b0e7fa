import type { Encoding } from "../engine";
import type { SceneContext } from "../scenes/scene";
import { isTelling } from "../scenes/telling";
import { HERO } from "./heroes";
import { words } from "./words";

/** The token that the story hides: the one chosen by hand, one typed as [MASK], the hero's, or a word that says something. */
export function blankOf({
  masked,
  encoding,
  text,
}: Pick<SceneContext, "masked" | "encoding" | "text">): number {
  const { tokens } = encoding;
  if (masked.length > 0) return masked[0];
  const typed = tokens.findIndex((token) => token.text === "[MASK]");
  if (typed > 0) return typed;
  if (text === HERO.text) return HERO.blank;
  const isWord = (i: number): boolean => /^\p{L}+$/u.test(tokens[i].text) && tokens[i].word !== null;
  const isWhole = (i: number): boolean => !tokens[i + 1]?.text.startsWith("##");
  const words = tokens.map((_, i) => i).filter((i) => isWord(i) && isWhole(i));
  const telling = words.filter((i) => isTelling(tokens[i].text));
  // A word at the very beginning has nothing before it.
  return telling.find((i) => i > 1) ?? telling[0] ?? words[0] ?? Math.min(1, tokens.length - 1);
}

/** A part of the sentence as it was typed: a word with the marks that cling to it. */
export interface Chunk {
  readonly text: string;
  /** The tokens that it became. */
  readonly tokens: readonly number[];
  /** It stands for words that there is no room for: it says how many, and has their share of all looks. */
  readonly isRest?: true;
}

/** More words than this do not stand legibly on one line; of a longer text so many around the blank do. */
const MOST = 32;
const AROUND = 16;

/** The sentence as a reader sees it, or of a long text the words around the hidden token, which stands alone. */
export function chunksOf(encoding: Encoding, blank: number): readonly Chunk[] {
  const all = allChunks(encoding, blank);
  if (all.length <= MOST) return all;
  const at = all.findIndex(({ tokens }) => tokens.includes(blank));
  const from = Math.max(0, Math.min(at - AROUND / 2, all.length - AROUND));
  const to = from + AROUND;
  return [...rest(all.slice(0, from)), ...all.slice(from, to), ...rest(all.slice(to))];
}

function rest(chunks: readonly Chunk[]): readonly Chunk[] {
  if (chunks.length === 0) return [];
  const tokens = chunks.flatMap((chunk) => chunk.tokens);
  return [{ text: words.more(chunks.length), tokens, isRest: true }];
}

function allChunks({ tokens, normalization }: Encoding, blank: number): readonly Chunk[] {
  const chunks: { text: string; tokens: number[]; end: number; segment: number }[] = [];
  for (const [index, { span, segment }] of tokens.entries()) {
    if (!span) continue;
    const text = normalization[segment].original.slice(span.start, span.end);
    const last = chunks.at(-1);
    const clings = last && last.segment === segment && last.end === span.start;
    if (clings && index !== blank && !last.tokens.includes(blank)) {
      last.text += text;
      last.tokens.push(index);
      last.end = span.end;
    } else {
      chunks.push({ text, tokens: [index], end: span.end, segment });
    }
  }
  return chunks;
}

/** The text up to and with the hidden token. */
export function beginningOf({ tokens, normalization }: Encoding, blank: number): string {
  const token = tokens[blank];
  return token?.span ? normalization[token.segment].original.slice(0, token.span.end) : "";
}

/** What stands behind it. */
export function endingOf({ tokens, normalization }: Encoding, blank: number): string {
  const token = tokens[blank];
  return token?.span ? normalization[token.segment].original.slice(token.span.end).trimStart() : "";
}

/** A token's position in a text that is only its own sentence: the one before it is left out. */
export function ownPosition({ tokens }: Encoding, token: number): number {
  const first = tokens.findIndex(({ span, segment }) => span && segment === tokens[token]?.segment);
  return token - Math.max(0, first - 1);
}
