import type { SceneContext } from "../scenes/scene";
import {
  arcPath,
  type Ground,
  ground as groundOf,
  NARROW,
  type Point,
  point,
  type Room,
} from "../viz/ground";
import { textWidth } from "../viz/textWidth";
import type { View } from "./camera";
import { readFloors, readPillar, withoutPillar } from "./floors";
import { readFollows } from "./gather";
import { readGuess } from "./guess";
import { POINTING, WHOLE } from "./heroes";
import { readPointing } from "./look";
import type { Question } from "./question";

/** Where an answer can be touched, in pixels of the stage, and what it hangs on. */
interface Spot extends Room {
  readonly left: number;
  readonly top: number;
  /** The path from the mark that is asked about to the answer. */
  readonly thread?: string;
  /** It lies on a word of the picture, which says what it is. */
  readonly onWord?: true;
}

/** The least that a finger needs, and what is left free at the edges and between two answers, in pixels. */
const TARGET = 44;
const EDGE = 12;
/** The height of an answer: a finger's, and more in a large window. */
const heightIn = ({ height }: Room): number => Math.max(TARGET, Math.min(68, height / 18));
const GAP = 14;

/** A row of answers around `middle`; as many lines lower as it takes, where they do not fit. */
function row(widths: readonly number[], middle: number, top: number, room: Room): readonly Spot[] {
  const total = widths.reduce((sum, width) => sum + width + GAP, -GAP);
  let left = Math.max(EDGE, Math.min(room.width - EDGE - total, middle - total / 2));
  return widths.map((width) => {
    const spot = { left, top, width, height: heightIn(room) };
    left += width + GAP;
    return spot;
  });
}

/** A narrow stage has its answers side by side at its foot, under the thumb. */
function atFoot(count: number, room: Room): readonly Spot[] {
  const width = (room.width - 2 * EDGE - 8 * (count - 1)) / count;
  return Array.from({ length: count }, (_, i) => ({
    left: EDGE + i * (width + 8),
    top: room.height - TARGET - 6,
    width,
    height: TARGET,
  }));
}

/** A thread that hangs from a point to the middle of an answer's upper edge. */
function hanging(x: number, y: number, { left, top, width }: Spot): string {
  const end = { x: left + width / 2, y: top };
  const middle = (y + top) / 2;
  return `M${point({ x, y })}C${point({ x, y: middle })} ${point({ x: end.x, y: middle })} ${point(end)}`;
}

/** The ground of the sentence with the last ending. */
function groundOfGuess(context: SceneContext, room: Room, view: View): Ground {
  const { list, ...options } = readGuess(context).layout[3];
  return groundOf(list, room, { line: view.line, most: view.size, ...options });
}

function underBlank(context: SceneContext, { options }: Question, room: Room, view: View): readonly Spot[] {
  if (room.width < NARROW) return atFoot(options.length, room);
  const ground = groundOfGuess(context, room, view);
  const { along } = ground.places[readGuess(context).acts[3].blank];
  const { x, y } = ground.at(along, -0.36 * ground.u);
  const lowest = room.height - heightIn(room) - EDGE;
  const top = ground.tilted ? lowest : Math.min(lowest, y + Math.max(40, ground.u * 1.1));
  const widths = options.map(
    (option) => Math.max(96, textWidth(option) * 22 + 44) * (heightIn(room) / TARGET),
  );
  return row(widths, x, top, room).map((spot) => ({
    ...spot,
    ...(!ground.tilted && { thread: hanging(x, y, spot) }),
  }));
}

function underWord({ options }: Question, room: Room, view: View): readonly Spot[] {
  if (room.width < NARROW) return atFoot(options.length, room);
  const ground = groundOf([WHOLE.word], room, { line: view.line, most: view.size });
  const { x, y } = ground.at(ground.places[0].along, -0.42 * ground.u);
  const width = Math.min(300, (ground.to - ground.from + 80) / options.length - GAP);
  return row(
    options.map(() => Math.max(96, width)),
    x,
    Math.min(room.height - heightIn(room) - EDGE, y + Math.max(44, ground.u * 0.7)),
    room,
  );
}

function onWords(context: SceneContext, { options }: Question, room: Room, view: View): readonly Spot[] {
  const tokens = readPointing(context)?.tokens ?? [];
  const ground = groundOf(tokens, room, { line: view.line, most: view.size });
  return options.map((option): Spot => {
    const i = tokens.indexOf(option);
    const { along, half } = ground.places[i];
    const { x, y } = ground.at(along, 0);
    const up = lookHeight(ground, i);
    const thread = arcPath(ground, along, ground.places[POINTING.token].along, up);
    if (ground.down) {
      const height = Math.max(TARGET - 4, Math.min(TARGET, half * 2));
      return { left: 4, top: y - height / 2, width: x - 4, height, thread, onWord: true };
    }
    const width = Math.max(TARGET, half * 2 + ground.u * 0.5);
    const height = Math.max(TARGET, ground.u * 1.5);
    return {
      left: x - width / 2,
      top: y - ground.u * 0.36 - height / 2,
      width,
      height,
      thread,
      onWord: true,
    };
  });
}

/** How high the looks of “it” go. */
export function lookHeight(ground: Ground, index: number): number {
  const distance = ({ along }: { readonly along: number }): number =>
    Math.abs(along - ground.places[POINTING.token].along);
  const furthest = Math.max(1, ...ground.places.map(distance));
  return ground.u * 0.7 + (distance(ground.places[index]) / furthest) * ground.height * 0.72;
}

