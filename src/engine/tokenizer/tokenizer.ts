import { RequestError } from "../errors";
import { type AlignedText, plain } from "./aligned";
import type { Encoding, Normalization, Segment, Span, Token, Word } from "./encoding";
import { type NormalizerRules, normalize } from "./normalize";
import { type RawWord, splitWords } from "./split";
import { longestFirst } from "./truncate";
import { type AddedToken, SPECIAL_TOKENS, Vocabulary, vocabularyLines } from "./vocabulary";
import { matchWordPieces } from "./wordpiece";

export interface TokenizerOptions {
  /** Lower-case, as uncased BERT does. Default: true. */
  readonly lowercase?: boolean;
  /** Remove accents. Default: as `lowercase`. */
  readonly stripAccents?: boolean | null;
  /** Make each Chinese character a word. Default: true. */
  readonly spaceIdeographs?: boolean;
  /** Drop control characters and make white space plain. Default: true. */
  readonly cleanText?: boolean;
  /** Tokens that are found in the text before it is cut into words, beside the five special ones. */
  readonly added?: readonly AddedToken[];
  /** A longer word, in code points after normalization, becomes [UNK]. Default: 100, as in the reference. */
  readonly maxWordChars?: number;
}

export interface EncodeOptions {
  /** The second sentence. Null, undefined and "" mean that there is none. */
  readonly pair?: string | null;
  /** Longest encoding in tokens, [CLS] and [SEP] included. Default: no limit. */
  readonly maxTokens?: number;
}

/** What stands in one of the two texts, before [CLS], [SEP] and truncation. */
interface EncodedText {
  readonly tokens: Token[];
  readonly normalization: Normalization;
  /** Characters at its end that were not read. */
  readonly unread: number;
}

/** Characters that are normalized at a time. */
const STRETCH = 4096;
/** Of a text far beyond the limit no more is read than so many times the limit's tokens. */
const MOST_READ = 32;

/** Code points of a word that `Word.text` holds at most; any longer word is [UNK]. */
const LONGEST_SHOWN = 120;

