import { memo, type ReactNode, useMemo } from "react";
import { stepAt } from "../../player/storyboard";
import { percent } from "../../ui/format";
import { Bins } from "../../viz/Bins";
import { type Ground, ground as groundOf, NARROW, type Room, risePath } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { Shares } from "../../viz/Shares";
import { textWidth } from "../../viz/textWidth";
import { GroundLine, WordMark, wordKind } from "../../viz/Words";
import { between, CAMERA } from "../camera";
import type { ChapterProps } from "../chapter";
import {
  type AlikeReading,
  type FeelsReading,
  type FollowsReading,
  type GatherReading,
  readAlike,
  readFeels,
  readFollows,
  readGather,
} from "../gather";
import { ALIKE, PAIRS } from "../heroes";
import { REVEAL } from "../question";
import { ASKED_PAIR, needleOf } from "../spots";
import { words } from "../words";
import { FloorLine, floorAt } from "./FloorLine";
import { Yardstick } from "./Yardstick";

const STEPS = 6;

/** Chapter 5: [CLS] gathers from all words, floor by floor; the mean of all beside it; and it answers two questions. */
export function Gather({ context, room, time, view }: ChapterProps): ReactNode {
  const reading = useMemo(() => readGather(context), [context]);
  const follows = useMemo(() => readFollows(context), [context]);
  const alike = useMemo(() => readAlike(context), [context]);
  const feels = useMemo(() => readFeels(context), [context]);
  const step = stepAt(time, STEPS);
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

interface TowerProps {
  readonly reading: GatherReading;
  readonly ground: Ground;
  readonly step: number;
  readonly p: number;
  readonly numbers: boolean;
}

/** [CLS] leaves its place, rises in the middle, and gathers: ribbons as wide as their shares, floor by floor. */
function Tower({ reading, ground, step, p, numbers }: TowerProps): ReactNode {
  const { tokens, segments, shares, best } = reading;
  const layers = shares.length;
  const { u, down } = ground;
  const middle = down ? ground.from + u * 0.2 : (ground.from + ground.to) / 2;
  const gone = step === 0 ? between(p, 0.08, 0.28) : 1;
  const far = step === 0 ? between(p, 0.28, 0.78) : 1 + between(p, CAMERA, 0.8) * (layers - 1);
  // The first floor has the stage to itself, until the camera goes back from it.
  const near = Math.min(layers, 1.2);
  const seen = step === 0 ? near : near + (layers - near) * between(p, 0, CAMERA);
  const home = ground.places[0];
  // Up from its place, and then over the words.
  const at = ground.at(
    home.along + (middle - home.along) * between(gone, 0.3, 1),
    floorAt(ground, layers, 0) * between(gone, 0, 0.5),
  );
  const wide = u * (down ? 1.2 : 3.4);
  return (
    <>
      <GroundLine ground={ground} />
      {tokens.map((text, i) => (
        <WordMark
          key={i}
          ground={ground}
          index={i}
          text={text}
          kind={wordKind({ text, segment: segments[i] })}
          shown={i === 0 ? 1 - gone * 0.82 : 1}
          dim={i !== 0 && step === 0 && shares[0][i] < 0.03}
          lit={i === best}
        />
      ))}
      {Array.from({ length: layers + 1 }, (_, floor) => (
        <FloorLine
          key={floor}
          ground={ground}
          layers={seen}
          floor={floor}
          shown={floor === 0 ? 1 : Math.max(0, Math.min(1, far - floor + 1))}
        />
      ))}
      {shares.map((share, layer) => {
        const grown = Math.max(0, Math.min(1, far - layer));
        return (
          grown > 0 && (
            <Ribbons
              key={layer}
              share={share}
              ground={ground}
              layer={layer}
              layers={seen}
              middle={middle}
              grown={grown}
              wide={wide}
            />
          )
        );
      })}
      {Array.from({ length: layers + 1 }, (_, floor) => {
        const shown = floor === 0 ? gone : Math.max(0, Math.min(1, (far - floor) * 8 + 1));
        const spot = ground.at(middle, floorAt(ground, seen, floor));
        const [w, h] = down ? [22, u * 1.2] : [wide, u * 0.95];
        return (
          <g key={floor} opacity={shown} data-actor={shown >= 1 ? "cls" : undefined}>
            <rect
              x={spot.x - w / 2}
              y={spot.y - h / 2}
              width={w}
              height={h}
              rx={6}
              fill="var(--paper)"
              stroke="var(--c-cls)"
              strokeWidth={2.5}
            />
            {!down && (
              <text
                className={marks.word}
                data-kind="cls"
                x={spot.x}
                y={spot.y + u * 0.26}
                fontSize={u * 0.72}
                textAnchor="middle"
              >
                [CLS]
              </text>
            )}
          </g>
        );
      })}
      {gone > 0 && gone < 1 && (
        <text className={marks.word} data-kind="cls" x={at.x} y={at.y} fontSize={u} textAnchor="middle">
          [CLS]
        </text>
      )}
      {numbers && step === 1 && (
        <Shares ground={ground} shares={shares[Math.min(layers, Math.round(far)) - 1]} />
      )}
      {step === 0 &&
        far > 0.9 &&
        !down &&
        Array.from(shares[0], (share, i) => {
          if (share < 0.05 || i === 0) return null;
          const { x, y } = ground.at(ground.places[i].along, ground.foot + 4);
          return (
            <text
              key={i}
              className={marks.label}
              x={x}
              y={y}
              textAnchor="middle"
              style={{ fill: "var(--c-cls)" }}
            >
              {percent(share)}
            </text>
          );
        })}
    </>
  );
}

/** What flows into [CLS] between two floors: side by side on arrival, so that the widths add up to one. */
const Ribbons = memo(function Ribbons(props: {
  share: Float32Array;
  ground: Ground;
  layer: number;
  layers: number;
  middle: number;
  grown: number;
  wide: number;
}): ReactNode {
  const { share, ground, layer, layers, middle, grown, wide } = props;
  const [low, high] = [floorAt(ground, layers, layer), floorAt(ground, layers, layer + 1)];
  const span = ground.down ? ground.u * 1.2 : wide;
  let from = middle - span / 2;
  return Array.from(share, (part, i) => {
    const arrival = from + (part * span) / 2;
    from += part * span;
    const width = part * span;
    if (width < 0.4) return null;
    const along = i === 0 ? middle : ground.places[i].along;
    return (
      <g key={i}>
        {i !== 0 && layer > 0 && (
          <Stem ground={ground} index={i} low={floorAt(ground, layers, layer - 1)} high={low} />
        )}
        <path
          className={marks.ribbon}
          d={risePath(ground, along, low + ground.u * 0.3, arrival, high - ground.u * 0.4)}
          stroke={i === 0 ? "var(--c-cls)" : "var(--c-prob)"}
          strokeWidth={Math.max(0.7, width)}
          opacity={0.55}
          {...(grown < 1 && { pathLength: 1, strokeDasharray: `${grown} 1` })}
        />
      </g>
    );
  });
});

function Stem({
  ground,
  index,
  low,
  high,
}: {
  ground: Ground;
  index: number;
  low: number;
  high: number;
}): ReactNode {
  const [a, b] = [ground.at(ground.places[index].along, low), ground.at(ground.places[index].along, high)];
  return <line className={marks.line} x1={a.x} y1={a.y} x2={b.x} y2={b.y} opacity={0.4} />;
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

/** A needle between two words. */
export function Needle({
  x,
  y,
  width,
  value,
  ends,
  color = "var(--c-cls)",
}: {
  x: number;
  y: number;
  width: number;
  value: number;
  ends: readonly [string, string];
  color?: string;
}): ReactNode {
  return (
    <g>
      <line
        x1={x}
        x2={x + width}
        y1={y}
        y2={y}
        stroke="var(--line-strong)"
        strokeWidth={5}
        strokeLinecap="round"
      />
      <line
        x1={x + width / 2}
        x2={x + width * value}
        y1={y}
        y2={y}
        stroke={color}
        strokeWidth={9}
        strokeLinecap="round"
      />
      <circle cx={x + width * value} cy={y} r={13} fill={color} stroke="var(--paper)" strokeWidth={3} />
      <text className={marks.label} x={x} y={y + 34}>
        {ends[0]}
      </text>
      <text className={marks.label} x={x + width} y={y + 34} textAnchor="end">
        {ends[1]}
      </text>
    </g>
  );
}

interface PairProps {
  readonly room: Room;
  readonly y: number;
  readonly texts: readonly [string, string];
  readonly value: number;
  /** How far the second sentence has come, 0…1, and the needle. */
  readonly met: number;
  readonly judged: number;
  /** What its two ends say; nothing where they can be chosen. */
  readonly ends?: readonly [string, string];
}

/** Two sentences that slide together, and how near they get: the probability that the second follows. */
function Pair({ room, y, texts, value, met, judged, ends }: PairProps): ReactNode {
  const narrow = room.width < 620;
  const size = narrow
    ? 17
    : Math.min(
        Math.max(34, room.height / 23),
        (room.width - 140) / (textWidth(texts[0]) + textWidth(texts[1]) + 4),
      );
  const needle = needleOf(room, y);
  const widths = texts.map((text) => textWidth(text) * size);
  const left = narrow ? 16 : (room.width - widths[0] - widths[1] - size) / 2;
  const gap = size * (0.5 + (1 - value) * judged * 3);
  const second = narrow ? 16 + (1 - met) * room.width : left + widths[0] + gap + (1 - met) * room.width * 0.6;
  return (
    <g>
      <text className={marks.word} x={left} y={y} fontSize={size}>
        {texts[0]}
      </text>
      <text
        className={marks.word}
        data-kind="b"
        x={second}
        y={narrow ? y + 32 + (gap - size * 0.5) * 0.3 : y}
        fontSize={size}
      >
        <tspan>{texts[1]}</tspan>
      </text>
      <g opacity={judged > 0 ? 1 : 0.25}>
        <Needle
          {...needle}
          value={0.5 + (value - 0.5) * judged}
          ends={ends ?? [words.labels.not, words.labels.follows]}
        />
      </g>
      {judged > 0.95 && (
        <text
          className={marks.share}
          x={Math.max(textWidth(percent(value)) * (narrow ? 10 : 15) + 8, needle.x + needle.width * value)}
          y={needle.y - 24}
          fontSize={narrow ? 20 : 30}
          textAnchor="middle"
        >
          {percent(value)}
        </text>
      )}
    </g>
  );
}

function Follows({ follows, room, p }: { follows: FollowsReading; room: Room; p: number }): ReactNode {
  return (
    <>
      <Pair
        room={room}
        y={room.height * 0.2}
        texts={[PAIRS.first, PAIRS.follows]}
        value={follows.yes}
        met={between(p, 0.08, 0.24)}
        judged={between(p, 0.24, 0.42)}
      />
      <Pair
        room={room}
        y={room.height * 0.6}
        texts={[PAIRS.first, PAIRS.not]}
        value={follows.no}
        met={between(p, 0.44, 0.58)}
        judged={between(p, 0.58, 0.78)}
      />
    </>
  );
}

/** The pair whose answer is known, and below it the same two sentences the other way round. */
function Swapped({ follows, room, p }: { follows: FollowsReading; room: Room; p: number }): ReactNode {
  return (
    <>
      <g opacity={1 - 0.5 * between(p, 0.24, 0.34)}>
        <Pair
          room={room}
          y={room.height * 0.17}
          texts={[PAIRS.first, PAIRS.follows]}
          value={follows.yes}
          met={1}
          judged={1}
        />
      </g>
      <Pair
        room={room}
        y={room.height * ASKED_PAIR}
        texts={[PAIRS.swapped[0], PAIRS.swapped[1]]}
        value={follows.swapped ?? 0.5}
        met={between(p, 0.08, 0.24)}
        judged={between(p, REVEAL, 0.82)}
        ends={["", ""]}
      />
    </>
  );
}

/** An opinion: what each word adds, up for good and down for bad, and what it comes to. */
function Feels({
  feels,
  room,
  p,
  size,
}: {
  feels: FeelsReading;
  room: Room;
  p: number;
  size: number;
}): ReactNode {
  const narrow = room.width < NARROW;
  // In a column the needle stands above the words.
  const over = narrow ? 64 : 0;
  const free = { width: room.width, height: room.height - over };
  const ground = groundOf(feels.words, free, { line: 0.62, most: size * 1.2 });
  const { u, down } = ground;
  // Small pushes are seen, too: the strongest one is told.
  const unit = Math.max(0.3, ...feels.pushes.map(Math.abs));
  const most = down ? ground.height * 0.45 : Math.min(ground.height * 0.5, room.height * 0.23);
  const grown = between(p, 0.14, 0.6);
  const middle = down ? ground.height * 0.5 : ground.foot + u * 0.5 + most;
  const width = Math.min(room.width - 60, 640);
  return (
    <>
      <g transform={`translate(0 ${over})`}>
        <GroundLine ground={ground} />
        {feels.words.map((text, i) => (
          <WordMark key={i} ground={ground} index={i} text={text} lit={i === feels.turns} />
        ))}
        {feels.pushes.map((push, i) => {
          const { along, half } = ground.places[i];
          const length = (push / unit) * most * grown;
          const thick = Math.min(u * 0.9, half * 1.4);
          const [a, b] = [
            ground.at(along - thick / 2, middle),
            ground.at(along + thick / 2, middle + length),
          ];
          // In a column there is no room at a bar's end: its number goes to the other side.
          const end = down ? middle - 8 * Math.sign(push) : middle + length + (push < 0 ? -20 : 8);
          const label = ground.at(along, end);
          return (
            <g key={i}>
              <rect
                x={Math.min(a.x, b.x)}
                y={Math.min(a.y, b.y)}
                width={Math.max(1.5, Math.abs(a.x - b.x))}
                height={Math.max(1.5, Math.abs(a.y - b.y))}
                rx={3}
                fill={push < 0 ? "var(--c-negative)" : "var(--c-positive)"}
                opacity={0.85}
              />
              {(Math.abs(push) > 0.1 || i === feels.turns) && grown === 1 && (
                <text
                  className={marks.label}
                  x={label.x}
                  y={label.y + (down ? 5 : 0)}
                  textAnchor={!down ? "middle" : push < 0 ? "start" : "end"}
                >
                  {`${push < 0 ? "−" : "+"}${percent(Math.abs(push))}`}
                </text>
              )}
            </g>
          );
        })}
      </g>
      <Needle
        x={(room.width - width) / 2}
        y={down ? 26 : room.height * 0.78}
        width={width}
        value={0.5 + (feels.positive - 0.5) * between(p, 0.55, 0.8)}
        ends={[words.labels.negative, words.labels.positive]}
        color={feels.positive < 0.5 ? "var(--c-negative)" : "var(--c-positive)"}
      />
    </>
  );
}
