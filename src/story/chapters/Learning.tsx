import { type ReactNode, useEffect, useMemo } from "react";
import { progress, stepAt } from "../../player/storyboard";
import { fixed, percent } from "../../ui/format";
import { Strips } from "../../viz/Bins";
import { ground as groundOf, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { textWidth } from "../../viz/textWidth";
import { WordLine } from "../../viz/WordLine";
import { Slot, WordMark } from "../../viz/Words";
import { letBeBorn } from "../born";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import { BEGINNING, OPINION } from "../heroes";
import { readLearn, readTune, readWriter, type TuneReading, WRITTEN } from "../learn";
import { REVEAL } from "../question";
import { words } from "../words";
import { Guess } from "./Guess";
import { Born } from "./LearningBorn";
import { Dice, Fates, Loss } from "./LearningPage";
import { Needle } from "./Needle";

const STEPS = 8;

/** Chapter 6: dice choose, most are hidden, only there it is corrected; a BERT is born; a task; what it is for; and the blank once more. */
export function Learning(props: ChapterProps): ReactNode {
  const { context, room, time, view } = props;
  const reading = useMemo(() => readLearn(context), [context]);
  const tune = useMemo(() => readTune(context), [context]);
  const writer = useMemo(() => readWriter(context), [context]);
  // A training takes longer than a step: it begins with the chapter.
  useEffect(letBeBorn, []);
  const step = stepAt(time, STEPS);
  const p = time - step;
  switch (step) {
    case 3:
      return <Born room={room} p={p} />;
    case 4:
      return tune && <Tune tune={tune} room={room} p={p} />;
    case 5:
      return <Writer guesses={writer} room={room} view={view} p={p} />;
    case 7:
      return <Guess {...props} time={p * 0.95} />;
  }
  if (!reading) return null;
  // The question is answered by the sheet, after it was thought about.
  if (step === 6)
    return <Fates reading={reading} room={room} p={0.4 + between(p, REVEAL, 0.88) * 0.6} isAsked />;
  const Page = [Dice, Fates, Loss][step] ?? Fates;
  return <Page reading={reading} room={room} p={p} />;
}

/** The same opinion, read by a head on BERT as it was, and by all of it tuned: what has learned the task is lit. */
function Tune({ tune, room, p }: { tune: TuneReading; room: Room; p: number }): ReactNode {
  const narrow = room.width < 620;
  const width = narrow ? room.width * 0.9 : room.width * 0.42;
  const height = room.height * (narrow ? 0.47 : 0.9);
  return (["frozen", "tuned"] as const).map((name, k) => (
    <Tower
      key={name}
      isTuned={name === "tuned"}
      value={name === "tuned" ? tune.full : tune.frozen}
      states={name === "tuned" ? tune.states.full : tune.states.frozen}
      alike={name === "tuned" ? tune.alike : null}
      left={narrow ? room.width * 0.05 : room.width * (k === 0 ? 0.05 : 0.53)}
      top={narrow ? height * 1.04 * k : room.height * 0.05}
      width={width}
      height={height}
      p={progress(p, 0.08 + 0.36 * k, 0.5 + 0.36 * k)}
    />
  ));
}

interface TowerProps {
  readonly isTuned: boolean;
  /** Probability of “positive”. */
  readonly value: number;
  /** [CLS] after each layer. */
  readonly states: readonly Float32Array[];
  /** How alike these are to what they were untuned, if they were tuned. */
  readonly alike: readonly number[] | null;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly p: number;
}

/** A sentence under its floors, and over them the head that says what it is. */
function Tower({ isTuned, value, states, alike, left, top, width, height, p }: TowerProps): ReactNode {
  const layers = states.length;
  const size = Math.min(36, height / 13, width / textWidth(OPINION.text));
  const middle = left + width / 2;
  const foot = top + height - size * 2;
  const high = top + Math.max(92, height * 0.24);
  const pitch = (foot - size * 1.3 - high) / (layers + 1);
  const name = words.labels[isTuned ? "tuned" : "frozen"];
  const now = 0.5 + (value - 0.5) * between(p, 0.62, 0.95);
  const isRead = p > 0;
  return (
    <g opacity={isRead ? 1 : 0.35}>
      <text className={marks.word} x={middle} y={foot} fontSize={size} textAnchor="middle">
        {OPINION.text}
      </text>
      <text className={marks.label} x={middle} y={foot + size * 1.3} textAnchor="middle">
        {name}
      </text>
      {Array.from({ length: layers + 1 }, (_, floor) => {
        const isHead = floor === layers;
        const own = between(p, 0.05 + (0.5 * floor) / (layers + 1), 0.16 + (0.5 * floor) / (layers + 1));
        const learned = isTuned || isHead;
        const wide = width * (isHead ? 0.3 : 0.72);
        const box = { x: middle - wide / 2, y: foot - size * 1.3 - (floor + 1) * pitch + pitch * 0.14 };
        const color = learned ? "var(--c-prob)" : "var(--ink)";
        return (
          <g key={floor}>
            <rect
              {...box}
              width={wide}
              height={pitch * 0.72}
              rx={8}
              fill={color}
              opacity={0.08 + (isHead ? own * 0.72 : 0)}
            />
            {!isHead && (
              <g opacity={own}>
                <Strips
                  strips={[{ values: states[floor], ...box, width: wide }]}
                  height={pitch * 0.72}
                  color={color}
                />
              </g>
            )}
            {alike && pitch > 15 && (
              <text
                className={marks.label}
                x={left + width}
                y={box.y + pitch * 0.36 + 5}
                textAnchor="end"
                opacity={own}
              >
                {isHead ? words.labels.before : fixed(alike[floor], 2)}
              </text>
            )}
          </g>
        );
      })}
      <text
        className={marks.share}
        x={middle}
        y={high - 58}
        fontSize={Math.min(44, size * 1.3)}
        textAnchor="middle"
        opacity={between(p, 0.55, 0.65)}
        style={{ fill: now < 0.5 ? "var(--c-negative)" : "var(--c-positive)" }}
      >
        {`${words.labels[now < 0.5 ? "negative" : "positive"]} ${percent(Math.max(now, 1 - now))}`}
      </text>
      <Needle
        from={{ x: left + width * 0.14, y: high - 34 }}
        to={{ x: left + width * 0.86, y: high - 34 }}
        value={now}
        color={now < 0.5 ? "var(--c-negative)" : "var(--c-positive)"}
      />
    </g>
  );
}

/** An open end: what it puts there, asked for one word after the other. */
function Writer({
  guesses,
  room,
  view,
  p,
}: {
  guesses: ReturnType<typeof readWriter>;
  room: Room;
  view: ChapterProps["view"];
  p: number;
}): ReactNode {
  const said = BEGINNING.text.split(" ");
  // Blanks are of one width, whatever is put there.
  const ground = groundOf([...said, ...Array.from({ length: WRITTEN }, () => "nnn")], room, {
    line: view.line,
    most: view.size * 1.4,
  });
  return (
    <>
      <WordLine ground={ground} texts={said} />
      {guesses.map(({ token, probability, others }, k) => {
        const index = said.length + k;
        const from = 0.16 + (0.6 * k) / WRITTEN;
        const [asked, put] = [between(p, from, from + 0.04), between(p, from + 0.04, from + 0.08)];
        const { x, y } = ground.at(ground.places[index].along, ground.foot + ground.u * 0.5);
        return (
          <g key={k}>
            <Slot ground={ground} index={index} shown={asked} />
            <WordMark ground={ground} index={index} text={token} kind="blank" shown={put} turn={put} />
            <text
              className={marks.share}
              x={x}
              y={y + (ground.down ? ground.u * 0.36 : 0)}
              fontSize={Math.max(15, ground.u * 0.5)}
              textAnchor={ground.down ? "start" : "middle"}
              opacity={put}
            >
              {percent(probability)}
            </text>
            {others.slice(0, ground.down ? 2 : 4).map((other, rank) => {
              const up = ground.down ? 92 + 46 * rank : ground.u * (1.9 + 1.15 * rank);
              const { x, y } = ground.at(ground.places[index].along, ground.foot + up);
              return (
                <text
                  key={other.id}
                  className={marks.candidate}
                  x={x}
                  y={y + (ground.down ? ground.u * 0.36 : 0)}
                  fontSize={Math.max(14, ground.u * (0.36 + 0.9 * Math.sqrt(other.probability)))}
                  opacity={0.6 * put}
                >
                  {other.token}
                </text>
              );
            })}
          </g>
        );
      })}
    </>
  );
}
