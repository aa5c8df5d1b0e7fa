import { type ReactNode, useMemo } from "react";
import type { Word } from "../../engine";
import { type Ground, type Point, type Room, risePath } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { type WordKind, WordMark } from "../../viz/Words";
import { drawnTo, mix } from "../../viz/way";
import { between, inTurn } from "../camera";
import type { CutReading } from "../cut";

/** Space between words as they are typed, in em. */
const SPACE = 0.28;

interface PartProps {
  readonly reading: CutReading;
  readonly ground: Ground;
  readonly p: number;
}

const kindOf = ({ segment }: Word): WordKind | undefined => (segment === 1 ? "b" : undefined);

/** A word as it was typed: the middle of its letters, along the line and up from it, and the size of these. */
interface Typed {
  readonly along: number;
  readonly up: number;
  readonly size: number;
  readonly width: number;
  /** Nothing is between it and the word before. */
  readonly isGlued: boolean;
  readonly row: number;
}

/**
 * The text as it was typed, high over the line: in as many rows as it needs, each over what its words become; where words
 * stand in a column, a row for what no space parts, as far as there is room.
 */
function typedPlaces(list: readonly Word[], raw: readonly string[], ground: Ground): readonly Typed[] {
  const { u, down, tilted, from, to, height, places } = ground;
  const size = tilted ? Math.max(13, u * 0.8) : u;
  const widths = raw.map((text) => textWidth(text) * size);
  const whole = widths.reduce((sum, width) => sum + width + SPACE * size, 0);
  const longest = (whole / Math.ceil(whole / (to - from))) * 1.06;
  const rows: number[] = [];
  const placed = widths.map((width, i) => {
    const [one, before] = [list[i], list[i - 1]];
    const isGlued = before?.segment === one.segment && before.span.end === one.span.start;
    const space = i === 0 || isGlued ? 0 : SPACE * size * (before.segment === one.segment ? 1 : 3);
    const last = rows.length - 1;
    const isNew =
      last < 0 ||
      (down
        ? !isGlued || rows[last] + width > height * 0.4
        : !isGlued && rows[last] + space + width > longest);
    if (isNew) rows.push(0);
    const row = rows.length - 1;
    const left = rows[row] + (isNew ? 0 : space);
    rows[row] = left + width;
    return { left, width, isGlued, row, size };
  });
  if (down) {
    const pitch = Math.min((to - from) / rows.length, u * 1.35);
    const middle = (from + to) / 2;
    return placed.map(({ left, ...one }) => ({
      ...one,
      along: middle + (one.row - (rows.length - 1) / 2) * pitch,
      up: height - Math.max(...rows) + left + one.width / 2,
    }));
  }
  const middles = rows.map((width, row) => {
    const [first, last] = [
      placed.findIndex((one) => one.row === row),
      placed.findLastIndex((one) => one.row === row),
    ];
    const middle = (places[first].along + places[last].along) / 2;
    return Math.max(from + width / 2, Math.min(to - width / 2, middle));
  });
  return placed.map(({ left, ...one }) => ({
    ...one,
    along: middles[one.row] - rows[one.row] / 2 + left + one.width / 2,
    up: height - size * (1.1 + 1.3 * one.row),
  }));
}

