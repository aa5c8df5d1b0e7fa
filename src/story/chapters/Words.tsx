import { type ReactNode, useMemo } from "react";
import type { Token } from "../../engine";
import { stepAt } from "../../player/storyboard";
import { grouped } from "../../ui/format";
import { Bins } from "../../viz/Bins";
import { DotField, type DotGrid, litSize, useDotGrid } from "../../viz/DotField";
import { Drum } from "../../viz/Drum";
import {
  type Ground,
  ground as groundOf,
  NARROW,
  type Point,
  type Room,
  risePath,
  TILT,
} from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { GroundLine, type WordKind, WordMark, wordKind } from "../../viz/Words";
import { drawnTo } from "../../viz/way";
import { between, inTurn } from "../camera";
import type { ChapterProps } from "../chapter";
import { type CutReading, nearWords, readCut, vectorsOf } from "../cut";
import { WHOLE } from "../heroes";
import { REVEAL } from "../question";
import { words } from "../words";
import { Cut, Pieces } from "./WordsCut";

const STEPS = 6;

/** Chapter 2: the letters are cut, taken to pieces and numbered on the line; under it the numbers become vectors. */
export function Words({ context, room, time, view }: ChapterProps): ReactNode {
  const reading = useMemo(() => readCut(context), [context]);
  const step = stepAt(time, STEPS);
  const p = time - step;
  const options = { line: view.line, most: view.size };
  const near = useMemo(() => {
    const all = reading?.encoding.words.map(({ text }) => text) ?? [];
    const isLong = groundOf(all, room, { line: view.line, most: view.size }).sparse;
    return reading && nearWords(reading, isLong);
  }, [reading, room, view.line, view.size]);
  const byToken = useMemo(() => (reading ? reading.encoding.tokens.map(({ text }) => text) : []), [reading]);
  if (!reading || !near) return null;
  if (step <= 1) {
    // Room is kept for the pieces of the word that falls apart.
    const apart = near.encoding.words.map(({ text }, i) =>
      step === 1 && i === near.at && room.width >= NARROW ? reading.word.pieces.join(" ") : text,
    );
    const ground = groundOf(apart, room, options);
    return (
      <>
        <GroundLine ground={ground} />
        {step === 0 ? (
          <Cut reading={near} ground={ground} p={p} />
        ) : (
          <Pieces reading={near} ground={ground} room={room} p={p} />
        )}
        {near.more > 0 && (
          <text className={marks.label} x={room.width - 10} y={room.height - 10} textAnchor="end" data-over>
            {words.more(near.more)}
          </text>
        )}
      </>
    );
  }
  if (step === 5)
    return <Whole reading={reading} ground={groundOf([WHOLE.word], room, options)} room={room} p={p} />;
  return (
    <Numbered
      reading={reading}
      ground={groundOf(byToken, room, options)}
      room={room}
      rows={context.model?.config.vocabSize ?? 1}
      step={step}
      p={p}
    />
  );
}

interface NumberedProps {
  readonly reading: CutReading;
  readonly ground: Ground;
  readonly room: Room;
  /** How many the table of words has. */
  readonly rows: number;
  readonly step: number;
  readonly p: number;
}

/** The tokens have numbers, these lead into the table of words, and their rows come out of it. */
function Numbered({ reading, ground, room, rows, step, p }: NumberedProps): ReactNode {
  const grid = useDotGrid(tableOf(ground, room), rows);
  return (
    <>
      <GroundLine ground={ground} />
      <Tokens reading={reading} ground={ground} arrived={step === 2 ? between(p, 0.12, 0.4) : 1} />
      <Ids
        reading={reading}
        ground={ground}
        counted={step === 2 ? between(p, 0.35, 0.78) : 1}
        faded={step === 4 ? 0.5 : 1}
      />
      <Table
        reading={reading}
        ground={ground}
        grid={grid}
        rows={rows}
        shown={step === 2 ? between(p, 0.02, 0.12) : step === 3 ? 1 : 1 - between(p, 0.05, 0.2)}
        found={step === 2 ? between(p, 0.35, 0.86) : 1}
      />
      {step >= 3 && <Vectors reading={reading} ground={ground} step={step} p={p} grid={grid} />}
    </>
  );
}

