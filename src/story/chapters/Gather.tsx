import { type ReactNode, useMemo } from "react";
import { stepAt } from "../../player/storyboard";
import { Bins } from "../../viz/Bins";
import { ground as groundOf, type Room } from "../../viz/ground";
import { between } from "../camera";
import type { ChapterProps } from "../chapter";
import { type AlikeReading, readAlike, readFeels, readFollows, readGather } from "../gather";
import { ALIKE } from "../heroes";
import { words } from "../words";
import { Tower } from "./GatherTower";
import { Feels, Follows, Swapped } from "./GatherVerdicts";
import { Yardstick } from "./Yardstick";

const STEPS = 6;

/** Chapter 5: [CLS] gathers from all words, floor by floor; the mean of all beside it; and it answers two questions. */
export function Gather({ context, room, time, view }: ChapterProps): ReactNode {
  const reading = useMemo(() => readGather(context), [context]);
  const step = stepAt(time, STEPS);
  // Each is shown in its own step only, and takes a while to read.
  const isJudged = step === 3 || step === 5;
  const follows = useMemo(() => (isJudged ? readFollows(context) : null), [context, isJudged]);
  const alike = useMemo(() => (step === 2 ? readAlike(context) : null), [context, step]);
  const feels = useMemo(() => (step === 4 ? readFeels(context) : null), [context, step]);
  const p = time - step;
  if (step === 2) return alike && <Alike alike={alike} room={room} p={p} />;
  if (step === 3) return follows && <Follows follows={follows} room={room} p={p} />;
  if (step === 4) return feels && <Feels feels={feels} room={room} p={p} size={view.size} />;
  if (step === 5) return follows && <Swapped follows={follows} room={room} p={p} />;
  if (!reading) return null;
  const ground = groundOf(reading.tokens, room, { line: view.line, most: view.size });
  return (
    <Tower
      reading={reading}
      ground={ground}
      step={step}
      p={p}
      numbers={context.settings.story.numbers ?? false}
    />
  );
}

/** One vector for a sentence, made in two ways: how near a like and an unlike sentence are by each. */
function Alike({ alike, room, p }: { alike: AlikeReading; room: Room; p: number }): ReactNode {
  const most = Math.max(...alike.vectors.map(({ tokens }) => tokens.length));
  return (
    <Yardstick
      texts={ALIKE}
      scales={[
        { name: "[CLS]", values: alike.cls, color: "var(--c-cls)", actor: "cls" },
        { name: words.labels.mean, values: alike.mean },
      ]}
      behind={(i, free) => <Made {...alike.vectors[i]} most={most} room={free} p={p} />}
      room={room}
      p={p}
    />
  );
}

interface MadeProps {
  readonly tokens: readonly Float32Array[];
  readonly mean: Float32Array;
  /** Tokens of the longest of the sentences that are compared: a token is as wide in each of them. */
  readonly most: number;
  readonly room: Room;
  readonly p: number;
}

/** A sentence's vectors: [CLS] is one of them; all of them run together into their mean. */
function Made({ tokens, mean, most, room, p }: MadeProps): ReactNode {
  const wide = Math.min(room.width * 0.2, 110);
  const pitch = (room.width - wide - 34) / most;
  const come = between(p, 0.06, 0.18);
  const chosen = between(p, 0.16, 0.24);
  const run = between(p, 0.4, 0.54);
  const home = room.width - wide;
  const strip = (values: Float32Array, x: number, width: number, color: string, opacity: number) => (
    <g transform={`translate(${x.toFixed(1)} 0)`} opacity={opacity}>
      <Bins values={values} width={width} height={room.height} color={color} />
    </g>
  );
  return (
    <>
      {tokens.map((values, i) => (
        <g key={i}>
          {strip(
            values,
            i * pitch,
            pitch - 4,
            i === 0 ? "var(--c-cls)" : "var(--ink)",
            come * (i === 0 ? 1 : 1 - 0.7 * chosen),
          )}
          {run > 0 &&
            run < 1 &&
            strip(
              values,
              i * pitch + (home - i * pitch) * run,
              pitch - 4,
              "var(--ink)",
              0.6 * (1 - run * run),
            )}
        </g>
      ))}
      {run > 0.6 && strip(mean, home, wide, "var(--ink)", (run - 0.6) / 0.4)}
    </>
  );
}
