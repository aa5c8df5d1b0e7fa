import { type ReactNode, useMemo } from "react";
import { stepAt } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { Candidates } from "../../viz/Candidates";
import { type Ground, ground as groundOf, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { GroundLine, Slot, WordMark } from "../../viz/Words";
import { words } from "../../words/story";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import { BEGINNING, OPINION } from "../heroes";
import { type LearnReading, readLearn, readTune, readWriter, type TuneReading } from "../learn";
import { Needle } from "./Gather";
import { Guess } from "./Guess";
import { kindOf } from "./Looking";

const STEPS = 7;
const REVEAL = 0.6;

/** Chapter 6: dice choose, most are hidden, only there it is corrected; a task; what it is for; and the blank once more. */
export function Learning(props: ChapterProps): ReactNode {
  const { context, room, time, view } = props;
  const reading = useMemo(() => context && readLearn(context), [context]);
  const tune = useMemo(() => context && readTune(context), [context]);
  const writer = useMemo(() => context && readWriter(context), [context]);
  const step = stepAt(time, STEPS);
  const p = time - step;
  if (step === 6) return <Guess {...props} time={p * 0.95} />;
  if (step === 3) return tune && <Tune tune={tune} room={room} p={p} />;
  if (step === 4) return writer && <Writer guesses={writer} room={room} view={view} p={p} />;
  if (step === 5)
    return <Hundred room={room} p={p < REVEAL ? 0 : between(p, REVEAL, 0.85)} top={room.height * 0.1} />;
  if (!reading) return null;
  const seen = reading.fates.map(({ text, seen }) => (step > 0 ? seen : text));
  const ground = groundOf(seen, room, { line: view.line, most: view.size });
  return (
    <>
      <GroundLine ground={ground} />
      {step === 0 && <Dice reading={reading} ground={ground} p={p} />}
      {step === 1 && <Fates reading={reading} ground={ground} room={room} p={p} />}
      {step === 2 && <Loss reading={reading} ground={ground} p={p} />}
    </>
  );
}

interface PartProps {
  readonly reading: LearnReading;
  readonly ground: Ground;
  readonly p: number;
}

/** A die for each token falls to its number; the lowest ones are chosen. */
function Dice({ reading, ground, p }: PartProps): ReactNode {
  const { fates, line } = reading;
  const { u } = ground;
  const base = ground.foot + u * 0.8;
  const most = ground.height - base - (ground.down ? 12 : u);
  const limit = base + line * most;
  const [a, b] = [ground.at(ground.from - 8, limit), ground.at(ground.to + 8, limit)];
  const shown = between(p, 0.5, 0.6);
  const radius = Math.max(4, Math.min(12, ground.places[0].half * 0.5));
  return (
    <>
      {fates.map(({ text, chosen }, i) => (
        <WordMark
          key={i}
          ground={ground}
          index={i}
          text={text}
          kind={chosen && shown > 0.5 ? "blank" : kindOf(text)}
          dim={!chosen && shown > 0.5}
          lit={chosen}
        />
      ))}
      <line
        x1={a.x}
        y1={a.y}
        x2={b.x}
        y2={b.y}
        stroke="var(--c-mask)"
        strokeWidth={2}
        strokeDasharray="7 6"
        opacity={shown}
      />
      <text
        className={marks.label}
        x={b.x}
        y={b.y - 8}
        textAnchor={ground.down ? "start" : "end"}
        opacity={shown}
        style={{ fill: "var(--c-mask)" }}
      >
        {percent(0.15)}
      </text>
      {fates.map(({ draw, chosen }, i) => {
        if (draw === null) return null;
        const own = between(p, 0.14 + (0.2 * i) / fates.length, 0.3 + (0.2 * i) / fates.length);
        const { x, y } = ground.at(ground.places[i].along, base + most - (1 - draw) * most * own);
        const isLit = chosen && shown > 0;
        return (
          <circle
            key={i}
            cx={x}
            cy={y}
            r={isLit ? radius * 1.4 : radius}
            fill={isLit ? "var(--c-mask)" : "var(--ink)"}
            opacity={isLit ? 1 : 0.4}
          />
        );
      })}
    </>
  );
}

/** A hundred chosen tokens: 80 hidden, 10 swapped, 10 left. */
function Hundred({
  room,
  p,
  top,
  height = room.height * 0.5,
}: {
  room: Room;
  p: number;
  top: number;
  height?: number;
}): ReactNode {
  const narrow = room.width < 620;
  const columns = 20;
  const cell = Math.min((room.width - (narrow ? 16 : 120)) / columns, height / 5);
  const left = (room.width - cell * columns) / 2;
  const labels = [
    ["80", words.labels.hidden, "var(--c-mask)"],
    ["10", words.labels.random, "var(--c-query)"],
    ["10", words.labels.kept, "var(--c-good)"],
  ] as const;
  return (
    <>
      {Array.from({ length: 100 }, (_, i) => {
        const column = Math.floor(i / 5);
        const lit = p * 20 > column;
        const kind = i < 80 ? 0 : i < 90 ? 1 : 2;
        return (
          <rect
            key={i}
            x={left + column * cell + 2}
            y={top + (i % 5) * cell + 2}
            width={cell - 4}
            height={cell - 4}
            rx={4}
            fill={lit ? labels[kind][2] : "var(--ink)"}
            opacity={lit ? 0.85 : 0.14}
          />
        );
      })}
      {labels.map(([count, label, color], kind) => {
        const x = left + cell * [0, 16, 18][kind];
        const own = Math.max(0, Math.min(1, p * 20 - [1, 17, 19][kind]));
        const y = top + cell * 5 + (narrow ? 24 + kind * 24 : 30 + (kind === 1 ? 26 : 0));
        return (
          <text
            key={label}
            className={marks.label}
            x={narrow ? left : kind === 2 ? left + cell * 20 : x}
            y={narrow ? top + cell * 5 + 24 + kind * 24 : y}
            textAnchor={kind === 2 && !narrow ? "end" : "start"}
            opacity={own}
            style={{ fill: color, fontWeight: 620 }}
          >
            {`${count} ${label}`}
          </text>
        );
      })}
    </>
  );
}

function Fates({ reading, ground, room, p }: PartProps & { room: Room }): ReactNode {
  const turned = between(p, 0.62, 0.78);
  const { down } = ground;
  return (
    <>
      {!down && (
        <Hundred room={room} p={between(p, 0.12, 0.6)} top={room.height * 0.06} height={room.height * 0.34} />
      )}
      {down && (
        <g transform={`translate(${ground.at(0, ground.foot + 4).x} 0)`}>
          <Hundred
            room={{ width: ground.height, height: room.height }}
            p={between(p, 0.12, 0.6)}
            top={room.height * 0.2}
            height={room.height * 0.3}
          />
        </g>
      )}
      {reading.fates.map(({ text, seen, chosen }, i) => {
        const changes = chosen && seen !== text;
        const flat = changes ? Math.abs(turned * 2 - 1) : 1;
        return (
          <WordMark
            key={i}
            ground={ground}
            index={i}
            text={changes && turned < 0.5 ? text : seen}
            turn={flat}
            kind={chosen ? "blank" : kindOf(text)}
            dim={!chosen}
            lit={chosen}
          />
        );
      })}
    </>
  );
}

/** Where a token was chosen, its right word's share is a column; what is missing is the loss. Nowhere else anything is asked. */
function Loss({ reading, ground, p }: PartProps): ReactNode {
  const { u, down } = ground;
  const base = ground.foot + u * 0.9;
  const most = (ground.height - base) * (down ? 0.7 : 0.72);
  const grown = between(p, 0.14, 0.45);
  const missing = between(p, 0.5, 0.75);
  return reading.fates.map(({ text, seen, chosen, right, best }, i) => {
    const { along, half } = ground.places[i];
    const thick = Math.max(12, Math.min(u * 1.4, half * 1.6));
    const bar = (low: number, high: number) => {
      const [a, b] = [ground.at(along - thick / 2, low), ground.at(along + thick / 2, high)];
      return {
        x: Math.min(a.x, b.x),
        y: Math.min(a.y, b.y),
        width: Math.abs(a.x - b.x),
        height: Math.abs(a.y - b.y),
      };
    };
    const top = ground.at(along, base + most + (down ? 6 : 12));
    const share = right ?? 0;
    return (
      <g key={i}>
        <WordMark
          ground={ground}
          index={i}
          text={seen}
          kind={chosen ? "blank" : kindOf(text)}
          dim={!chosen}
          lit={chosen}
        />
        {chosen && right !== null && (
          <>
            <rect
              {...bar(base, base + most)}
              fill="none"
              stroke="var(--ink)"
              strokeWidth={1.2}
              opacity={0.4}
              rx={3}
            />
            <rect {...bar(base, base + most * share * grown)} fill="var(--c-prob)" rx={3} />
            <rect
              {...bar(base + most * share, base + most * (share + (1 - share) * missing))}
              fill="var(--c-mask)"
              opacity={0.32}
              rx={3}
            />
            <text
              className={marks.label}
              x={top.x}
              y={top.y + (down ? 5 : 0)}
              textAnchor={down ? "start" : "middle"}
            >
              {`${text} ${percent(share)}`}
            </text>
            {best && best.token !== text && missing === 1 && !down && !ground.tilted && (
              <text className={marks.tick} x={top.x} y={top.y - 20} textAnchor="middle">
                {`${best.token} ${percent(best.probability)}`}
              </text>
            )}
          </>
        )}
      </g>
    );
  });
}

/** The same opinion, read by a head on BERT as it was, and by all of it tuned. */
function Tune({ tune, room, p }: { tune: TuneReading; room: Room; p: number }): ReactNode {
  const narrow = room.width < 620;
  const width = Math.min(room.width - 60, 680);
  const left = (room.width - width) / 2;
  const moved = [between(p, 0.14, 0.36), between(p, 0.44, 0.76)];
  return (
    <>
      <text
        className={marks.word}
        x={room.width / 2}
        y={room.height * 0.18}
        fontSize={narrow ? 22 : 38}
        textAnchor="middle"
      >
        {OPINION.text}
      </text>
      {(
        [
          ["frozen", tune.frozen],
          ["tuned", tune.full],
        ] as const
      ).map(([name, value], k) => {
        const y = room.height * (0.4 + 0.28 * k);
        const now = 0.5 + (value - 0.5) * moved[k];
        return (
          <g key={name} opacity={k === 1 && moved[1] === 0 ? 0.3 : 1}>
            <text className={marks.label} x={left} y={y - 26}>
              {words.labels[name]}
            </text>
            <text
              className={marks.share}
              x={left + width}
              y={y - 22}
              fontSize={narrow ? 22 : 30}
              textAnchor="end"
            >
              {percent(now)}
            </text>
            <Needle
              x={left}
              y={y}
              width={width}
              value={now}
              ends={[words.labels.negative, words.labels.positive]}
              color={now < 0.5 ? "var(--c-negative)" : "var(--c-positive)"}
            />
          </g>
        );
      })}
    </>
  );
}

/** An open end: what it would put there. */
function Writer({
  guesses,
  room,
  view,
  p,
}: {
  guesses: NonNullable<ReturnType<typeof readWriter>>;
  room: Room;
  view: ChapterProps["view"];
  p: number;
}): ReactNode {
  const list = [...BEGINNING.text.split(" "), "nnnnnn"];
  const ground = groundOf(list, room, { line: view.line, most: view.size * 1.4 });
  const index = list.length - 1;
  return (
    <>
      <GroundLine ground={ground} />
      {list.slice(0, -1).map((text, i) => (
        <WordMark key={i} ground={ground} index={i} text={text} />
      ))}
      <Slot ground={ground} index={index} />
      <Candidates
        ground={ground}
        index={index}
        candidates={guesses}
        risen={between(p, 0.2, 0.5)}
        dropped={between(p, 0.56, 0.72)}
      />
    </>
  );
}