/** Knives fall through the text as it was typed; its words run down between them, and their capitals sink. */
export function Cut({ reading, ground, p }: PartProps): ReactNode {
  const { words: list, normalization } = reading.encoding;
  const raw = useMemo(
    () => list.map(({ segment, span }) => normalization[segment].original.slice(span.start, span.end)),
    [list, normalization],
  );
  const typed = useMemo(() => typedPlaces(list, raw, ground), [list, raw, ground]);
  const { u, down, tilted, sparse, places, foot } = ground;
  const counted = Math.max(15, u * 0.42);
  return list.map((word, i) => {
    const from = typed[i];
    const { along, half } = places[i];
    const fallen = between(inTurn((p - 0.34) / 0.44, i / list.length, 1), 0, 1);
    const cut = between(inTurn((p - 0.14) / 0.22, i / list.length, 1), 0, 1);
    const low = from.up - (down ? from.width / 2 + 6 : from.size * 0.5);
    const start = ground.at(from.along, from.up);
    const origin = { x: start.x, y: start.y + (down ? u * 0.36 : 0) };
    const rest = ground.at(along, 0);
    const home = down ? { x: rest.x - 8 - (textWidth(word.text) * u) / 2, y: rest.y + u * 0.36 } : rest;
    const count = ground.at(along, down ? 18 : -(u * 0.55 + counted));
    const isLast = i === list.length - 1;
    return (
      <g key={i}>
        {!sparse && (
          <>
            <path
              className={marks.band}
              d={risePath(ground, from.along, low, along, foot)}
              strokeWidth={down ? u * 1.1 : Math.min(from.width, 2 * half)}
              {...drawnTo(fallen)}
            />
            <Letters raw={raw[i]} text={word.text} at={origin} size={from.size} opacity={1 - 0.6 * fallen} />
            {fallen > 0 && fallen < 1 && !tilted && (
              <Letters raw={raw[i]} text={word.text} at={mix(origin, home, fallen)} size={u} sunk={fallen} />
            )}
            {!isLast && !tilted && cut > 0 && (
              <path className={marks.line} fill="none" d={knife(ground, i, typed)} {...drawnTo(cut)} />
            )}
          </>
        )}
        <WordMark
          ground={ground}
          index={i}
          text={word.text}
          shown={tilted ? fallen : Number(fallen === 1)}
          kind={kindOf(word)}
        />
        {!tilted && !sparse && (
          <text
            className={marks.label}
            x={count.x}
            y={count.y + (down ? 5 : 0)}
            textAnchor="middle"
            style={{ fontSize: down ? undefined : counted }}
            opacity={between(fallen, 0.8, 1)}
          >
            {i + 1}
          </text>
        )}
      </g>
    );
  });
}

/** The cut behind a word: through the text as it was typed, and down to the line. */
function knife(ground: Ground, i: number, typed: readonly Typed[]): string {
  const { u, down, places, foot } = ground;
  const along = places[i].along + places[i].half + (down ? 0 : 0.31 * u);
  const [one, next] = [typed[i], typed[i + 1]];
  const end = ground.at(along, -0.5 * u);
  if (down || next.row !== one.row) {
    const start = ground.at(along, down ? u * 1.2 : foot);
    return `M${start.x} ${start.y}L${end.x} ${end.y}`;
  }
  const gap = (one.along + one.width / 2 + next.along - next.width / 2) / 2;
  const top = ground.at(gap, one.up + one.size);
  return `M${top.x} ${top.y}${risePath(ground, gap, one.up - one.size * 0.5, along, foot).replace("M", "L")}L${end.x} ${end.y}`;
}

interface LettersProps {
  readonly raw: string;
  readonly text: string;
  /** The middle of the word, on its line. */
  readonly at: Point;
  readonly size: number;
  /** How far its capitals have sunk, 0…1. */
  readonly sunk?: number;
  readonly opacity?: number;
}

/** A word letter by letter: those that change are lit, and sink into what they become. */
function Letters({ raw, text, at, size, sunk = 0, opacity = 1 }: LettersProps): ReactNode {
  const [before, after] = [[...raw], [...text]];
  const isSame = raw === text || before.length !== after.length;
  if (isSame)
    return (
      <text
        className={marks.word}
        // What falls from the row above passes behind it.
        data-over
        x={at.x}
        y={at.y}
        fontSize={size}
        textAnchor="middle"
        opacity={opacity < 1 ? opacity : undefined}
      >
        {sunk < 0.5 ? raw : text}
      </text>
    );
  const place = (letters: readonly string[], i: number): number =>
    textWidth(letters.slice(0, i).join("")) - textWidth(letters.join("")) / 2;
  return before.map((letter, i) => {
    const changes = letter !== after[i];
    const x = at.x + size * (place(before, i) * (1 - sunk) + place(after, i) * sunk);
    // From a capital's height to a small letter's.
    const high = !changes ? 1 : sunk < 0.5 ? 1 - 0.5 * sunk : 1.3 - 0.6 * (sunk - 0.5);
    return (
      <text
        key={i}
        className={marks.word}
        data-kind={changes ? "blank" : undefined}
        fontSize={size}
        transform={`translate(${x.toFixed(1)} ${at.y.toFixed(1)}) scale(1 ${high.toFixed(2)})`}
        opacity={opacity < 1 && !changes ? opacity : undefined}
      >
        {sunk < 0.5 ? letter : after[i]}
      </text>
    );
  });
}

