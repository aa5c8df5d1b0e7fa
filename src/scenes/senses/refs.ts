import { dot, type NumberRef } from "../../engine";
import type { Question } from "../../inspector/question";
import { cosineRef, hidden, meanRef } from "../../inspector/refs";
import type { Item, Reading } from "./reading";
import type { Direction } from "./requests";

/** The word's vector in a sentence, after the embeddings (frame 1) or a layer. */
function vectorIn({ occurrence, passes }: Item, direction: Direction, frame: number) {
  return hidden(frame - 1, occurrence.positions, passes[direction] ?? undefined);
}

function cosineBetween(word: string, a: Item, b: Item, direction: Direction, frame: number): NumberRef {
  return cosineRef(
    `cosine of “${word}” in “${a.occurrence.text}” and “${b.occurrence.text}”`,
    vectorIn(a, direction, frame),
    vectorIn(b, direction, frame),
  );
}

/** Where the cosine of the word's vectors in two sentences comes from. */
export function cosineQuestion(
  reading: Reading,
  direction: Direction,
  frame: number,
  a: number,
  b: number,
): Question {
  const [one, other] = [reading.items[a], reading.items[b]];
  return { request: one.passes[direction], about: cosineBetween(reading.word, one, other, direction, frame) };
}

export type PairKind = "same" | "different" | "all";

/** Where a mean cosine comes from: over the pairs of one sense, of different senses, or all. */
export function meanQuestion(
  reading: Reading,
  direction: Direction,
  frame: number,
  kind: PairKind,
): Question {
  const items = reading.items.filter(({ entry }) => kind === "all" || entry.sense !== null);
  const pairs = items
    .flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const))
    .filter(([a, b]) => kind === "all" || (a.entry.sense === b.entry.sense) === (kind === "same"));
  return {
    request: items[0]?.passes[direction],
    about: meanRef(
      `mean cosine of “${reading.word}”, ${kind === "all" ? "all pairs" : kind === "same" ? "same sense" : "different senses"}`,
      `${pairs.length} pairs`,
      pairs.map(([a, b]) => ({
        label: `“${a.occurrence.text}” and “${b.occurrence.text}”`,
        ref: cosineBetween(reading.word, a, b, direction, frame),
        pass: a.passes[direction] ?? undefined,
      })),
    ),
  };
}

/** Where a point's coordinate comes from: its vector, counted from the mean, along one of the axes. */
export function coordinateQuestion(
  reading: Reading,
  direction: Direction,
  frame: number,
  item: number,
  axis: 0 | 1,
): Question {
  const { occurrence, passes, vectors } = reading.items[item];
  const along = reading.axes.axes[axis];
  const place = reading.points[direction][frame][item][axis];
  return {
    request: passes[direction],
    about: {
      of: "weighted",
      name: `“${reading.word}” on the ${axis === 0 ? "first" : "second"} axis`,
      formula: "Σ entry × axis, minus the same of the mean vector",
      bias: place - dot(vectors[direction][frame], along),
      items: Array.from(along, (weight, index) => ({
        label: `entry ${index}`,
        weight,
        number: { ref: { of: "hidden", state: frame - 1, tokens: occurrence.positions, index } as const },
      })),
    },
  };
}
