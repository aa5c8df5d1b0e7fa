import { monoWidth } from "../../viz/tokenLayout";
import type { Occurrence } from "./occurrence";

export const LABEL_FONT = 12;
const HEIGHT = 17;
const MARK = 9;

/** A few characters of the sentence around the word. */
export interface Snippet {
  readonly before: string;
  readonly word: string;
  readonly after: string;
}

/** Characters kept before and after the word: more after it, where sentences that begin alike differ. */
const BEFORE = 6;
const AFTER = 14;

/** Some words on either side of the word, cut between words; an ellipsis stands for what is left out. */
export function snippet({ text, start, end }: Occurrence): Snippet {
  const left = text.slice(0, start).replace(/\s+/g, " ");
  const right = text.slice(end).replace(/\s+/g, " ");
  const leftSpare = Math.max(0, BEFORE - left.length);
  const rightSpare = Math.max(0, AFTER - right.length);
  return {
    before: keepEnd(left, BEFORE + rightSpare),
    word: text.slice(start, end),
    after: keepStart(right, AFTER + leftSpare),
  };
}

function keepStart(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(0, room + 1);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > 0 ? space : room)}…`;
}

function keepEnd(text: string, room: number): string {
  if (text.length <= room) return text;
  const cut = text.slice(-room - 1);
  const space = cut.indexOf(" ");
  return `…${cut.slice(space >= 0 && space < cut.length - 1 ? space + 1 : 1)}`;
}

export interface Place {
  /** Left edge and vertical middle of the label. */
  readonly left: number;
  readonly middle: number;
  readonly width: number;
  /** False where there is no room: the label is not drawn. */
  readonly fits: boolean;
}

/** A rectangle by its corners. */
export interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** The area that two rectangles share. */
export const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0)) *
  Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

/** What a point covers. */
export const markBox = ([x, y]: readonly [number, number]): Box => ({
  x0: x - MARK,
  y0: y - MARK,
  x1: x + MARK,
  y1: y + MARK,
});

/** Directions to try, best first, and distances from the point. */
const WAYS = [
  [1, 0],
  [-1, 0],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
  [0, -1],
  [0, 1],
  [1, -0.5],
  [1, 0.5],
  [-1, -0.5],
  [-1, 0.5],
] as const;
const REACH = [11, 16, 22, 30, 40, 52, 66, 82, 100, 120, 142];

interface LabelWishes {
  /** Points that have labels, the first to choose its place first; none stands for all. */
  readonly only?: readonly number[];
  /** Rectangles that no label may cover. */
  readonly keepFree?: readonly Box[];
}

/**
 * Places one label per point so that none covers another label or a point. Greedy, from the crowded to the
 * lonely; the same input always gives the same places.
 */
export function placeLabels(
  points: readonly (readonly [number, number])[],
  texts: readonly Snippet[],
  room: { readonly width: number; readonly height: number },
  { only = [], keepFree = [] }: LabelWishes = {},
): Place[] {
  const marks = points.map(markBox);
  const crowd = points.map((a) => points.filter((b) => Math.hypot(a[0] - b[0], a[1] - b[1]) < 60).length);
  const all = points.map((_, i) => i).sort((a, b) => crowd[b] - crowd[a] || a - b);
  const taken: Box[] = [...keepFree];
  const places = points.map(([left, middle]): Place => ({ left, middle, width: 0, fits: false }));
  for (const index of only.length > 0 ? only : all) {
    const { before, word, after } = texts[index];
    const width = monoWidth(before + word + after, LABEL_FONT) + 4;
    let best: { box: Box; cost: number } | null = null;
    for (const reach of REACH) {
      for (const [way, [dx, dy]] of WAYS.entries()) {
        const box = boxAt(points[index], dx, dy, reach, width);
        if (box.x0 < 0 || box.y0 < 0 || box.x1 > room.width || box.y1 > room.height) continue;
        if ([...taken, ...marks].some((other) => overlap(box, other) > 0)) continue;
        const cost = reach * 1.4 + way;
        if (!best || cost < best.cost) best = { box, cost };
      }
    }
    if (best) taken.push(best.box);
    const box = best?.box ?? boxAt(points[index], 1, 0, REACH[0], width);
    places[index] = { left: box.x0, middle: (box.y0 + box.y1) / 2, width, fits: best !== null };
  }
  return places;
}

function boxAt([x, y]: readonly [number, number], dx: number, dy: number, reach: number, width: number): Box {
  const middle = y + dy * (dx === 0 ? reach + HEIGHT / 2 : reach);
  const x0 =
    dx > 0
      ? x + reach * (dy === 0 ? 1 : 0.8)
      : dx < 0
        ? x - reach * (dy === 0 ? 1 : 0.8) - width
        : x - width / 2;
  return { x0, y0: middle - HEIGHT / 2, x1: x0 + width, y1: middle + HEIGHT / 2 };
}