/** The bar that is as long as the share of the guess; in a narrow room it lies. */
interface Gauge {
  /** Its foot, and the way from there that a share of one goes. */
  readonly x: number;
  readonly y: number;
  readonly along: number;
  readonly thick: number;
  readonly lies: boolean;
}

/** What stands beside an upright bar takes so much, in pixels. */
const BESIDE = 230;

export function gaugeOf(ground: Ground, room: Room, share: number): Gauge {
  // Its half is asked about, however small the whole is.
  const least = 1 / Math.max(share, 1e-4);
  if (ground.down) {
    const x = ground.at(0, ground.foot + 8).x;
    return { x, y: room.height - 112, along: (room.width - x - EDGE) * least, thick: 22, lies: true };
  }
  const y = ground.at(0, ground.foot).y;
  const thick = Math.max(34, ground.u * 1.5);
  const x = Math.min(ground.to + 50, room.width - EDGE - BESIDE - thick);
  return { x, y, along: Math.max(y / 2, y - 128) * least, thick, lies: false };
}

/** Beside the half of the bar that is meant: it stays above the mark, or it falls below. */
function besideBar(context: SceneContext, room: Room, view: View): readonly Spot[] {
  const reading = readFloors(context);
  const share = reading?.lens.at(-1)?.[0]?.probability ?? 1;
  if (!reading) return [];
  const tokens = withoutPillar(reading, readPillar(context));
  const ground = groundOf(tokens, room, { line: view.line, most: view.size });
  const { x, y, along, thick, lies } = gaugeOf(ground, room, share);
  const length = along * share;
  if (lies) {
    const [width, height, top] = [length / 2 - 4, 66, y + thick + 14];
    return [
      { left: x + length / 2 + 4, top, width, height },
      { left: x, top, width, height },
    ];
  }
  const [left, width, height] = [x + thick + 24, BESIDE - 24, heightIn(room) + 10];
  return [0.75, 0.25].map((at) => ({ left, top: y - length * at - height / 2, width, height }));
}

/** Two sentences on their line, where [CLS] gathers over them, and the ends of the needle over that. */
interface House {
  readonly ground: Ground;
  /** Its middle, along the line, and how high [CLS] is. */
  readonly middle: number;
  readonly roof: number;
  readonly needle: readonly [Point, Point];
}

/** Words one under the other need so much of a low stage that only one pair has room at a time, in pixels. */
const LOW = 520;
export const housesIn = ({ width, height }: Room): 1 | 2 => (width < NARROW && height < LOW ? 1 : 2);

/** Where a pair stands: on the stage's upper half or its lower one, or on all of it. */
export function houseOf(tokens: readonly string[], room: Room, nth: 0 | 1): House {
  const height = room.height / housesIn(room);
  const most = Math.max(34, room.height / 23);
  const own = groundOf(tokens, { width: room.width, height: height - 8 }, { line: 0.91, most });
  const at = (along: number, up: number): Point => {
    const { x, y } = own.at(along, up);
    return { x, y: y + nth * height };
  };
  const middle = (own.from + own.to) / 2;
  const lying = Math.min(Math.max(640, room.width * 0.44), room.width - 380);
  const half = own.down ? (own.to - own.from) / 2 - 54 : lying / 2;
  const up = own.height - (own.down ? 24 : 62);
  return {
    ground: { ...own, at },
    middle,
    roof: own.foot + (up - own.foot) * (own.down ? 0.42 : 0.6),
    needle: [at(middle - half, up), at(middle + half, up)],
  };
}

/** At the needle's ends: no at the one, yes at the other. */
function atNeedle(context: SceneContext, room: Room): readonly Spot[] {
  const pair = readFollows(context)?.swapped;
  if (!pair) return [];
  const { ground, needle } = houseOf(pair.tokens, room, housesIn(room) === 1 ? 0 : 1);
  const [no, yes] = needle;
  const height = heightIn(room);
  if (ground.down) {
    const [width, gap] = [112, 20];
    const left = room.width - EDGE - width;
    return [
      { left, top: yes.y + gap, width, height },
      { left, top: no.y - gap - height, width, height },
    ];
  }
  const width = Math.min(220, no.x - EDGE - 26);
  return [
    { left: yes.x + 26, top: yes.y - height / 2, width, height },
    { left: no.x - 26 - width, top: no.y - height / 2, width, height },
  ];
}

/** The ruler of a hundred tokens at the stage's foot. */
export function rulerOf(room: Room): { readonly x: number; readonly y: number; readonly width: number } {
  const narrow = room.width < NARROW;
  return {
    x: room.width * 0.05,
    y: room.height - heightIn(room) - (narrow ? 30 : 40),
    width: room.width * 0.9,
  };
}

function onRuler({ options }: Question, room: Room): readonly Spot[] {
  if (room.width < NARROW) return atFoot(options.length, room);
  const { x, y, width } = rulerOf(room);
  const wide = Math.min(110, width / 10 - 6);
  return options.map((option) => ({
    left: Math.min(room.width - EDGE - wide, x + (width * Number(option)) / 100 - wide / 2),
    top: y + 24,
    width: wide,
    height: heightIn(room),
  }));
}

/** Where the answers to a chapter's question stand: on the marks that it is about. */
export function spotsOf(
  context: SceneContext,
  step: string,
  question: Question,
  room: Room,
  view: View,
): readonly Spot[] {
  switch (step) {
    case "guess-ask":
      return underBlank(context, question, room, view);
    case "words-ask":
      return underWord(question, room, view);
    case "looking-ask":
      return onWords(context, question, room, view);
    case "floors-ask":
      return besideBar(context, room, view);
    case "cls-ask":
      return atNeedle(context, room);
    case "learning-ask":
      return onRuler(question, room);
    default:
      return [];
  }
}
