/** A half-open range of UTF-16 positions in the text as it was typed. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Which of the two texts something belongs to: 0 is sentence A, 1 is sentence B. */
export type Segment = 0 | 1;

/** One entry of the model's input sequence. */
export interface Token {
  /** Row of the embedding table. */
  readonly id: number;
  /** The vocabulary entry: `cat`, `##ing`, `[CLS]`. */
  readonly text: string;
  readonly segment: Segment;
  /** True for [CLS], [SEP], [MASK], [PAD] and [UNK] standing as such, typed or added. */
  readonly special: boolean;
  /** Where the token stands in its segment's text; null for the added [CLS] and [SEP]. */
  readonly span: Span | null;
  /** Index into `Encoding.words`; null for the added [CLS] and [SEP]. */
  readonly word: number | null;
}

/** One try of the greedy longest-match WordPiece loop. `start` and `end` count code points of the word. */
export interface MatchAttempt {
  readonly start: number;
  readonly end: number;
  /** What was looked up: with `##` in front when `start > 0`. */
  readonly candidate: string;
  readonly found: boolean;
}

/** A word after cleaning, lower-casing and splitting, with the matcher's log. */
export interface Word {
  /** Normalized form: lower-cased, accents stripped. For a special token typed in the text: `[MASK]`. Cut with `…` far beyond any word. */
  readonly text: string;
  readonly segment: Segment;
  readonly span: Span;
  /** Vocabulary entries this word became, in order: `["play", "##ing"]`, or `["[UNK]"]`. */
  readonly pieces: readonly string[];
  /** Every look-up of the matcher in order; empty for a special token and for a word over 100 characters. */
  readonly attempts: readonly MatchAttempt[];
  /** Why the whole word became [UNK], if it did. */
  readonly unknown: "no-match" | "too-long" | null;
}

/** What the normalizer did to one text: the intermediate stages that the tokenization scene shows. */
export interface Normalization {
  readonly original: string;
  /** Control characters dropped, white space made plain, CJK characters set apart. */
  readonly cleaned: string;
  readonly lowercased: string;
  /** NFD with combining marks (category Mn) removed: the text the words are cut from. */
  readonly stripped: string;
}

/** A tokenized text or pair, ready for the model. All arrays have one entry per token. */
export interface Encoding {
  readonly tokens: readonly Token[];
  readonly ids: Int32Array;
  readonly segmentIds: Int32Array;
  readonly attentionMask: Int32Array;
  readonly words: readonly Word[];
  readonly normalization: readonly Normalization[];
  /** Tokens cut off to fit the limit (longest text first), over both texts. */
  readonly truncated: number;
  /** Characters (UTF-16) at the texts' ends that were not even read: far more stands before them than fits. */
  readonly unread: number;
}
