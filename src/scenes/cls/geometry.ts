import type { Token } from "../../engine";
import { NARROW } from "../../viz/ground";
import { type RibbonEnd, ribbonPath } from "../../viz/ribbon";
import { layoutTokens, monoWidth } from "../../viz/tokenLayout";

const CHIP = 34;
const TOP = 76;
/** Room that a token written upright needs under the picture. */
const UPRIGHT = 86;
/** Columns narrower than this cannot carry a word each. */
const LEAST_COLUMN = 14;
const NOTES = 244;

/** Where one token stands. */
export interface Column {
  readonly position: number;
  /** Centre of its column. */
  readonly x: number;
  readonly width: number;
  /** False where the columns are too dense for a word each; see `named` of `labelColumns`. */
}

/** The measures of the flow picture: tokens along the bottom, the states of [CLS] as a tower in the middle. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  /** Width of the part with tokens and tower; notes stand to its right if there is room. */
  readonly picture: number;
  readonly notes: boolean;
  /** Words stand upright because they do not fit side by side. */
  readonly upright: boolean;
  readonly fontSize: number;
  readonly columns: readonly Column[];
  readonly center: number;
  /** Width of a state of [CLS], and of all that flows into it: a token's ribbon gets its share of it. */
  readonly span: number;
  readonly nodeHeight: number;
  /** Top of the node after each layer: `rows[0]` is the [CLS] token itself, at the bottom of the tower. */
  readonly rows: readonly number[];
  /** Top of the token chips, and of the chip of [CLS]. */
  readonly chipTop: number;
  readonly chipHeight: number;
  /** Height that words take when they stand upright. */
  readonly wordHeight: number;
  readonly clsWidth: number;
  readonly pooledTop: number;
}

/** Lays the picture out for a width. All columns are known before anything is drawn. */
export function geometryOf(
  tokens: readonly Token[],
  layers: number,
  width: number,
  notes = width >= 720,
): Geometry {
  const picture = notes ? width - NOTES : width;
  const fontSize = width >= 720 ? 15 : 13;
  const others = tokens.slice(1);
  const line = layoutTokens(others, picture, {
    fontSize,
    chipHeight: CHIP,
    lineHeight: CHIP + 1,
    gap: others.length > 12 ? 5 : 8,
    padding: others.length > 10 ? 7 : 10,
  });
  const upright = line.some(({ line: row }) => row > 0);
  const each = picture / Math.max(1, others.length);
  const columns = others.map((_, index): Column => {
    const position = index + 1;
    if (upright) return { position, x: (index + 0.5) * each, width: each };
    return { position, x: line[index].x + line[index].width / 2, width: line[index].width };
  });
  // On a phone all of it is to be seen at once: layers are near each other there.
  const gap = Math.max(28, Math.min(width >= 720 ? 56 : width < NARROW ? 46 : 80, 320 / layers));
  const nodeHeight = gap > 40 ? 14 : 10;
  const top = width < NARROW ? 54 : TOP;
  const rows = Array.from({ length: layers + 1 }, (_, row) => top + (layers - row) * gap);
  const chipTop = rows[0] + CHIP + 30;
  const longest = Math.max(0, ...others.map(({ text }) => monoWidth(text, fontSize)));
  const wordHeight = Math.min(UPRIGHT, longest + 12);
  return {
    width,
    height: chipTop + (upright ? wordHeight : CHIP + 26),
    picture,
    notes,
    upright,
    fontSize,
    columns,
    center: picture / 2,
    span: Math.min(256, Math.round(picture * 0.44)),
    nodeHeight,
    rows,
    chipTop,
    chipHeight: CHIP,
    wordHeight,
    clsWidth: monoWidth("[CLS]", fontSize) + 20,
    pooledTop: 10,
  };
}

/** Positions whose word is written: all where there is room, else the ones that matter most, none on top of another. */
export function namedColumns(geometry: Geometry, weight: (position: number) => number): ReadonlySet<number> {
  const { columns, upright } = geometry;
  if (!upright || (columns[0]?.width ?? 0) >= LEAST_COLUMN)
    return new Set(columns.map(({ position }) => position));
  const named: Column[] = [];
  for (const column of columns.toSorted((a, b) => weight(b.position) - weight(a.position))) {
    if (named.every(({ x }) => Math.abs(x - column.x) >= LEAST_COLUMN)) named.push(column);
  }
  return new Set(named.map(({ position }) => position));
}

/** The foot of a ribbon: as wide as it is above, where its token has room for that. */
function grounded(
  start: { readonly x: number; readonly y: number; readonly room: number },
  width: number,
): RibbonEnd {
  const foot = Math.min(width, start.room);
  return { left: start.x - foot / 2, width: foot, y: start.y };
}

export interface RibbonShape {
  readonly position: number;
  readonly share: number;
  readonly path: string;
}

/**
 * One ribbon per token into the lower edge of a node, side by side in the order of the columns, each as wide as its
 * share of the node: together they fill it, as the shares sum to 1. [CLS] itself comes up the middle.
 */
export function ribbons(
  geometry: Geometry,
  shares: ArrayLike<number>,
  startOf: (position: number) => { readonly x: number; readonly y: number; readonly room: number },
  end: number,
): RibbonShape[] {
  const { columns, center, span } = geometry;
  const x = (position: number) => (position === 0 ? center : columns[position - 1].x);
  const order = Array.from(shares, (_, position) => position).sort((a, b) => x(a) - x(b));
  let left = center - span / 2;
  return order.map((position) => {
    const share = shares[position];
    const width = share * span;
    const start = startOf(position);
    const shape: RibbonShape = {
      position,
      share,
      path: ribbonPath(grounded(start, width), { left, width, y: end }),
    };
    left += width;
    return shape;
  });
}
