import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

const counted = (count: number, one: string): string => `${count} ${plural(count, one, `${one}s`)}`;

const magnifier = (word: string) => `“${word}” under the magnifier`;

/** What the tokenization scene says. */
/** Which of the normalizer's steps the model at work takes. */
interface Rules {
  readonly lowercase: boolean;
  readonly stripAccents: boolean;
}

const KIND = ({ lowercase, stripAccents }: Rules): string =>
  lowercase
    ? `This BERT is uncased: capitals become small letters, accents ${stripAccents ? "are taken off" : "stay"}`
    : `This BERT is cased: capitals stay, accents ${stripAccents ? "are taken off" : "stay"}`;

export const words = area("tokenization", {
  /** `size`: the entries of the vocabulary. */
  intro: (size: string) =>
    `BERT does not read letters or words. It reads entries of a fixed list of ${size} word pieces. Watch your text being cut into them.`,
  examples: {
    pieces: "a word in pieces",
    accents: "accents and capitals",
    pair: "two sentences",
    unknown: "no piece fits",
  },
  steps: {
    normalize: {
      title: (rules: Rules) => (rules.lowercase ? "Clean, lower-case, cut" : "Clean and cut"),
      changed: (rules: Rules, count: number) =>
        `${KIND(rules)}; what changed is marked. What is lost here, BERT will never see. Spaces and punctuation cut the text into ${counted(count, "word")}.`,
      same: (rules: Rules, count: number) =>
        `${KIND(rules)}. In your text nothing changes. Spaces and punctuation cut it into ${counted(count, "word")}.`,
    },
    match: {
      title: "WordPiece: longest match first",
      caption: (said: {
        lookUps: number;
        /** The word that took the most; null if every word was found whole. */
        hardest: { word: string; lookUps: number } | null;
        /** Words that became [UNK]. */
        unknown: number;
      }) => (
        <>
          Where a word is not in the vocabulary, letters drop off its end until the rest is: a token. What is
          left goes on as <Term kind="a">##pieces</Term>. Your text took {counted(said.lookUps, "look-up")}
          {said.hardest
            ? `; “${said.hardest.word}” alone took ${said.hardest.lookUps}`
            : "; every word was found whole"}
          {said.unknown > 0
            ? `. ${counted(said.unknown, "word")} could not be built at all and became [UNK]`
            : ""}
          .
        </>
      ),
    },
    inputs: {
      title: "Three numbers a token",
      caption: (said: {
        pair: boolean;
        tokens: number;
        /** How many did not fit. */
        truncated: number;
      }) => (
        <>
          <Term kind="cls">[CLS]</Term> goes in front, <Term kind="sep">[SEP]</Term> closes{" "}
          {said.pair ? "each sentence" : "the sentence"}: <b>{said.tokens} tokens</b>
          {said.truncated > 0
            ? ` (the last ${said.truncated} of your text did not fit and are left out)`
            : ""}
          . Of each BERT gets its number in the vocabulary, its segment{" "}
          {said.pair ? (
            <>
              (<Term kind="a">sentence A</Term> or <Term kind="b">B</Term>)
            </>
          ) : (
            <>
              (<Term kind="a">0 everywhere</Term>: there is one sentence)
            </>
          )}{" "}
          and its position, and never a letter.
        </>
      ),
    },
  },
  text: { typed: "as typed", normalized: "normalized" },
  bench: {
    magnifier,
    tooLong: "Longer than 100 characters: [UNK] without a try",
    special: (word: string) => `${word} is a special token: it is taken as it is`,
    /** The `made`th look-up. */
    lookUp: (made: number, candidate: string, found: boolean) =>
      `${made}. look-up: ${candidate} ${found ? "is in the vocabulary" : "is not in it"}`,
    unknown: (lookUps: number) =>
      `Nothing fits: the whole word becomes [UNK] after ${counted(lookUps, "look-up")}`,
    pieces: (pieces: readonly string[], lookUps: number) =>
      `${pieces.join(" ")} after ${counted(lookUps, "look-up")}`,
    summary: (word: string, attempts: readonly { candidate: string; found: boolean }[]) =>
      `The matcher on “${word}”: ${attempts.map((a) => `${a.candidate} ${a.found ? "found" : "not found"}`).join(", ") || "no look-up"}.`,
  },
  flow: {
    tokens: (tokens: readonly string[]) => `Tokens: ${tokens.join(" ")}`,
    token: (position: number, token: string, id: number, segment: number) =>
      `Token ${position}: ${token}, id ${id}, segment ${segment}`,
    rows: { id: "id", segment: "segment", position: "position" },
    /** On a phone, before the number. */
    short: { segment: "seg", position: "pos" },
  },
});
