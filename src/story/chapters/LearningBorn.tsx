import type { ReactNode } from "react";
import { progress } from "../../player/storyboard";
import { sayProblem } from "../../store/problem";
import { useLaboratory } from "../../trainer/laboratory";
import type { Candidate } from "../../trainer/snapshots";
import { fixed, grouped, percent } from "../../ui/format";
import { type Ground, ground as groundOf, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { GroundLine, Slot, WordMark } from "../../viz/Words";
import { type BornReading, momentOfShare, readBorn } from "../born";
import { between } from "../camera";
import { words } from "../words";

/** Width of the blank, in letters. */
const BLANK = "nnnnnn";
/** So many other blanks there is room for. */
const OTHERS = 2;
/** In a column they need a stage of that height, in pixels. */
const LOW = 440;

/** A BERT is born: what it would put into the story's blank, and how wrong it is, from random weights on. */
export function Born({ room, p }: { room: Room; p: number }): ReactNode {
  const { main } = useLaboratory();
  const reading = readBorn(main, p);
  if (!reading)
    return (
      <text
        className={marks.label}
        x={room.width / 2}
        y={room.height * 0.45}
        textAnchor="middle"
        style={{ fontSize: "var(--type-text)" }}
      >
        {main?.problem ? sayProblem(main.problem) : words.born.preparing}
      </text>
    );
  const narrow = room.width < 620;
  const most = Math.min(64, room.height / 13);
  const list = reading.tokens.map((text, i) => (i === reading.blank ? BLANK : text));
  // Beside the candidates, or below the column, as far as there is room.
  const left = narrow ? 14 : room.width * 0.4;
  const free = room.width - left - (narrow ? 14 : 30);
  const others = reading.others
    .filter((other) => widthOf(other, "") * 13 <= free)
    .slice(0, narrow && room.height < LOW ? 0 : OTHERS);
  const below = narrow ? 44 * others.length : 0;
  const stage = { width: room.width, height: room.height * (narrow ? 0.56 : 0.64) - below * 0.5 };
  const ground = groundOf(list, stage, { line: 0.9, most });
  const size = Math.max(
    13,
    Math.min(most * 0.5, ...others.map((other) => free / widthOf(other, other.best.token))),
  );
  return (
    <>
      <GroundLine ground={ground} />
      {reading.tokens.map((text, i) =>
        i === reading.blank ? null : <WordMark key={i} ground={ground} index={i} text={text} />,
      )}
      <Slot ground={ground} index={reading.blank} />
      <Rising reading={reading} ground={ground} />
      {others.map((other, i) => (
        <Other
          key={i}
          {...other}
          x={left}
          y={narrow ? stage.height + 24 + 44 * i : size * (2 + 3.4 * i)}
          size={size}
        />
      ))}
      <Descent reading={reading} room={room} top={stage.height + below + (narrow ? 30 : 46)} p={p} />
    </>
  );
}

/** The candidates over the blank: the best one lowest, each as large as its share, on their way past one another. */
function Rising({ reading, ground }: { reading: BornReading; ground: Ground }): ReactNode {
  const { u, down } = ground;
  const place = ground.places[reading.blank];
  const sizeOf = ({ probability }: Candidate): number =>
    Math.max(13, u * (0.32 + 0.95 * Math.sqrt(probability)));
  return [...reading.candidates]
    .sort((a, b) => b.rank - a.rank)
    .map((candidate) => {
      const { token, rank, probability } = candidate;
      const size = sizeOf(candidate);
      const step = down ? u * 1.5 : Math.min(u * 1.35, (ground.height - ground.foot - u) / 4.6);
      const at = down
        ? ground.at(place.along + rank * step, u * 3.4)
        : ground.at(place.along, ground.foot + u * 0.5 + rank * step);
      const isBest = rank < 0.5;
      return (
        <g key={token} opacity={progress(4.4 - rank, 0, 1)}>
          <text
            className={marks.candidate}
            x={at.x}
            y={at.y}
            fontSize={size}
            style={{ fill: isBest ? "var(--c-prob)" : undefined, opacity: isBest ? 1 : 0.62 }}
          >
            {token}
          </text>
          <text
            className={marks.share}
            x={at.x + token.length * size * 0.3 + 12}
            y={at.y}
            fontSize={Math.max(13, size * (isBest ? 0.6 : 0.5))}
            opacity={isBest ? 1 : 0.6}
          >
            {percent(probability)}
          </text>
        </g>
      );
    });
}

type OtherBlank = BornReading["others"][number];

/** The width of a hole that its word fits into, in em. */
const holeOf = (token: string): number => Math.max(4.2, textWidth(token) + 0.8);

/** How long a sentence is whose blank is filled with a word, in em. */
const widthOf = ({ before, behind }: OtherBlank, token: string): number =>
  textWidth(before) + holeOf(token) + textWidth(behind) + 0.8;

/** Another sentence with its blank, and the best guess for that. */
function Other({
  before,
  behind,
  best,
  x,
  y,
  size,
}: OtherBlank & { x: number; y: number; size: number }): ReactNode {
  const hole = holeOf(best.token);
  const left = x + (before === "" ? 0 : (textWidth(before) + 0.4) * size);
  return (
    <g>
      <text className={marks.word} x={x} y={y} fontSize={size}>
        {before}
      </text>
      <rect className={marks.slot} x={left} y={y - size} width={hole * size} height={size * 1.36} rx={5} />
      <text className={marks.candidate} x={left + (hole * size) / 2} y={y} fontSize={size}>
        {best.token}
      </text>
      <text className={marks.word} x={left + (hole + 0.4) * size} y={y} fontSize={size}>
        {behind}
      </text>
      <text
        className={marks.share}
        x={left + (hole * size) / 2}
        y={y + size * 0.5 + 15}
        fontSize={Math.max(13, size * 0.6)}
        textAnchor="middle"
      >
        {percent(best.probability)}
      </text>
    </g>
  );
}

const LOSS_TOP = 1.06;

/** The loss on unread sentences as a slope that is walked down, with the level of guessing by frequency alone. */
function Descent({
  reading,
  room,
  top,
  p,
}: {
  reading: BornReading;
  room: Room;
  top: number;
  p: number;
}): ReactNode {
  const { losses, now, plateau, steps, step, right, isBehind } = reading;
  const narrow = room.width < 620;
  const left = narrow ? 16 : room.width * 0.08;
  const width = room.width - 2 * left;
  const bottom = room.height - (narrow ? 52 : 40);
  const highest = Math.max(plateau, losses[0].loss) * LOSS_TOP;
  const [first, last] = [momentOfShare(0), momentOfShare(1)];
  const x = (moment: number): number => left + (width * (moment - first)) / (last - first);
  const y = (loss: number): number => bottom - ((bottom - top) * loss) / highest;
  const walked = [...losses.filter(({ moment }) => moment < now.moment), now];
  const line = walked.map(({ moment, loss }) => `${x(moment).toFixed(1)},${y(loss).toFixed(1)}`);
  const font = { fontSize: narrow ? 15 : 17 };
  return (
    <>
      <path
        d={`M${x(first)},${bottom}L${line.join("L")}L${x(now.moment)},${bottom}Z`}
        fill="var(--c-mask)"
        opacity={0.14}
      />
      <path
        d={`M${line.join("L")}`}
        fill="none"
        stroke="var(--c-mask)"
        strokeWidth={3}
        strokeLinejoin="round"
      />
      <line
        x1={left}
        x2={left + width}
        y1={y(plateau)}
        y2={y(plateau)}
        stroke="var(--ink-faint)"
        strokeDasharray="6 6"
        opacity={between(p, 0.1, 0.2)}
      />
      <text
        className={marks.label}
        x={left + width}
        y={y(plateau) - 8}
        textAnchor="end"
        opacity={between(p, 0.1, 0.2)}
        style={font}
      >
        {words.born.plateau}
      </text>
      <line
        x1={left}
        x2={left + width}
        y1={bottom}
        y2={bottom}
        stroke="var(--line-strong)"
        strokeWidth={1.5}
      />
      <circle
        cx={x(now.moment)}
        cy={y(now.loss)}
        r={8}
        fill="var(--c-mask)"
        stroke="var(--paper)"
        strokeWidth={3}
      />
      <text
        className={marks.label}
        x={Math.min(x(now.moment) + 14, left + width - (narrow ? 90 : 110))}
        // Not on the dashed line.
        y={y(now.loss) + (Math.abs(y(now.loss) - 20 - y(plateau)) < 24 ? 32 : -14)}
        style={{ ...font, fill: "var(--c-mask)", fontWeight: "var(--weight-strong)" }}
      >
        {words.born.loss(fixed(now.loss))}
      </text>
      <text
        className={marks.label}
        x={left}
        y={bottom + 24}
        style={{ ...font, fontWeight: "var(--weight-strong)" }}
      >
        {words.born.step(grouped(step), grouped(steps), isBehind)}
      </text>
      <text
        className={marks.label}
        x={left + width}
        y={bottom + (narrow ? 44 : 24)}
        textAnchor="end"
        style={font}
      >
        {words.born.right(percent(right))}
      </text>
    </>
  );
}
