import type { Room } from "../../viz/ground";

/** A column of the map, from its left edge. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

/** Where everything on the wide map stands, in CSS pixels. Lanes run from left to right, one per token. */
export interface NetworkLayout {
  readonly width: number;
  /** Height of all lanes. */
  readonly height: number;
  readonly tokens: Column;
  readonly embeddings: Column;
  /** Each layer: its attention lines on the left, the vectors that leave it on the right. */
  readonly layers: readonly { readonly lines: Column; readonly states: Column }[];
  readonly cards: Column;
  /** Middle of a token's lane. */
  laneY(token: number): number;
  readonly lane: number;
}

/** From this width on the answers stand at the lanes' right ends; below, under the lanes. */
export const WIDE = 620;

/** From this width on the network is told in one line with its columns' names, and the ways around it take one, too. */
export const ROOMY = 960;

/** Lowest that the lanes get together, what stands above and below them, and the highest that one lane gets. */
const LOWEST = 308;
const AROUND = { roomy: 188, wide: 250 } as const;
const HIGHEST_LANE = 50;
/** Of all lanes together, where answers stand below them. */
const HIGHEST_NARROW = 360;

/** Widths of the columns and of the gap between them; where the answers stand below, lanes need a margin to turn down in. */
const SIZES = {
  roomy: { gap: 26, tokens: 122, embeddings: 104, cards: 236 },
  wide: { gap: 12, tokens: 112, embeddings: 84, cards: 176 },
  narrow: { gap: 6, tokens: 84, embeddings: 34, cards: 12 },
} as const;

/** Lays the network out for a room, a number of tokens and a number of layers. */
export function layoutNetwork(room: Room, tokens: number, layers: number): NetworkLayout {
  const { width } = room;
  const of = width >= ROOMY ? SIZES.roomy : width >= WIDE ? SIZES.wide : SIZES.narrow;
  const { gap, tokens: tokenWidth, embeddings: embeddingWidth, cards: cardWidth } = of;
  const around = width >= ROOMY ? AROUND.roomy : AROUND.wide;
  const most = width >= WIDE ? room.height - around : HIGHEST_NARROW;
  const height = Math.max(LOWEST, Math.min(most, tokens * HIGHEST_LANE));
  const lane = height / Math.max(1, tokens);
  const first = tokenWidth + gap + embeddingWidth;
  const free = width - first - cardWidth - gap;
  const each = free / layers;
  const margin = Math.min(4, each * 0.06);
  return {
    width,
    height,
    lane,
    tokens: { x: 0, width: tokenWidth },
    embeddings: { x: tokenWidth + gap, width: embeddingWidth },
    layers: Array.from({ length: layers }, (_, layer) => {
      const x = first + layer * each;
      const half = each * 0.5;
      return {
        lines: { x: x + margin, width: half - margin },
        states: { x: x + half, width: each - half - margin },
      };
    }),
    cards: { x: width - cardWidth, width: cardWidth },
    laneY: (token) => (token + 0.5) * lane,
  };
}
