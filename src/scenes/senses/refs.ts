import { dot, type NamedVector, type NumberRef } from "../../engine";
import type { Question } from "../../inspector/question";
import { cosineRef, hidden, meanRef } from "../../inspector/refs";
import { words } from "../../words/senses";
import type { Item, Reading } from "./reading";
import { DIRECTIONS, type Direction } from "./requests";

/** The word's vector in a sentence, after the embeddings (frame 1) or a layer. */
function vectorIn({ occurrence, passes }: Item, direction: Direction, frame: number) {
  return hidden(frame - 1, occurrence.positions, passes[direction] ?? undefined);
}

function cosineBetween(word: string, a: Item, b: Item, direction: Direction, frame: number): NumberRef {
  return cosineRef(
    words.asked.cosine(word, a.occurrence.text, b.occurrence.text),
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
      words.asked.mean[kind](reading.word),
      words.asked.pairs(pairs.length),
      pairs.map(([a, b]) => ({
        label: words.asked.pair(a.occurrence.text, b.occurrence.text),
        ref: cosineBetween(reading.word, a, b, direction, frame),
        pass: a.passes[direction] ?? undefined,
      })),
    ),
  };
}

/** Which sentences' nearest neighbours share their sense. */
export function agreementQuestion(reading: Reading, direction: Direction, frame: number): Question {
  const items = reading.items.filter(({ entry }) => entry.sense !== null);
  return {
    request: items[0]?.passes[direction],
    about: {
      of: "agreement",
      name: words.asked.agreeing(reading.word),
      formula: words.asked.agreement,
      items: items.map((item) => ({
        label: words.asked.sentence(item.occurrence.text),
        ...vectorIn(item, direction, frame),
        group: item.entry.sense ?? 0,
      })),
    },
  };
}

/** How much of the vectors' spread an axis shows, or both do. */
export function spreadQuestion(reading: Reading, axis?: 0 | 1): Question {
  const { base } = reading;
  const request = base[0]?.passes.both;
  const spread = (at: 0 | 1): NumberRef => ({
    of: "spread",
    name: words.asked.spread(at),
    formula: words.asked.spreadFormula,
    projection: words.asked.projection,
    axis: Array.from(reading.axes.axes[at] ?? []),
    groups: groupsOf(reading),
  });
  if (axis !== undefined) return { request, about: spread(axis) };
  const shown = ([0, 1] as const).filter((at) => reading.axes.axes[at]);
  return {
    request,
    about: {
      of: "weighted",
      name: words.asked.bothSpreads,
      formula: words.asked.both,
      items: shown.map((at) => ({ label: words.asked.spread(at), weight: 1, number: { ref: spread(at) } })),
    },
  };
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
  const along = reading.axes.axes[axis];
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
