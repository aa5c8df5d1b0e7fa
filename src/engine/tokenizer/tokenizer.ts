import { RequestError } from "../errors";
import { plain } from "./aligned";
import { decodeTokens } from "./decode";
import type { Encoding, Normalization, Segment, Span, Token, Word } from "./encoding";
import { normalize } from "./normalize";
import { type RawWord, splitWords } from "./split";
import { longestFirst } from "./truncate";
import { SPECIAL_TOKENS, Vocabulary } from "./vocabulary";
import { matchWordPieces } from "./wordpiece";

export interface TokenizerOptions {
  /** Lower-case and strip accents, as uncased BERT does. Default: true. */
  readonly lowercase?: boolean;
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
}

const SPECIAL_IN_TEXT = new RegExp(SPECIAL_TOKENS.map((t) => `\\[${t.slice(1, -1)}\\]`).join("|"), "g");

/** BERT's tokenizer: text → words → WordPieces → ids, with a record of every step. */
export class Tokenizer {
  readonly vocabulary: Vocabulary;
  readonly #keepCase: boolean;
  readonly #maxWordChars: number;

  constructor(vocabulary: Vocabulary, options: TokenizerOptions = {}) {
    this.vocabulary = vocabulary;
    this.#keepCase = options.lowercase === false;
    this.#maxWordChars = options.maxWordChars ?? 100;
  }

  /** @throws ModelFileError if `vocabText` lacks one of the five special tokens. */
  static fromVocab(vocabText: string, options?: TokenizerOptions): Tokenizer {
    return new Tokenizer(Vocabulary.parse(vocabText), options);
  }

  /**
   * Tokenizes a text, or a pair as `[CLS] text [SEP] pair [SEP]`. Special tokens typed in the text, such as
   * `[MASK]`, count as special. `words` holds every word, also those that truncation cut off.
   * @throws RequestError if `maxTokens` leaves no room for [CLS] and [SEP].
   */
  encode(text: string, options: EncodeOptions = {}): Encoding {
    const words: Word[] = [];
    const first = this.#encodeText(text, 0, words);
    const second = options.pair ? this.#encodeText(options.pair, 1, words) : null;
    const added = second ? 3 : 2;
    const most = options.maxTokens ?? Number.POSITIVE_INFINITY;
    const room = most - added;
    if (!(room >= 0)) throw new RequestError("noRoom", added, most);
    const total = first.tokens.length + (second?.tokens.length ?? 0);
    const [keepA, keepB] = longestFirst(first.tokens.length, second?.tokens.length ?? 0, room);

    const tokens = [this.#added("cls", 0), ...first.tokens.slice(0, keepA), this.#added("sep", 0)];
    if (second) tokens.push(...second.tokens.slice(0, keepB), this.#added("sep", 1));
    return {
      tokens,
      ids: Int32Array.from(tokens, (token) => token.id),
      segmentIds: Int32Array.from(tokens, (token) => token.segment),
      attentionMask: new Int32Array(tokens.length).fill(1),
      words,
      normalization: second ? [first.normalization, second.normalization] : [first.normalization],
      truncated: total - keepA - keepB,
    };
  }

  /** Joins ids to readable text; `##` pieces are glued on. With `skipSpecial`, [CLS] and its like are left out. */
  decode(ids: Iterable<number>, options: { readonly skipSpecial?: boolean } = {}): string {
    return decodeTokens(ids, this.vocabulary, options.skipSpecial ?? false);
  }

  #added(name: "cls" | "sep", segment: Segment): Token {
    const id = this.vocabulary.special[name];
    return { id, text: this.vocabulary.text(id), segment, special: true, span: null, word: null };
  }

  /** Tokenizes one text between the special tokens typed in it; appends its words to `words`. */
  #encodeText(text: string, segment: Segment, words: Word[]): EncodedText {
    const tokens: Token[] = [];
    const stages = { cleaned: "", lowercased: "", stripped: "" };
    const encodeStretch = (start: number, end: number): void => {
      const normalized = normalize(text, start, end, this.#keepCase);
      stages.cleaned += plain(normalized.cleaned);
      stages.lowercased += plain(normalized.lowercased);
      stages.stripped += plain(normalized.stripped);
      for (const raw of splitWords(normalized.stripped)) this.#encodeWord(raw, segment, words, tokens);
    };
    let position = 0;
    for (const match of text.matchAll(SPECIAL_IN_TEXT)) {
      const end = match.index + match[0].length;
      encodeStretch(position, match.index);
      tokens.push(this.#token(match[0], segment, { start: match.index, end }, words.length));
      words.push(specialWord(match[0], segment, { start: match.index, end }));
      stages.cleaned += match[0];
      stages.lowercased += match[0];
      stages.stripped += match[0];
      position = end;
    }
    encodeStretch(position, text.length);
    return { tokens, normalization: { original: text, ...stages } };
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
    words.push({
      text: raw.characters.join(""),
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
  return spans.reduce((all, span) => ({
    start: Math.min(all.start, span.start),
    end: Math.max(all.end, span.end),
  }));
}
