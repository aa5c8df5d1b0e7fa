import { FIRST_BLANK, FIRST_TEXT, LONGEST_ENDING } from "../words/firstText";

/** A sentence with a hidden word, and what the model must say of it: `heroes.test.ts` asks it. */
interface Hero {
  readonly text: string;
  /** Position of the hidden token. */
  readonly blank: number;
  /** The guess it must put first. */
  readonly guess: string;
  /** And the share it must give it at least. */
  readonly least: number;
}

/** The sentence of the story. */
export const HERO: Hero = { text: FIRST_TEXT, blank: FIRST_BLANK, guess: "wind", least: 0.5 };

/** Other endings of the same beginning: each turns the word. */
export const ENDINGS: readonly (Omit<Hero, "text" | "blank"> & { readonly ending: string })[] = [
  { ending: LONGEST_ENDING, guess: "teacher", least: 0.6 },
  { ending: "flew home to its nest.", guess: "bird", least: 0.4 },
  { ending: "ended in 1945.", guess: "war", least: 0.3 },
];

/** The share that the best guess from the left alone must stay under: from there it cannot know. */
export const LEFT_MOST = 0.2;

/** A sentence whose second word is in no list: it is cut to pieces. */
export const PIECES = {
  text: "The snowboarders love the snow.",
  word: 1,
  rare: "snowboarders",
  pieces: ["snow", "##board", "##ers"],
};

/** A word whose number of pieces is asked for. */
export const WHOLE = { word: "unbelievable", pieces: 1 };

/** Who is meant by “it”: the head in which it looks most at a word must look at this one. */
export const POINTING = {
  text: "The dog chased the cat because it was angry.",
  token: 7,
  layer: 2,
  head: 0,
  target: 2,
};

/** One word in three sentences: the first two are near each other for whoever reads both sides, the third is not. */
export const BANKS = {
  texts: ["The bank by the river was steep.", "The bank by the lake was wet.", "The bank approved the loan."],
  token: 2,
  /** The state that is compared: that of layer 3. */
  layer: 2,
} as const;

/** The word without which the hero's guess falls, and below which share. */
export const PILLAR = { token: 3, word: "blew", below: 0.1 };

/** Two pairs: the second sentence follows, or does not. */
export const PAIRS = {
  first: "The dog is hungry.",
  follows: "It wants to eat.",
  not: "Berlin is a city in Germany.",
  /** What is asked: the same two sentences the other way round. */
  swapped: ["It wants to eat.", "The dog is hungry."],
} as const;

/** Two sentences that say nearly the same, and one of something else: a vector for a whole sentence should know. */
export const ALIKE = [
  "The dog is hungry.",
  "The puppy wants some food.",
  "Berlin is a city in Germany.",
] as const;

/** An opinion in which one word turns all. */
export const OPINION = { text: "This film is not good at all.", turns: "not" };

/** A beginning without an end: BERT is asked to go on writing. */
export const BEGINNING = { text: "The river", position: 3, guess: "." };

/** A text long enough for the dice. */
export const LESSON = {
  text: "The river flows through the old town and into the sea, and the people of the town live by the water.",
};