function kindOf(token: Pick<Token, "text" | "segment">): WordKind | undefined {
  return token.text.startsWith("##") ? "blank" : wordKind(token);
}

/** The tokens; [CLS] and [SEP] roll in from the ends. */
function Tokens({
  reading,
  ground,
  arrived,
}: {
  reading: CutReading;
  ground: Ground;
  arrived: number;
}): ReactNode {
  const { tokens } = reading.encoding;
  return tokens.map(({ text, segment, span }, i) => {
    const far = ground.to - ground.from;
    const shift = span === null ? (i === 0 ? -far : far) * 0.4 * (1 - arrived) : 0;
    return (
      <WordMark
        key={i}
        ground={ground}
        index={i}
        text={text}
        kind={kindOf({ text, segment })}
        shift={shift}
        shown={span === null ? arrived : 1}
        lit={i === reading.token}
      />
    );
  });
}

/** Under the line, or beside it where the words stand in a column. */
function under(ground: Ground, along: number, depth: number) {
  return ground.at(along, ground.down ? depth + ground.foot : -depth);
}

/** As large as the numbers can be without touching, where words stand in a row; the smallest that touch stand in two rows. */
function idSize(
  { encoding }: CutReading,
  { places, u, down, tilted }: Ground,
): { size: number; row: number } {
  const lengths = encoding.tokens.map(({ id }) => String(id).length);
  const size = Math.max(13, Math.min(18, u * 0.5));
  if (down) return { size, row: 0 };
  // Over words that hang there is room for every other one in a row.
  if (tilted) return { size, row: -size - 4 };
  const fitting = lengths
    .slice(1)
    .map((long, i) => (places[i + 1].along - places[i].along) / ((long + lengths[i]) * 0.3 + 0.5));
  const fits = Math.min(...fitting);
  return { size: Math.max(13, Math.min(26, u * 0.62, fits)), row: fits < 12 ? 17 : 0 };
}

/** Under each token a drum turns, and stops at its row number. */
function Ids({
  reading,
  ground,
  counted,
  faded,
}: {
  reading: CutReading;
  ground: Ground;
  counted: number;
  faded: number;
}): ReactNode {
  const { tokens } = reading.encoding;
  if (counted <= 0 || ground.sparse) return null;
  const { size, row } = idSize(reading, ground);
  return tokens.map(({ id }, i) => {
    const own = inTurn(counted, i / tokens.length, 0.6);
    const { x, y } = under(
      ground,
      ground.places[i].along,
      ground.down ? 30 : (ground.tilted ? -14 : ground.u * 0.62 + size) + (i % 2) * row,
    );
    return (
      <g key={i} opacity={Math.min(1, own * 3) * faded}>
        <Drum x={x} y={y + (ground.down ? size * 0.36 : 0)} size={size} digits={String(id)} turned={own} />
      </g>
    );
  });
}

/** How wide a vector's strip is in a column, and where it stands: beside the number. */
const stripIn = ({ height }: Ground): number => Math.min(64, (height - 90) / 3.4);
const BESIDE = 84;

/** The table of words: a dot for each row, below the line or at the far side of the column. */
function tableOf(ground: Ground, { width, height }: Room): Point & Room {
  if (!ground.down) return { x: 30, y: height * 0.68, width: width - 60, height: height * 0.32 - 44 };
  const { x } = ground.at(0, BESIDE + stripIn(ground));
  return {
    x,
    y: ground.from + 16,
    width: width - x - 10,
    height: Math.max(60, ground.to - ground.from - 24),
  };
}

interface TableProps {
  readonly reading: CutReading;
  readonly ground: Ground;
  readonly grid: DotGrid;
  readonly rows: number;
  readonly shown: number;
  /** How far the numbers have found their rows. */
  readonly found: number;
}

