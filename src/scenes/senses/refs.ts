import { agreeingByChance, dot, type NamedVector } from "../../engine";
import type { Question } from "../../inspector/question";
import { cosineRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { type Item, lasting, once, type Reading } from "./reading";
import { DIRECTIONS, type Direction } from "./requests";
import { words } from "./words";

/** The word's vector in a sentence, after the embeddings (frame 1) or a layer. */
function vectorIn({ occurrence, passes }: Item, direction: Direction, frame: number) {
  return hidden(frame - 1, occurrence.positions, passes[direction]);
}

/** The cosine of the word's vectors in two sentences. */
export function cosineOf(
  { word, items, known }: Reading,
  direction: Direction,
  frame: number,
  [a, b]: readonly [number, number],
): Num | null {
  const [one, other] = [items[a], items[b]];
  const ends = [one, other].map((item) => vectorIn(item, direction, frame));
  const name = words.asked.cosine(word, one.occurrence.text, other.occurrence.text);
  return numberOf(known, { request: one.passes[direction], about: cosineRef(name, ends[0], ends[1]) });
}

export type PairKind = "same" | "different" | "all";

/** Sentences with their vectors, by sense. */
const grouped = (items: readonly Item[], direction: Direction, frame: number) =>
  items.map((item) => ({
    label: words.asked.sentence(item.occurrence.text),
    ...vectorIn(item, direction, frame),
    group: item.entry.sense ?? 0,
  }));

/** A question about sentences, to tell it from all others: its name has the language, too. */
const asking = (name: string, direction: Direction, frame: number, items: readonly Item[]): string =>
  [name, direction, frame, ...items.map(({ entry }) => entry.id)].join(" ");

/** The mean cosine over the pairs of one sense, of different senses, or all; null without a sentence. */
export function meanCosine(
  reading: Reading,
  direction: Direction,
  frame: number,
  pairs: PairKind,
): Num | null {
  const items = reading.items.filter(({ entry }) => pairs === "all" || entry.sense !== null);
  const name = words.asked.mean[pairs](reading.word);
  return once(lasting(reading, items), asking(name, direction, frame, items), () =>
    numberOf(reading.known, {
      request: items[0]?.passes[direction],
      about: {
        of: "mean cosine",
        name,
        pairs,
        items: grouped(items, direction, frame),
      },
    }),
  );
}

/** How far apart the labelled sentences' senses lie. */
export interface Apart {
  readonly same: Num;
  readonly different: Num;
  /** How many sentences' nearest neighbours share their sense; of equally near ones each counts its part. */
  readonly agreeing: Num;
  /** What that would be if neighbours were drawn blindly. */
  readonly chance: number;
  readonly count: number;
}

/** Null without labels of both senses. */
export function apartIn(reading: Reading, direction: Direction, frame: number): Apart | null {
  const items = reading.items.filter(({ entry }) => entry.sense !== null);
  const senses = items.map(({ entry }) => entry.sense ?? 0);
  if (!reading.set || new Set(senses).size < 2) return null;
  const [same, different] = (["same", "different"] as const).map((pairs) =>
    meanCosine(reading, direction, frame, pairs),
  );
  const name = words.asked.agreeing(reading.word);
  const agreeing = once(lasting(reading, items), asking(name, direction, frame, items), () =>
    numberOf(reading.known, {
      request: items[0].passes[direction],
      about: {
        of: "agreement",
        name,
        formula: words.asked.agreement,
        items: grouped(items, direction, frame),
      },
    }),
  );
  const count = items.length;
  return (
    same && different && agreeing && { same, different, agreeing, chance: agreeingByChance(senses), count }
  );
}

/** How much of the vectors’ spread an axis shows; null without such an axis. */
export function spreadOf(reading: Reading, at: 0 | 1): Num | null {
  const { base, axes, known } = reading;
  if (!axes[at]) return null;
  const name = words.asked.spread(at);
  return once(lasting(reading, base), name, () =>
    numberOf(known, {
      request: base[0]?.passes.both,
      about: {
        of: "spread",
        name,
        formula: words.asked.spreadFormula,
        projection: words.asked.projection,
        axis: Array.from(axes[at]),
        groups: groupsOf(reading),
      },
    }),
  );
}

/** The vectors that the axes were made from, in the groups whose means they are counted from (see `axesOf`). */
function groupsOf({ base, layers }: Reading): NamedVector[][] {
  return DIRECTIONS.flatMap((direction) =>
    Array.from({ length: layers + 1 }, (_, state) => state + 1)
      // The embeddings' output knows no direction: it counts once.
      .filter((frame) => direction === "both" || frame > 1)
      .map((frame) =>
        base.map((item) => ({
          label: words.asked.vectorAt(item.occurrence.text, frame - 1, direction === "causal"),
          ...vectorIn(item, direction, frame),
        })),
      ),
  );
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
  const along = reading.axes[axis];
  const place = reading.points[direction][frame][item][axis];
  return {
    request: passes[direction],
    about: {
      of: "weighted",
      name: words.asked.coordinate(reading.word, axis),
      formula: words.asked.projection,
      bias: place - dot(vectors[direction][frame], along),
      items:
        frame === 0
          ? tableItems(occurrence.positions, along)
          : Array.from(along, (weight, index) => ({
              label: words.asked.entry(index),
              weight,
              number: {
                ref: { of: "hidden", state: frame - 1, tokens: occurrence.positions, index } as const,
              },
            })),
    },
  };
}

/** The mean of some tokens' rows of the embedding table, along an axis. */
function tableItems(tokens: readonly number[], along: ArrayLike<number>) {
  return tokens.flatMap((token) =>
    Array.from(along, (weight, index) => ({
      label: words.asked.entry(index),
      weight: weight / tokens.length,
      number: { ref: { of: "embedding", tensor: "word", token, index } as const },
    })),
  );
}
