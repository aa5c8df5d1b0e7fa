import type { Point } from "../viz/ground";

/** A rectangle in the page's main part, in CSS pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** How near to its mark a leader comes. */
const GAP = 5;
/** How far under a word on the line it runs, how far from the stage's edge it goes up or down, and how far from another. */
const UNDER = 11;
const EDGE = 14;
const APART = 5;
const CORNER = 9;

/**
 * The way of a leader from a line of text to the mark that a word of it names: out of the margin, along the stage's
 * edge, and then straight to the mark, from below to a word on the ground line and from the side to all others. So it
 * crosses neither the text nor what hangs over the line.
 * @param from where the margin ends, at the word's height
 * @param nth how many leaders run along the edge already
 */
export function leaderWay(from: Point, mark: Area, isWord: boolean, nth = 0): readonly Point[] {
  const x = from.x + EDGE + APART * nth;
  if (isWord) {
    const [middle, low] = [(mark.left + mark.right) / 2, mark.bottom + UNDER];
    return [
      from,
      { x, y: from.y },
      { x, y: low },
      { x: middle, y: low },
      { x: middle, y: mark.bottom + GAP },
    ];
  }
  const y = Math.max(mark.top, Math.min(mark.bottom, from.y));
  const level = Math.abs(y - from.y) < 1 ? y : (mark.top + mark.bottom) / 2;
  const end = { x: mark.left - GAP, y: level };
  return level === from.y ? [from, end] : [from, { x, y: from.y }, { x, y: level }, end];
}

const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** A way as a path whose corners are round. */
export function roundedPath(way: readonly Point[]): string {
  const toward = (a: Point, b: Point): Point => {
    const far = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const by = Math.min(CORNER, far / 2) / far;
    return { x: a.x + (b.x - a.x) * by, y: a.y + (b.y - a.y) * by };
  };
  const last = way.length - 1;
  return way
    .map((corner, i) => {
      if (i === 0) return `M${at(corner)}`;
      if (i === last) return `L${at(corner)}`;
      return `L${at(toward(corner, way[i - 1]))}Q${at(corner)} ${at(toward(corner, way[i + 1]))}`;
    })
    .join("");
}
