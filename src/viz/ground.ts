import { textWidth } from "./textWidth";

/** The room a picture has, in CSS pixels. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where one word stands on the ground line. */
interface Place {
  /** Its middle, along the line. */
  readonly along: number;
  /** Half of the room that it takes along the line. */
  readonly half: number;
}

/** A sentence on its line, and the way from sentence coordinates (along the line, up from it) to the window's. */
export interface Ground {
  /** True where the words stand one under the other, and what rises from them goes to the right. */
  readonly down: boolean;
  /** Size of a word in pixels: the unit of every mark. */
  readonly u: number;
  readonly places: readonly Place[];
  /** Where the line begins and ends, along. */
  readonly from: number;
  readonly to: number;
  /** How far up there is room. */
  readonly height: number;
  /** How far over the line marks begin: above the letters, or beside them. */
  readonly foot: number;
  /** Words stand at an angle: there are too many for a row. */
  readonly tilted: boolean;
  /** Only some words can be written out, the others are ticks. */
  readonly sparse: boolean;
  at(along: number, up: number): Point;
}

export interface GroundOptions {
  /** Where the line lies, as a share of the room's height from its top. Words in a column do not ask. */
  readonly line: number;
  /** The largest size that a word may have, in pixels. */
  readonly most: number;
  /** Pixels that words in a column leave free below them, for what stands there. */
  readonly below?: number;
  /** Space between words, in em. */
  readonly gap?: number;
  /** A longer sentence that is to stand at the same place in turn: both begin where it begins, in its size. */
  readonly as?: readonly string[];
}

/** Below this width words stand in a column. */
export const NARROW = 620;
const SMALLEST = 14;
const MARGIN = 30;
/** Words in a column take at most this share of the room's width. */
const COLUMN = 0.36;
const LINE_HEIGHT = 1.5;
/** How steeply words hang from their line that have no room on it, in degrees. */
export const TILT = 58;
/** Under this many pixels for each, words are no longer written out. */
const LEAST = 15;

/** Where each word stands. In a narrow room the picture is turned: words down the left edge, what rises goes right. */
export function ground(words: readonly string[], room: Room, options: GroundOptions): Ground {
  return room.width < NARROW ? column(words, room, options) : line(words, room, options);
}

function line(words: readonly string[], room: Room, options: GroundOptions): Ground {
  const { line, most, gap = 0.62, as = words } = options;
  const widthOf = (word: string): number => Math.max(0.4, textWidth(word));
  const widths = words.map(widthOf);
  const ems = as.map(widthOf).reduce((sum, width) => sum + width + gap, -gap);
  const free = room.width - 2 * MARGIN;
  const fitting = Math.min(most, free / ems, room.height / 9);
  const lineAt = (y: number) => ({
    height: y - 12,
    at: (along: number, up: number): Point => ({ x: along, y: y - up }),
  });
  if (fitting >= SMALLEST) {
    let from = (room.width - ems * fitting) / 2;
    const start = from;
    const places = widths.map((width): Place => {
      const half = (width * fitting) / 2;
      const along = from + half;
      from += (width + gap) * fitting;
      return { along, half };
    });
    const to = from - gap * fitting;
    const foot = fitting * 1.12;
    return {
      down: false,
      u: fitting,
      places,
      from: start,
      to,
      foot,
      tilted: false,
      sparse: false,
      ...lineAt(room.height * line),
    };
  }
  const pitch = free / Math.max(1, as.length);
  const places = words.map((_, i): Place => ({ along: MARGIN + (i + 0.5) * pitch, half: pitch / 2 }));
  const u = Math.max(SMALLEST, Math.min(22, most, pitch));
  const sparse = pitch < LEAST;
  // Words that hang from the line need room below it.
  const deep = sparse ? 0 : 20 + Math.max(...widths) * u * Math.sin((TILT * Math.PI) / 180);
  return {
    down: false,
    u,
    places,
    from: MARGIN,
    to: MARGIN + free,
    foot: 6,
    tilted: true,
    sparse,
    ...lineAt(Math.max(room.height / 3, Math.min(room.height * line, room.height - deep))),
  };
}

function column(
  words: readonly string[],
  room: Room,
  { most, as = words, below = 0 }: GroundOptions,
): Ground {
  const widest = Math.max(2, ...words.map(textWidth), ...as.map(textWidth));
  const free = room.height - below - 24;
  // What is widest in a row need not be what has most words.
  const count = Math.max(1, as.length, words.length);
  const pitch = Math.min(free / count, most * 2.2);
  const u = Math.max(11, Math.min(most, pitch / LINE_HEIGHT, (room.width * COLUMN) / widest));
  const from = (room.height - below - pitch * count) / 2;
  const x = 14 + Math.min(widest * u, room.width * COLUMN) + 8;
  return {
    down: true,
    u,
    places: words.map((_, i) => ({ along: from + (i + 0.5) * pitch, half: pitch / 2 })),
    from,
    to: from + pitch * words.length,
    height: room.width - x - 14,
    foot: 4,
    tilted: false,
    sparse: pitch < LEAST,
    at: (along, up) => ({ x: x + up, y: along }),
  };
}

/** The unit of what rises from the line, in pixels: the words' size, and more where there is room above them. */
export function riseUnit({ down, tilted, u, height }: Ground): number {
  // Words that hang are small: what rises from them need not be.
  return down ? u : Math.max(u, Math.min((tilted ? 2.8 : 1.7) * u, height / (tilted ? 9 : 7.2)));
}

const n = (value: number): string => value.toFixed(1);

/** `x,y` for a path. */
export function point({ x, y }: Point): string {
  return `${n(x)},${n(y)}`;
}

/** The path of an arc over the line, from one place along it to another, `up` high. */
export function arcPath(ground: Ground, from: number, to: number, up: number, foot = ground.foot): string {
  const lift = up * 1.32;
  const [a, b, c, d] = [
    ground.at(from, foot),
    ground.at(from, foot + lift),
    ground.at(to, foot + lift),
    ground.at(to, foot),
  ];
  return `M${point(a)}C${point(b)} ${point(c)} ${point(d)}`;
}

/** The path of a ribbon's middle from a place on one level to a place on a higher one. */
export function risePath(ground: Ground, from: number, low: number, to: number, high: number): string {
  const middle = (low + high) / 2;
  const [a, b, c, d] = [
    ground.at(from, low),
    ground.at(from, middle),
    ground.at(to, middle),
    ground.at(to, high),
  ];
  return `M${point(a)}C${point(b)} ${point(c)} ${point(d)}`;
}

/** A rectangle between two places along the line and two heights, as the window has it. */
export function box(
  ground: Ground,
  from: number,
  to: number,
  low: number,
  high: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const [a, b] = [ground.at(from, low), ground.at(to, high)];
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}
