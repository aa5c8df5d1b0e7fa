import { type Box, markBox, overlap, type Place, placeLabels, type Snippet, snippet } from "./labels";
import type { Reading } from "./reading";
import { frameOf, stepsOf } from "./steps";

export interface ScatterLayout {
  /** Pixel places of each item at the rests: before the first step, then after each step. */
  readonly x: readonly (readonly number[])[];
  readonly y: readonly (readonly number[])[];
  readonly snippets: readonly Snippet[];
  /** How many rests there are, and the first one with labels. */
  readonly rests: number;
  readonly firstLabelled: number;
  /**
   * The labels of a rest by item, placed when somebody asks. Null where they are not shown: in the list of sentences
   * and in the one place.
   */
  labels(rest: number): readonly Place[] | null;
  /** Places shared by several points, by rest. */
  readonly shared: readonly (readonly SharedPlace[])[];
  /** Pixels per unit of the vectors: the same along both axes. */
  readonly scale: number;
}

/** Points of equal vectors: only one of them can be seen, so their number is written beside. */
export interface SharedPlace {
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** Where that is: at a corner of the point at which no axis has its name. */
  readonly badge: Box;
}

interface ScatterRoom {
  readonly width: number;
  readonly height: number;
  readonly labelled: boolean;
  /** Items that have labels; none stands for all. */
  readonly only: readonly number[];
}

/** Before, there is the list of sentences, and all points in one place. */
const FIRST_LABELLED = 2;

/** Lays out all rests of the story: time only moves between them. */
export function scatterLayout(reading: Reading, causal: boolean, room: ScatterRoom): ScatterLayout {
  const { layers } = reading;
  const { width, height, labelled, only } = room;
  const place = framing(reading, width, height, labelled ? 64 : 22);
  const count = reading.items.length;
  const gap = Math.min(32, (height - 24) / Math.max(1, count));
  const rests: (readonly (readonly [number, number])[])[] = [
    reading.items.map((_, i) => [width / 2, height / 2 + (i - (count - 1) / 2) * gap] as const),
  ];
  for (let step = 0; step <= stepsOf(layers).STEP.own; step++) {
    rests.push(reading.points[causal ? "causal" : "both"][frameOf(step, layers)].map(place.at));
  }
  const snippets = reading.items.map(({ occurrence }) => snippet(occurrence));
  const shared = rests.map((points, rest) => (rest < FIRST_LABELLED ? [] : sharedPlaces(points, room)));
  const placed = new Map<number, readonly Place[]>();
  const labels = (rest: number): readonly Place[] | null => {
    if (rest < FIRST_LABELLED || !labelled) return null;
    const keepFree = [...axisBoxes(width, height), ...shared[rest].map(({ badge }) => badge)];
    const places =
      placed.get(rest) ?? placeLabels(rests[rest], snippets, { width, height }, { only, keepFree });
    placed.set(rest, places);
    return places;
  };
  return {
    x: reading.items.map((_, i) => rests.map((points) => points[i][0])),
    y: reading.items.map((_, i) => rests.map((points) => points[i][1])),
    snippets,
    rests: rests.length,
    firstLabelled: FIRST_LABELLED,
    labels,
    shared,
    scale: place.scale,
  };
}

/** From a point to the number at its corner, and the number's room. */
const BADGE = { away: 11, width: 20, height: 14 } as const;

/** Above its point to the left, if nothing else is there; else at another corner. */
function badgeAt(x: number, y: number, width: number, taken: readonly Box[]): Box {
  const corners = [-1, 1].flatMap((down) =>
    [-1, 1].map((right): Box => {
      const x0 = right < 0 ? x - BADGE.away - BADGE.width : x + BADGE.away;
      const y0 = down < 0 ? y - BADGE.away - BADGE.height : y + BADGE.away;
      return { x0, y0, x1: x0 + BADGE.width, y1: y0 + BADGE.height };
    }),
  );
  const isFree = (box: Box): boolean =>
    box.x0 > 0 && box.x1 < width && taken.every((other) => overlap(box, other) === 0);
  return corners.find(isFree) ?? corners[0];
}

/** Where the names of the axes stand: up the left side and at the bottom right. */
export function axisBoxes(width: number, height: number): Box[] {
  return [
    { x0: 0, y0: 0, x1: 24, y1: 205 },
    { x0: width - 205, y0: height - 24, x1: width, y1: height },
  ];
}

function sharedPlaces(
  points: readonly (readonly [number, number])[],
  room: Pick<ScatterRoom, "width" | "height">,
): SharedPlace[] {
  const places: { x: number; y: number; count: number }[] = [];
  for (const [x, y] of points) {
    const place = places.find((other) => Math.hypot(other.x - x, other.y - y) < 0.5);
    if (place) place.count++;
    else places.push({ x, y, count: 1 });
  }
  const taken = [...axisBoxes(room.width, room.height), ...places.map(({ x, y }) => markBox([x, y]))];
  return places.flatMap(({ x, y, count }) => {
    if (count === 1) return [];
    const badge = badgeAt(x, y, room.width, taken);
    taken.push(badge);
    return [{ x, y, count, badge }];
  });
}

/** One scale and one middle for all frames and both directions, so that frames compare. */
function framing(reading: Reading, width: number, height: number, side: number) {
  const all = [...reading.points.both.flat(), ...reading.points.causal.flat(), [0, 0] as const];
  const range = (axis: 0 | 1): readonly [number, number] => {
    const values = all.map((point) => point[axis]);
    return [Math.min(...values), Math.max(...values)];
  };
  const [x0, x1] = range(0);
  const [y0, y1] = range(1);
  const scale = Math.min((width - 2 * side) / (x1 - x0 || 1), (height - 52) / (y1 - y0 || 1));
  const at = ([x, y]: readonly [number, number]) =>
    [width / 2 + (x - (x0 + x1) / 2) * scale, height / 2 - (y - (y0 + y1) / 2) * scale] as const;
  return { at, scale };
}
