import type { words as said } from "../words/wordSets";

/** A ready sentence and which of the two senses (0 or 1) the word has in it. */
interface LabelledSentence {
  readonly text: string;
  readonly sense: 0 | 1;
}

/** A word with two clear senses, in a dozen everyday sentences. */
export interface WordSet {
  readonly word: keyof typeof said;
  readonly sentences: readonly LabelledSentence[];
}

function wordSet(word: WordSet["word"], first: string[], second: string[]): WordSet {
  return {
    word,
    sentences: [
      ...first.map((text) => ({ text, sense: 0 as const })),
      ...second.map((text) => ({ text, sense: 1 as const })),
    ],
  };
}

/** The ready words. The first sentences of both senses are alike up to the word: left to right nothing tells them apart. */
export const WORD_SETS: readonly WordSet[] = [
  wordSet(
    "bank",
    [
      "He went to the bank and asked for a loan.",
      "She opened an account at the bank.",
      "The bank raised its interest rates.",
      "They robbed the bank and took the money.",
      "My bank charges a fee for every card.",
      "The bank closed after the financial crisis.",
    ],
    [
      "He went to the bank and jumped into the river.",
      "We sat on the bank and watched the water.",
      "The bank by the river was steep.",
      "Trees grew along the bank of the stream.",
      "The boat drifted to the far bank.",
      "The river flooded its bank after the rain.",
    ],
  ),
  wordSet(
    "bat",
    [
      "She saw a bat flying out of a cave.",
      "The bat slept upside down in the barn.",
      "A bat eats thousands of insects every night.",
      "The bat spread its wings in the dark.",
      "A small bat hung from the roof of the cave.",
      "The owl chased a bat through the forest.",
    ],
    [
      "She saw a bat lying on the baseball field.",
      "He hit the ball with his bat.",
      "The player swung the bat and missed the ball.",
      "My brother bought a wooden bat for the game.",
      "The captain came out to bat after lunch.",
      "He broke his bat in the last match.",
    ],
  ),
  wordSet(
    "spring",
    [
      "We waited for the spring to bring warm days.",
      "The flowers open in spring.",
      "Birds return every spring to build their nests.",
      "School ends in late spring this year.",
      "Last spring was cold and wet.",
      "They got married in the spring of 1998.",
    ],
    [
      "We waited for the spring to push the lid open.",
      "The metal spring inside the watch broke.",
      "He pressed the spring down with his thumb.",
      "A steel spring holds the door shut.",
      "The old mattress had a broken spring.",
      "The toy jumps because of a small spring.",
    ],
  ),
  wordSet(
    "light",
    [
      "It was a light in the window of the house.",
      "She turned off the light and went to sleep.",
      "The light of the sun woke me up.",
      "Plants need water and light to grow.",
      "The room was full of bright light.",
      "A red light means that you must stop.",
    ],
    [
      "It was a light and simple meal.",
      "The box was very light and easy to carry.",
      "He packed a light bag for the trip.",
      "Her new bike is light and fast.",
      "We had a light lunch of bread and fruit.",
      "A light jacket is enough in summer.",
    ],
  ),
];
