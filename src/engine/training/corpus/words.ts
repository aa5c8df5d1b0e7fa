import { type NormalizerRules, normalize } from "../../tokenizer/normalize";
import { splitWords } from "../../tokenizer/split";

/** As uncased BERT does it. */
const RULES: NormalizerRules = {
  cleanText: true,
  spaceIdeographs: true,
  lowercase: true,
  stripAccents: true,
};

/**
 * The words of a text as BERT's tokenizer cuts them before it looks for pieces: lower-cased, marks by themselves. Line
 * by line: all of them at once, letter by letter, would be tens of megabytes.
 */
export function* splitWordsOf(text: string): Generator<string> {
  for (const line of text.split(/\r?\n/))
    for (const { characters } of splitWords(normalize(line, 0, line.length, RULES).stripped))
      yield characters.join("");
}
