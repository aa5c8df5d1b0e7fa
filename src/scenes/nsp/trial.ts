/** Two sentences that follow each other in a story, written for this page. */
export interface StoryPair {
  readonly a: string;
  readonly b: string;
}

/** Nobody chose them for their answers: they were written before the model was asked. */
export const STORY: readonly StoryPair[] = [
  { a: "The door of the old house was open.", b: "Inside, the room was dark and cold." },
  { a: "She went to the shop to buy some bread.", b: "The shop was closed, so she went home." },
  { a: "The team played its first game in 1905.", b: "It won the national cup three years later." },
  { a: "The river runs from the mountains to the sea.", b: "Many fish live in its clear water." },
  { a: "The king had three sons.", b: "The oldest of them wanted to be king, too." },
  { a: "It rained all day.", b: "The children stayed in the house and played." },
];

/** How a story's sentence is asked about: with what follows it, the other way round, and with B of the next story. */
export const KINDS = ["follows", "swapped", "unrelated"] as const;
export type Kind = (typeof KINDS)[number];

/** The pair of texts for a story and a kind. */
export function asked(index: number, kind: Kind): StoryPair {
  const { a, b } = STORY[index];
  if (kind === "swapped") return { a: b, b: a };
  return kind === "follows" ? { a, b } : { a, b: STORY[(index + 1) % STORY.length].b };
}

/** Name of the pass of one pair of the trial. */
export function runName(index: number, kind: Kind): string {
  return `trial/${index}/${kind}`;
}
