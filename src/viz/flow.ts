import type { Room } from "./ground";
import { textWidth } from "./textWidth";

/** Where a word of running text stands: the middle of its base line, half its width. */
export interface FlowPlace {
  readonly x: number;
  readonly y: number;
  readonly half: number;
}

/** Words set as running text, in lines from left to right. */
export interface Flow {
  /** Size of the letters in pixels. */
  readonly size: number;
  readonly places: readonly FlowPlace[];
}

interface FlowBox extends Room {
  readonly left: number;
  readonly top: number;
}

interface FlowOptions {
  /** The largest size of a word, in pixels. */
  readonly most: number;
  /** From line to line, in em. */
  readonly leading: number;
  /** Between words, in em. */
  readonly gap: number;
}

const SMALLEST = 4;

/** Sets words as large as they fit into a box, its middle in the box's middle. */
export function flow(words: readonly string[], box: FlowBox, options: FlowOptions): Flow {
  const widths = words.map(textWidth);
  const { most, leading } = options;
  let [low, high] = [SMALLEST, most];
  for (let i = 0; i < 24; i++) {
    const size = (low + high) / 2;
    const rows = set(widths, box.width / size, options.gap);
    const isFitting = rows.length * leading * size <= box.height && Math.max(...widths) * size <= box.width;
    if (isFitting) low = size;
    else high = size;
  }
  const size = low;
  const rows = set(widths, box.width / size, options.gap);
  const widest = Math.max(...rows.map(({ width }) => width));
  const left = box.left + (box.width - widest * size) / 2;
  const top = box.top + (box.height - rows.length * leading * size) / 2;
  const places = rows.flatMap(({ starts, first }, row) =>
    starts.map((start, i): FlowPlace => {
      const half = (widths[first + i] * size) / 2;
      return { x: left + start * size + half, y: top + (row + 0.5) * leading * size + size * 0.36, half };
    }),
  );
  return { size, places };
}

interface Row {
  /** Index of its first word, where each begins and where the row ends, in em. */
  readonly first: number;
  readonly starts: readonly number[];
  readonly width: number;
}

function set(widths: readonly number[], most: number, gap: number): Row[] {
  const rows: { first: number; starts: number[]; width: number }[] = [];
  widths.forEach((width, i) => {
    const row = rows[rows.length - 1];
    if (row && row.width + gap + width <= most) {
      row.starts.push(row.width + gap);
      row.width += gap + width;
    } else rows.push({ first: i, starts: [0], width });
  });
  return rows;
}
