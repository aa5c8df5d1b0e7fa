import type { ReactNode } from "react";
import { plural } from "../../ui/format";
import { Term } from "../../ui/Term";
import { area } from "../../words/area";

/** Limits: what this BERT cannot do, measured. */
export const words = area("limits", {
  intro:
    "What a small BERT cannot do, measured on this page’s own: trained for hours, on encyclopedias, old children’s books and everyday sentences.",
  ownIntro: "What a BERT cannot do, measured on your own model: the one that is at work now.",
  examples: { plain: "a plain sentence", news: "today’s news", rare: "rare words" },
  views: {
    positions: "Positions",
    windows: "Long texts",
    domains: "Other texts",
    bias: "Bias",
  },
  /** Between the items of a list. */
  comma: ", ",
  /** What the inspector calls a token's loss with only that token masked. */
  lossOf: (token: string, position: number) => `loss of “${token}”, position ${position}`,
  positions: {
    title: "Positions end",
    waiting: "Reading the position table…",
    trained: (count: number, trained: number) => (
      <>
        Training reached only <b>{trained}</b> of {count} rows: these are longer than the rest, and resemble
        their neighbours. Behind the last row there is no position.
      </>
    ),
    all: (count: number) => (
      <>
        The table has <b>{count}</b> rows and no more.
      </>
    ),
    own: "How many of them training reached, your model’s files do not say; rows that stayed small and unlike their neighbours were hardly touched.",
    figure: (count: number) => (
      <>
        Length of each of the <b>{count}</b> position vectors
      </>
    ),
    chart: (trained: number, length: string, rest: string) =>
      `Mean length of the position vectors: ${length} for positions 0 to ${trained - 1}, ${rest} behind them.`,
    ownChart: (length: string) => `Mean length of the position vectors: ${length}.`,
    untrained: "no text in training was long enough to reach these",
    untrainedShort: "never trained",
    bars: (count: number) => `Length of the position vectors, 0 to ${count - 1}`,
    bar: (position: number, length: string) =>
      `position ${position}: length ${length} (click or Enter: where from?)`,
    length: (position: number) => `length of position vector ${position}`,
  },
  moved: {
    title: "The same text, further back",
    waiting: "Reading your text at several places…",
    caption: (first: string, position: number, last: string) => (
      <>
        At the beginning, your text has a mean loss of {first}; at position {position}, <b>{last}</b>.{" "}
      </>
    ),
    noise: "A vector that was never trained is noise on every token.",
    worse: "The words are the same: only the position vectors differ.",
    same: "This text does not mind.",
    heading: "Your text, moved back",
    table: "Mean loss of your text by its first position",
    begins: (position: number) => `begins at position ${position}`,
    mean: (position: number) => `mean loss, text beginning at position ${position}`,
    tokens: (count: number) => `${count} tokens`,
    note: (guessed: number) =>
      `Mean loss of ${guessed > 0 ? guessed : "some"} of its tokens, each masked alone. In front stand [PAD] tokens that no token may look at, so nothing but the position vectors changes; [CLS] stays at 0. BERT-base was trained on 512 positions, and has no vector at all for a 513th.`,
  },
  windows: {
    title: "A long text, in windows",
    waiting: "Cutting the text into tokens…",
    caption: (window: number, windows: number) => (
      <>
        What does not fit is read in <b>{windows}</b> {plural(windows, "window", "windows")} of {window}{" "}
        tokens. They overlap: whatever stands at an edge stands inside another window.
      </>
    ),
    long: "A long text of your own",
    size: "window, in tokens",
    overlap: "shared with the next",
    token: (token: string | null) => `compare token${token === null ? "" : ` “${token}”`}`,
    truncated: (count: number) =>
      `The text has ${count} tokens more than this model has positions: they are cut off.`,
    ribbon: (tokens: number, windows: readonly string[]) =>
      `${windows.length} windows over ${tokens} tokens: ${windows.join(", ")}.`,
    range: (first: number, last: number) => `${first} to ${last}`,
    tick: (position: number) => `token ${position}`,
  },
  compare: {
    title: "One word, two windows",
    waiting: "Reading the windows…",
    single: (word: string) => <>“{word}” stands in one window only. Pick a token that two windows share.</>,
    caption: (word: string, one: string, two: string) => (
      <>
        “{word}”, masked: probability {one} in one window, <b>{two}</b> in the next. Which one is right?
        Usually the one with more text around it is taken.
      </>
    ),
    heading: (word: string, windows: number) =>
      `“${word}” in ${plural(windows, "its window", `${windows} windows`)}`,
    place: (window: number, position: number) => `window ${window}, position ${position}`,
    ends: "  (the window ends)",
    guess: (probability: ReactNode, place: number, loss: ReactNode, guesses: ReactNode) => (
      <>
        masked: probability <b>{probability}</b>, place {place}; loss <b>{loss}</b>; it guesses {guesses}
      </>
    ),
    reading: "reading…",
    alone: "This token stands in one window only: pick one in the shared part, or share more tokens.",
    note: (cosine: ReactNode) => (
      <>
        Cosine between its two vectors after the last layer: {cosine}. Same word, same sentence; what differs
        is how much of the text can be seen, and the position.
      </>
    ),
    cosine: (word: string) => `cosine of “${word}” in its first two windows`,
  },
  domains: {
    title: "Texts of another kind",
    waiting: "Masking each token of each text in turn…",
    own: "your text",
    names: {
      encyclopedia: "encyclopedia",
      story: "children’s story",
      recipe: "recipe",
      medicine: "medicine",
      law: "law",
      chat: "chat",
      code: "code",
    },
    caption: (own: string, worst: string, most: string) => (
      <>
        It is at home in what it has read. Before each word of your text it hesitates between {own} words, of
        the {worst}, <b>{most}</b>.
      </>
    ),
    heading: "Pseudo-perplexity: between how many words the model hesitates",
    table: "Pseudo-perplexity by text, the best expected first",
    part: (word: string, loss: string) => `“${word}”, hidden: loss ${loss}`,
    perplexity: (name: string) => `pseudo-perplexity: ${name}`,
    note: (vocabulary: string) =>
      `Every token is masked in turn (24 of a longer text); e to the power of the mean loss is the number (Salazar et al. 2020). The bars are logarithmic: full is ${vocabulary}, a model that knows nothing. One short text of each kind says something about that text, not about all of its kind.`,
  },
  bias: {
    title: "What its texts taught it",
    waiting: "Reading the template with every filling…",
    noMask: "The template needs a [MASK].",
    caption: (
      [one, two]: readonly [string, string],
      most: { filling: string; ratio: string },
      least: { filling: string; ratio: string },
    ) => (
      <>
        The same sentence, and only the filling changes. At <Term kind="mask">[MASK]</Term>, “{one}” is{" "}
        <b>{most.ratio}</b> times as probable as “{two}” with “{most.filling}”, and {least.ratio} times with “
        {least.filling}”.
      </>
    ),
    template: "template: a [MASK] and a gap ___",
    answers: "words for the [MASK], up to four",
    fillings: "fillings for the gap, by commas",
    needsMask: "The template needs a [MASK]: the place whose word is guessed.",
    table: "Probability of each word at the [MASK], by filling",
    filling: "the sentence, filled",
    best: "its own first guess",
    severalPieces: (lost: readonly string[]) =>
      `A word of several pieces cannot stand at one [MASK]: ${lost.map((word) => `“${word}”`).join(", ")} has no number.`,
    note: "A line’s longest bar is its largest number. These are habits of the texts it read, not facts about people: two thirds encyclopedia, where most biographies are of men, and a fifth old children’s books (see the model card). Larger models trained on more text have such habits, too; they become harm when a decision about a person rests on them.",
    ownNote:
      "A line’s longest bar is its largest number. These are habits of the texts your model read, not facts about people; which texts those were, its files do not say: its authors may. Such habits become harm when a decision about a person rests on them.",
  },
});
