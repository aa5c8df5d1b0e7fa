import { type ReactNode, useEffect, useMemo } from "react";
import { stepAt } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { Candidates } from "../../viz/Candidates";
import { ground as groundOf, type Room } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { GroundLine, Slot, WordMark } from "../../viz/Words";
import { words } from "../../words/story";
import { letBeBorn } from "../born";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import { BEGINNING, OPINION } from "../heroes";
import { readLearn, readTune, readWriter, type TuneReading } from "../learn";
import { Needle } from "./Gather";
import { Guess } from "./Guess";
import { Born } from "./LearningBorn";
import { Dice, Fates, Loss } from "./LearningPage";

const STEPS = 8;
const REVEAL = 0.6;

/** Chapter 6: dice choose, most are hidden, only there it is corrected; a BERT is born; a task; what it is for; and the blank once more. */
export function Learning(props: ChapterProps): ReactNode {
  const { context, room, time, view } = props;
  const reading = useMemo(() => context && readLearn(context), [context]);
  const tune = useMemo(() => context && readTune(context), [context]);
  const writer = useMemo(() => context && readWriter(context), [context]);
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
      return writer && <Writer guesses={writer} room={room} view={view} p={p} />;
    case 7:
      return <Guess {...props} time={p * 0.95} />;
  }
  if (!reading) return null;
  const Page = [Dice, Fates, Loss][step] ?? Fates;
  // The question is answered by the sheet, after it was thought about.
  const shown = step === 6 ? (p < REVEAL ? 0.4 : 0.4 + between(p, REVEAL, 0.88) * 0.6) : p;
  return <Page reading={reading} room={room} p={shown} />;
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