/** Finds any of these texts, of two that begin at the same place the longer one; null if there are none. */
function finder(contents: readonly string[]): RegExp | null {
  const longestFirst = [...new Set(contents)].filter(Boolean).sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((content) => content.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"));
  return escaped.length === 0 ? null : new RegExp(escaped.join("|"), "gu");
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/** Whether what lies from `start` to `end` stands for itself, with no letter beside it. */
function isSingleWord(text: string, start: number, end: number): boolean {
  const before = text.slice(0, start).slice(-2);
  const after = text.slice(end, end + 2);
  return !WORD_CHARACTER.test([...before].at(-1) ?? " ") && !WORD_CHARACTER.test([...after][0] ?? " ");
}

/** BERT's tokenizer: text → words → WordPieces → ids, with a record of every step. */
export class Tokenizer {
  readonly vocabulary: Vocabulary;
  /** The normalizer's steps that this tokenizer takes. */
  readonly rules: NormalizerRules;
  readonly #maxWordChars: number;
  /** The added tokens by what is looked for: their text in the text as typed, or its normal form in the normal form. */
  readonly #inText: RegExp | null;
  readonly #inNormalized: RegExp | null;
  readonly #byNormalized: ReadonlyMap<string, AddedToken>;
  readonly #singleWords: ReadonlySet<string>;

  constructor(vocabulary: Vocabulary, options: TokenizerOptions = {}) {
    const { lowercase = true, stripAccents, added = [] } = options;
    this.vocabulary = vocabulary;
    this.rules = {
      cleanText: options.cleanText ?? true,
      spaceIdeographs: options.spaceIdeographs ?? true,
      lowercase,
      stripAccents: stripAccents ?? lowercase,
    };
    this.#maxWordChars = options.maxWordChars ?? 100;
    const normalForm = ({ content }: AddedToken): string =>
      plain(normalize(content, 0, content.length, this.rules).stripped);
    const inNormalized = added.filter(({ normalized }) => normalized);
    const inText = added.filter(({ normalized }) => !normalized).map(({ content }) => content);
    const others = SPECIAL_TOKENS.filter((token) => !inNormalized.some(({ content }) => content === token));
    this.#inText = finder([...others, ...inText]);
    this.#inNormalized = finder(inNormalized.map(normalForm));
    this.#byNormalized = new Map(inNormalized.map((token) => [normalForm(token), token]));
    this.#singleWords = new Set(added.filter(({ singleWord }) => singleWord).map(({ content }) => content));
  }

  /**
   * @param vocab the text of a vocab.txt, or its entries.
   * @throws ModelFileError if it lacks one of the five special tokens.
   */
  static fromVocab(vocab: string | readonly string[], options?: TokenizerOptions): Tokenizer {
    const entries = typeof vocab === "string" ? vocabularyLines(vocab) : vocab;
    return new Tokenizer(new Vocabulary(entries, options?.added), options);
  }

  /**
   * Tokenizes a text, or a pair as `[CLS] text [SEP] pair [SEP]`. Special tokens typed in the text, such as
   * `[MASK]`, count as special. `words` holds those that have a token in the result; of a text far longer than `maxTokens`
   * the end is not read (`unread`).
   * @throws RequestError if `maxTokens` leaves no room for [CLS] and [SEP].
   */
  encode(text: string, options: EncodeOptions = {}): Encoding {
    const words: Word[] = [];
    const most = options.maxTokens ?? Number.POSITIVE_INFINITY;
    const first = this.#encodeText(text, 0, words, most * MOST_READ);
    const second = options.pair ? this.#encodeText(options.pair, 1, words, most * MOST_READ) : null;
    const added = second ? 3 : 2;
    const room = most - added;
    if (!(room >= 0)) throw new RequestError("noRoom", added, most);
    const total = first.tokens.length + (second?.tokens.length ?? 0);
    const [keepA, keepB] = longestFirst(first.tokens.length, second?.tokens.length ?? 0, room);

    const tokens = [this.#added("cls", 0), ...first.tokens.slice(0, keepA), this.#added("sep", 0)];
    if (second) tokens.push(...second.tokens.slice(0, keepB), this.#added("sep", 1));
    // What was cut off is counted, not kept: whoever draws the words has no more of them than tokens.
    const kept: Word[] = [];
    const own = tokens.map((token) => {
      if (token.word === null) return token;
      const word = words[token.word];
      if (word !== kept.at(-1)) kept.push(word);
      return { ...token, word: kept.length - 1 };
    });
    return {
      tokens: own,
      ids: Int32Array.from(tokens, (token) => token.id),
      segmentIds: Int32Array.from(tokens, (token) => token.segment),
      attentionMask: new Int32Array(tokens.length).fill(1),
      words: kept,
      normalization: second ? [first.normalization, second.normalization] : [first.normalization],
      truncated: total - keepA - keepB,
      unread: first.unread + (second?.unread ?? 0),
    };
  }

  #added(name: "cls" | "sep", segment: Segment): Token {
    const id = this.vocabulary.special[name];
    return { id, text: this.vocabulary.text(id), segment, special: true, span: null, word: null };
  }

  /** Tokenizes one text between the special tokens typed in it, until it has `most`; appends its words to `words`. */
  #encodeText(text: string, segment: Segment, words: Word[], most: number): EncodedText {
    const tokens: Token[] = [];
    const stages = { cleaned: "", lowercased: "", stripped: "" };
    const add = (content: string, span: Span): void => {
      tokens.push(this.#token(content, segment, span, words.length));
      words.push(specialWord(content, segment, span));
    };
    let position = 0;
    const encodeUntil = (end: number): void => {
      while (position < end && tokens.length <= most) {
        const stop = this.#stretchEnd(text, position, end);
        const normalized = normalize(text, position, stop, this.rules);
        stages.cleaned += plain(normalized.cleaned);
        stages.lowercased += plain(normalized.lowercased);
        stages.stripped += plain(normalized.stripped);
        for (const part of this.#partsOf(normalized.stripped)) {
          if ("token" in part) add(part.token.content, part.span);
          else for (const raw of splitWords(part)) this.#encodeWord(raw, segment, words, tokens);
        }
        position = stop;
      }
    };
    for (const match of this.#inText ? text.matchAll(this.#inText) : []) {
      const [content] = match;
      const end = match.index + content.length;
      if (this.#singleWords.has(content) && !isSingleWord(text, match.index, end)) continue;
      encodeUntil(match.index);
      if (tokens.length > most) break;
      add(content, { start: match.index, end });
      stages.cleaned += content;
      stages.lowercased += content;
      stages.stripped += content;
      position = end;
    }
    encodeUntil(text.length);
    return { tokens, normalization: { original: text, ...stages }, unread: text.length - position };
  }

  /**
   * Where a stretch that begins at `start` may end, at the latest at `end`: before a blank or an ideograph that is set
   * apart. No word, and nothing that normalization looks at, reaches over these. Added tokens may: then it is all one.
   */
  #stretchEnd(text: string, start: number, end: number): number {
    if (this.#inNormalized || end - start <= STRETCH) return end;
    const next = this.rules.spaceIdeographs ? /[ \t\n\r\u3400-\u9FFF]/g : /[ \t\n\r]/g;
    next.lastIndex = start + STRETCH;
    return Math.min(end, next.exec(text)?.index ?? end);
  }

  /** A normalized text cut at the added tokens that are looked for in it; in one piece if there are none. */
  *#partsOf(text: AlignedText): Iterable<AlignedText | { readonly token: AddedToken; readonly span: Span }> {
    if (!this.#inNormalized) {
      yield text;
      return;
    }
    const typed = plain(text);
    const slice = (from: number, to: number): AlignedText => ({
      characters: text.characters.slice(from, to),
      spans: text.spans.slice(from, to),
    });
    let from = 0;
    for (const match of typed.matchAll(this.#inNormalized)) {
      const [found] = match;
      const token = this.#byNormalized.get(found);
      if (!token) continue;
      if (token.singleWord && !isSingleWord(typed, match.index, match.index + found.length)) continue;
      const start = [...typed.slice(0, match.index)].length;
      const end = start + [...found].length;
      yield slice(from, start);
      yield { token, span: cover(text.spans.slice(start, end)) };
      from = end;
    }
    yield slice(from, text.characters.length);
  }

  #encodeWord(raw: RawWord, segment: Segment, words: Word[], tokens: Token[]): void {
    const { pieces, attempts, unknown } = matchWordPieces(
      raw.characters,
      this.vocabulary,
      this.#maxWordChars,
    );
    for (const piece of pieces) {
      const span = cover(raw.spans.slice(piece.start, piece.end));
      tokens.push(this.#token(piece.text, segment, span, words.length));
    }
    // Of a word beyond all sense its beginning says enough; nobody reads, or draws, a genome.
    const text = raw.characters.slice(0, LONGEST_SHOWN).join("");
    words.push({
      text: raw.characters.length > LONGEST_SHOWN ? `${text}…` : text,
      segment,
      span: cover(raw.spans),
      pieces: pieces.map((piece) => piece.text),
      attempts,
      unknown,
    });
  }

  #token(text: string, segment: Segment, span: Span, word: number): Token {
    const id = this.vocabulary.id(text)!;
    return { id, text, segment, special: this.vocabulary.isSpecial(id), span, word };
  }
}

function specialWord(text: string, segment: Segment, span: Span): Word {
  return { text, segment, span, pieces: [text], attempts: [], unknown: null };
}

/** The smallest span that covers all of `spans`. */
function cover(spans: readonly Span[]): Span {
  let [{ start, end }] = spans;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}
