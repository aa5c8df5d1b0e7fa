import type { AlignedText } from "./aligned";
import { isPunctuation, isWhitespace } from "./characters";
import type { Span } from "./encoding";

/** A word between spaces and punctuation, as code points with their places in the text as typed. */
export interface RawWord {
  readonly characters: readonly string[];
  readonly spans: readonly Span[];
}

/** Cuts at white space (dropped) and around punctuation (each mark a word): BERT's pre-tokenizer. */
export function splitWords(text: AlignedText): RawWord[] {
  const words: RawWord[] = [];
  let start = 0;
  const flush = (end: number): void => {
    if (end > start) {
      words.push({ characters: text.characters.slice(start, end), spans: text.spans.slice(start, end) });
    }
    start = end;
  };
  text.characters.forEach((character, i) => {
    if (isWhitespace(character)) {
      flush(i);
      start = i + 1;
    } else if (isPunctuation(character)) {
      flush(i);
      flush(i + 1);
    }
  });
  flush(text.characters.length);
  return words;
}