/** Where a number's thread begins: beside or under it, or at the end of a word that hangs from the line. */
function threadStart(
  ground: Ground,
  index: number,
  text: string,
  row: number,
): readonly [along: number, up: number] {
  const { along } = ground.places[index];
  if (ground.down) return [along, 58];
  if (!ground.tilted) return [along, -ground.u * 1.5 - (index % 2) * row];
  const [length, angle] = [textWidth(text) * ground.u, (TILT * Math.PI) / 180];
  return [along - length * Math.cos(angle), -20 - length * Math.sin(angle)];
}

/** Each number leads to its row in the table. */
function Table({ reading, ground, grid, rows, shown, found }: TableProps): ReactNode {
  if (shown <= 0) return null;
  const { token, encoding } = reading;
  const { tokens } = encoding;
  const { down } = ground;
  const size = litSize(grid);
  const { row } = idSize(reading, ground);
  // Many threads are a tangle: the one of the word that is spoken of stands out.
  const faint = Math.min(1, 10 / tokens.length) ** 2;
  const origin = ground.at(0, 0);
  return (
    <g opacity={shown}>
      <DotField grid={grid} />
      <text
        className={marks.label}
        x={down ? grid.x + grid.width : grid.x}
        y={down ? grid.y - 8 : grid.y + grid.height + 20}
        textAnchor={down ? "end" : "start"}
      >
        {words.labels.table(grouped(rows), grid.per)}
      </text>
      {tokens.map(({ id, text, segment }, i) => {
        const own = inTurn(found, i / tokens.length, 0.6);
        if (own <= 0) return null;
        const { x, y } = grid.at(id);
        const [along, up] = down ? [y, x - origin.x] : [x, origin.y - y];
        return (
          <g key={i} className={marks.row} data-kind={kindOf({ text, segment })}>
            {!ground.sparse && (
              <path
                d={risePath(ground, ...threadStart(ground, i, text, row), along, up)}
                opacity={i === token ? 1 : faint}
                {...drawnTo(own)}
              />
            )}
            {own === 1 && <rect x={x - size / 2} y={y - size / 2} width={size} height={size} />}
          </g>
        );
      })}
    </g>
  );
}

interface VectorsProps {
  readonly reading: CutReading;
  readonly ground: Ground;
  readonly step: number;
  readonly p: number;
  readonly grid: DotGrid;
}

