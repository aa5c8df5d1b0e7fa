import { type NormalizerRules, normalize } from "../../tokenizer/normalize";
import { splitWords } from "../../tokenizer/split";

/** As uncased BERT does it. */
const RULES: NormalizerRules = {
  cleanText: true,
  spaceIdeographs: true,
  lowercase: true,
  stripAccents: true,
};

/** The words of a text as BERT's tokenizer cuts them before it looks for pieces: lower-cased, marks by themselves. */
export function splitWordsOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .flatMap((line) => splitWords(normalize(line, 0, line.length, RULES).stripped))
    .map(({ characters }) => characters.join(""));
}
