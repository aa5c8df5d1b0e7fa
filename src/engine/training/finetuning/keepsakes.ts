import { seededRandom } from "../../random";

/**
 * Sentences in which some words are hidden, to measure what a BERT still knows of the words it was pre-trained on.
 * Written for this page; no model has read them.
 */
export const KEEPSAKES: readonly string[] = [
  "The river that runs past our village flows into the sea.",
  "She opened the front door with the key from her pocket.",
  "In winter the lake is covered with ice, and children skate on it.",
  "He was born in 1950 in a small town near London.",
  "The doctor told him to stay in bed for two weeks.",
  "They went to the station too late and missed the train.",
  "My brother plays the piano, and my sister sings.",
  "The city lies on the coast and has a large port.",
  "The teacher wrote a long word on the board.",
  "Bread is made of flour, water, salt and yeast.",
  "The king died without children, so his brother took the throne.",
  "A week has seven days, and a year has twelve months.",
  "The team lost the first game but won the second.",
  "The old bridge was built of stone in the last century.",
  "He put on his coat because it was cold outside.",
  "The film was directed by a young man from France.",
  "After dinner we sat by the fire and told stories.",
  "The bank lent them the money to buy a house.",
  "The sun rises in the east and sets in the west.",
  "The book was published in 1998 and sold very well.",
  "Birds build their nests in the trees behind the school.",
  "The president of the company gave a short speech.",
  "Water boils when it becomes hot enough.",
  "Her mother worked as a nurse in the local hospital.",
];

/** Share of a keepsake's words that are hidden. */
const HIDDEN = 0.2;

/**
 * Which tokens of each sentence are hidden, always the same: some of those between [CLS] and [SEP], at least one.
 * @param lengths how many tokens each sentence has, [CLS] and [SEP] included.
 */
export function hiddenIn(lengths: readonly number[]): readonly (readonly number[])[] {
  const random = seededRandom(99);
  return lengths.map((length) => {
    const places = Array.from({ length: Math.max(0, length - 2) }, (_, i) => i + 1);
    const hidden = places.filter(() => random() < HIDDEN);
    return hidden.length > 0 ? hidden : places.slice(0, 1);
  });
}
