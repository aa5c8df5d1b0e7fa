import type { Word } from "../../engine";
import type { SceneContext } from "../scene";
import { STORY } from "./trial";

/** The two sentences the scene is about. */
interface Subject {
  readonly a: string;
  readonly b: string;
  /** The visitor typed no second sentence: B is the scene's offer. */
  readonly offered: boolean;
}

/** What the scene puts where a sentence is missing. */
export const OFFER = "The water was cold and clear.";

/** The pair on stage: the visitor’s, or the text with a second sentence that is lent. */
export function subjectOf({ text, pair }: Pick<SceneContext, "text" | "pair">): Subject {
  const own = (pair ?? "").trim() !== "";
  return { a: text, b: own ? (pair as string) : OFFER, offered: !own };
}

/** Another sentence in B's place, or the two the other way round. */
interface Alternative {
  readonly id: string;
  readonly kind: "swapped" | "unrelated" | "again";
  readonly a: string;
  readonly b: string;
}

/** What is asked beside the pair itself: swapped, three unrelated sentences, and A again. */
export function alternatives({ a, b }: Subject): readonly Alternative[] {
  const strangers = STORY.map((story) => story.b)
    .filter((other) => other !== b && other !== a)
    .slice(0, 3);
  return [
    { id: "swapped", kind: "swapped", a: b, b: a },
    ...strangers.map((other, index) => ({
      id: `unrelated/${index}`,
      kind: "unrelated" as const,
      a,
      b: other,
    })),
    { id: "again", kind: "again", a, b: a },
  ];
}

/** Words of B that are taken out one at a time; of a long B, the first ones. */
export const MOST_WORDS = 16;

/** B without one of its words. */
export interface Without {
  readonly word: string;
  readonly index: number;
  readonly text: string;
}

/** B with each of its words taken out in turn. `words` are those of the pass on stage, B being its second segment. */
export function withoutEach(b: string, words: readonly Word[]): readonly Without[] {
  return words
    .filter(({ segment }) => segment === 1)
    .slice(0, MOST_WORDS)
    .map(({ span }, index) => ({
      word: b.slice(span.start, span.end),
      index,
      text: `${b.slice(0, span.start)}${b.slice(span.end)}`,
    }));
}