/** A look-up on its ladder: what was looked up, where that stands, and its place in the order. */
interface Rung extends Point {
  readonly candidate: string;
  readonly found: boolean;
  readonly nth: number;
}

/** The least height of a rung, in pixels. */
const LEAST_RUNG = 16;

/**
 * The look-ups of a word, one under the other: for each piece a ladder of its own that ends over the line, side by side; in a
 * column, or where there is no room for that, one ladder, of which the last rungs are seen.
 */
function ladderOf({ word: own, at, rare }: CutReading, ground: Ground, room: Room, now: number) {
  const { u, down, foot, places } = ground;
  const word = rare ?? own;
  const columns: Rung[][] = [[]];
  for (const [nth, { candidate, found }] of word.attempts.entries()) {
    columns[columns.length - 1].push({ candidate, found, nth, x: 0, y: 0 });
    if (found && nth < word.attempts.length - 1) columns.push([]);
  }
  const numbered = 34;
  const top = 16;
  // Beside, or above, the ticks of a text whose words are all in the list.
  const bottom = down ? room.height - 24 : ground.at(0, foot + u * (rare ? 2.4 : 0.8)).y;
  const wide = columns.map(
    (rungs) => Math.max(0, ...rungs.map(({ candidate }) => textWidth(candidate))) + 1.2,
  );
  const total = wide.reduce((sum, width) => sum + width, 0);
  const left = down ? ground.at(0, rare ? 44 : 8).x : 30;
  const free = room.width - left - (down ? 6 : 30);
  const most = u * (down ? 1.2 : 1.05);
  const tallest = Math.max(...columns.map(({ length }) => length));
  const beside = Math.min(
    most,
    (free - columns.length * numbered) / total,
    (bottom - top) / (tallest * 1.25),
  );
  if (!down && beside >= 15) {
    const pitch = beside * 1.3;
    const width = total * beside + columns.length * numbered;
    let x = Math.max(left, Math.min(left + free - width, ground.at(places[at].along, 0).x - width / 2));
    const rungs = columns.flatMap((column, c) => {
      const from = x + numbered;
      x += wide[c] * beside + numbered;
      return column.map((rung, j) => ({ ...rung, x: from, y: bottom - (column.length - 1 - j) * pitch }));
    });
    return { rungs, size: beside };
  }
  const all = columns.flat();
  const size = Math.max(
    13,
    Math.min(most, (free - numbered) / Math.max(...wide), (bottom - top) / (all.length * 1.25)),
  );
  const shown = Math.max(1, Math.floor((bottom - top) / Math.max(LEAST_RUNG, size * 1.25)));
  const pitch = Math.min(size * 1.9, (bottom - top) / Math.min(shown, all.length));
  const first = Math.max(0, Math.min(all.length, now + 1) - shown);
  const rows = Math.min(shown, all.length);
  const over = down ? (top + bottom - rows * pitch) / 2 : bottom - rows * pitch;
  const x = down
    ? left + numbered
    : Math.max(left, Math.min(room.width - 30 - Math.max(...wide) * size, places[at].along)) + numbered;
  const rungs = all
    .slice(first, first + shown)
    .map((rung, j) => ({ ...rung, x, y: over + (j + 0.8) * pitch }));
  return { rungs, size };
}