/** Each number fetches its row out of the table; then place and sentence are laid upon it. */
function Vectors({ reading, ground, step, p, grid }: VectorsProps): ReactNode {
  const { encoding, run, token } = reading;
  const { u, down } = ground;
  const below = ground.at(0, 0).y * (0.64 / 0.36) - u * 2.4;
  const pitch = down ? stripIn(ground) : Math.min(u * 4.4, below * 0.29);
  const count = encoding.tokens.length;
  const merged = step === 4 ? between(p, 0.68, 0.82) : 0;
  // The sum has the room of the three.
  const grown = step === 4 ? between(p, 0.82, 0.93) : 0;
  const width = (i: number): number =>
    down ? pitch * 0.9 : Math.max(10, Math.min(ground.places[i].half * 2, u * 4));
  const height = down ? Math.min(16, ground.places[0].half * 1.4) : Math.min(u * 2.4, pitch * 0.6);
  // Its name stands between the numbers and a strip.
  const longest = Math.max(...encoding.tokens.map(({ text }) => textWidth(text)));
  const ids = idSize(reading, ground);
  const hanging = ground.tilted
    ? 44 + longest * u * Math.sin((TILT * Math.PI) / 180) + height / 2
    : u * 0.62 + ids.size + ids.row + 30 + height / 2;
  const first = down ? BESIDE : hanging;
  return (
    <>
      {encoding.tokens.map(({ id }, i) => {
        const parts = vectorsOf(run, i);
        if (!parts) return null;
        const own = step === 3 ? inTurn(between(p, 0.2, 0.75), i / count, 0.7) : 1;
        const place = ground.places[i];
        const from = grid.at(id);
        const dim = step === 4 && i !== token ? 0.75 : 1;
        return (
          <g key={i} opacity={dim}>
            {[0, 1, 2].map((part) => {
              const appears =
                part === 0 ? own : step === 4 ? between(p, 0.12 + part * 0.14, 0.28 + part * 0.14) : 0;
              if (appears <= 0) return null;
              const rest = under(ground, place.along, first + pitch * (part * (1 - merged)));
              const start =
                part === 0
                  ? from
                  : under(ground, part === 1 ? ground.from - 60 : ground.to + 60, first + pitch * part);
              const x = start.x + (rest.x - start.x) * appears;
              const y = start.y + (rest.y - start.y) * appears;
              // It is a dot of the table as long as it is there.
              const scale = part === 0 ? Math.min(1, 0.08 + 1.5 * appears) : 1;
              return (
                <g
                  key={part}
                  transform={`translate(${(x - (scale * width(i)) / 2).toFixed(1)} ${(y - (scale * height) / 2).toFixed(1)}) scale(${scale.toFixed(3)})`}
                  opacity={merged === 1 ? (part === 0 ? 1 : 0) : 1}
                >
                  {step === 3 && <rect width={width(i)} height={height} fill="var(--paper)" />}
                  <Bins
                    values={merged === 1 ? parts[3] : parts[part]}
                    width={width(i) * (down ? 1 + 2 * grown : 1)}
                    height={height + (down ? 0 : 2 * pitch * grown)}
                    color={merged === 1 ? "var(--ink)" : COLORS[part]}
                  />
                </g>
              );
            })}
          </g>
        );
      })}
      {step === 4 &&
        LABELS.map((label, part) => {
          const shown =
            part === 3
              ? merged
              : (part === 0 ? 1 : between(p, 0.16 + part * 0.14, 0.28 + part * 0.14)) *
                Math.max(0, 1 - merged * 5);
          const { x, y } = under(
            ground,
            down ? ground.from - 8 : ground.from,
            first + pitch * (part === 3 ? 0 : part),
          );
          return (
            <text
              key={label}
              className={marks.label}
              x={x}
              y={down ? y : y - height / 2 - 7}
              // Above a full column there is no room for it.
              opacity={down && y < 14 ? 0 : shown}
              textAnchor={down ? "middle" : "start"}
            >
              {down && part !== 3 ? "" : words.labels[label]}
            </text>
          );
        })}
    </>
  );
}

const COLORS = ["var(--ink)", "var(--c-a)", "var(--c-b)"] as const;
const LABELS = ["token", "position", "segment", "sum"] as const;

/** The word that is asked about: the tries that cut it are seen once its pieces have been predicted. */
function Whole({
  reading,
  ground,
  room,
  p,
}: {
  reading: CutReading;
  ground: Ground;
  room: Room;
  p: number;
}): ReactNode {
  const { whole } = reading;
  if (!whole) return null;
  const asked = {
    ...reading,
    encoding: { ...reading.encoding, words: [whole] },
    word: whole,
    at: 0,
    rare: null,
  };
  const tried = between(p, REVEAL, REVEAL + 0.04);
  return (
    <>
      <GroundLine ground={ground} />
      {tried > 0 && (
        <g opacity={tried}>
          <Pieces reading={asked} ground={ground} room={room} p={(p - REVEAL) / (0.92 - REVEAL)} />
        </g>
      )}
      <WordMark ground={ground} index={0} text={WHOLE.word} shown={1 - tried} />
      {!ground.down && <Seams ground={ground} opacity={1 - 0.6 * tried} />}
    </>
  );
}

/** Between any two letters it could be cut. */
function Seams({ ground, opacity }: { ground: Ground; opacity: number }): ReactNode {
  const { places, u } = ground;
  const width = textWidth(WHOLE.word) * u;
  return Array.from(WHOLE.word.slice(1), (_, i) => {
    const along = places[0].along - width / 2 + textWidth(WHOLE.word.slice(0, i + 1)) * u;
    const [low, high] = [ground.at(along, -0.42 * u), ground.at(along, -0.3 * u)];
    return (
      <line key={i} className={marks.line} x1={low.x} y1={low.y} x2={high.x} y2={high.y} opacity={opacity} />
    );
  });
}
