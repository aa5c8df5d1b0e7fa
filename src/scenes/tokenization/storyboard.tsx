import type { Step } from "../../player/storyboard";
import { Term } from "../../ui/Term";
import type { SceneContext } from "../scene";
import { hardestWord, matchSeconds } from "./schedule";

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** The scene's story on the visitor's text. Step order is that of `STEP` in schedule.ts. */
export function storyboard({ encoding }: SceneContext): readonly Step[] {
  const { tokens, words, normalization, truncated } = encoding;
  const typed = normalization.reduce((sum, n) => sum + [...n.original].length, 0);
  const changed = normalization.filter((n) => n.original !== n.stripped).length > 0;
  const attempts = words.reduce((sum, word) => sum + word.attempts.length, 0);
  const split = words.filter((word) => word.pieces.length > 1);
  const unknown = words.filter((word) => word.unknown !== null);
  const hardest = words[hardestWord(words)];
  const own = tokens.filter((token) => token.word !== null).length;
  const added = tokens.length - own;
  const pair = normalization.length > 1;
  return [
    {
      id: "raw",
      title: "Raw text",
      seconds: 3,
      caption: `${plural(typed, "character")}, as you typed ${typed === 1 ? "it" : "them"}. To a neural network this means nothing yet: it needs numbers.`,
    },
    {
      id: "normalize",
      title: "Clean and lower-case",
      seconds: 4,
      caption: changed
        ? "This BERT is uncased: capitals become small letters, accents are taken off, odd white space becomes plain. What changed is marked. What is lost here, BERT will never see."
        : "This BERT is uncased: capitals become small letters and accents are taken off. Your text had neither, so nothing changes.",
    },
    {
      id: "words",
      title: "Split into words",
      seconds: 4,
      caption: `White space and punctuation cut the text into ${plural(words.length, "word")}. Every punctuation mark is a word of its own.`,
    },
    {
      id: "match",
      title: "WordPiece: longest match first",
      seconds: matchSeconds(words),
      caption: (
        <>
          Is the whole word in the vocabulary? If not, drop a letter from the end and try again. The longest
          hit becomes a token; the rest of the word goes on as <Term kind="a">##pieces</Term>. Your text took{" "}
          {plural(attempts, "look-up")}
          {split.length > 0
            ? `; “${hardest.text}” alone took ${hardest.attempts.length}`
            : "; every word was found whole"}
          {unknown.length > 0
            ? `. ${plural(unknown.length, "word")} could not be built at all and became [UNK]`
            : ""}
          .
        </>
      ),
    },
    {
      id: "special",
      title: "[CLS] and [SEP] arrive",
      seconds: 4,
      caption: (
        <>
          <Term kind="cls">[CLS]</Term> goes in front: its place will gather the whole input.{" "}
          <Term kind="sep">[SEP]</Term> closes {pair ? "each sentence" : "the sentence"}. {own} + {added} ={" "}
          <b>{tokens.length} tokens</b>
          {truncated > 0 ? ` (the last ${truncated} of your text did not fit and are left out)` : ""}.
        </>
      ),
    },
    {
      id: "ids",
      title: "Look up the ids",
      seconds: 4,
      caption: `Each token is replaced by its number in the vocabulary. From here on BERT never sees a letter: “${tokens[Math.min(1, tokens.length - 1)].text}” is ${tokens[Math.min(1, tokens.length - 1)].id}, and that is all.`,
    },
    {
      id: "inputs",
      title: "Segments and positions",
      seconds: 4,
      caption: pair ? (
        <>
          Two more numbers per token: the segment (<Term kind="a">0 for sentence A</Term>,{" "}
          <Term kind="b">1 for sentence B</Term>) and the position, 0 to {tokens.length - 1}. These three rows
          are the model’s whole input.
        </>
      ) : (
        <>
          Two more numbers per token: the segment (<Term kind="a">0 everywhere</Term>, as there is one
          sentence) and the position, 0 to {tokens.length - 1}. These three rows are the model’s whole input.
        </>
      ),
    },
  ];
}