/** A word that is in no list: letters drop off its end until the rest is one, and what is left is looked up in its turn. */
export function Pieces({ reading, ground, room, p }: PartProps & { room: Room }): ReactNode {
  const { word, at, encoding, rare } = reading;
  const tries = (rare ?? word).attempts;
  const { u, down, sparse } = ground;
  const far = (rare ? (p - 0.44) / 0.44 : (p - 0.14) / 0.64) * tries.length;
  const now = Math.max(0, Math.min(tries.length - 1, Math.floor(far)));
  const { rungs, size } = useMemo(() => ladderOf(reading, ground, room, now), [reading, ground, room, now]);
  const isInList = word.pieces.length === 1 && !word.unknown;
  // On a line the pieces fall into the place of their word; beside a column there is room for both.
  const fallen = down || isInList ? 0 : between(p, 0.8, 0.92);
  const place = ground.places[at];
  const line = ground.at(place.along, 0);
  const joined = word.pieces.join(" ");
  const landing = (piece: number): Point => {
    const before = word.pieces
      .slice(0, piece)
      .map((text) => `${text} `)
      .join("");
    return { x: line.x + (textWidth(before) - textWidth(joined) / 2) * u, y: line.y };
  };
  const found = rungs.filter((rung) => rung.found && !word.unknown);
  return (
    <>
      {encoding.words.map((other, i) => (
        <WordMark
          key={i}
          ground={ground}
          index={i}
          text={i === at && fallen === 1 ? joined : other.text}
          kind={i === at && fallen === 1 ? "blank" : kindOf(other)}
          dim={i !== at && !isInList}
          shown={i !== at || fallen === 1 ? 1 : Math.max(0, 1 - 2 * fallen)}
        />
      ))}
      {isInList &&
        !sparse &&
        encoding.words.map((_, i) => {
          const { x, y } = ground.at(ground.places[i].along, down ? 22 : ground.foot + u * 0.3);
          return (
            <text
              key={i}
              className={marks.word}
              data-kind="blank"
              x={x}
              y={y + (down ? u * 0.36 : 0)}
              fontSize={Math.max(13, u * 0.7)}
              textAnchor="middle"
              opacity={between(inTurn((p - 0.14) / (rare ? 0.3 : 0.64), i / encoding.words.length, 1), 0, 1)}
            >
              ✓
            </text>
          );
        })}
      {(!isInList || rare) &&
        !sparse &&
        rungs.map((rung, i) => {
          const come = between(far, rung.nth, rung.nth + 0.6);
          if (come <= 0) return null;
          // Out of the look-up before; the first one out of the word itself, if it is in the text.
          const own = { x: down ? rung.x : line.x - (textWidth(word.text) * u) / 2, y: line.y };
          const before = rungs[i - 1] ?? (rare ? rung : own);
          const { x, y } = rung.nth === 0 || i > 0 ? mix(before, rung, come) : rung;
          const isNow = rung.nth === now && far < tries.length;
          return (
            <g key={rung.nth} opacity={rung.found || isNow ? 1 : 0.38}>
              <text className={marks.tick} x={x - 10} y={y} textAnchor="end" opacity={come}>
                {rung.nth + 1}
              </text>
              <text
                className={marks.word}
                data-kind={rung.found && come === 1 ? "blank" : undefined}
                x={x}
                y={y}
                fontSize={size}
              >
                {rung.candidate}
                {come === 1 && <tspan fontSize={size * 0.7}>{rung.found ? " ✓" : " ✗"}</tspan>}
              </text>
            </g>
          );
        })}
      {fallen > 0 &&
        fallen < 1 &&
        !sparse &&
        found.map((rung, piece) => {
          const { x, y } = mix(rung, landing(piece), fallen);
          return (
            <text
              key={rung.nth}
              className={marks.word}
              data-kind="blank"
              x={x}
              y={y}
              fontSize={size + (u - size) * fallen}
            >
              {rung.candidate}
            </text>
          );
        })}
    </>
  );
}
