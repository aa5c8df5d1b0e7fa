import { type ReactNode, useMemo } from "react";
import { percent } from "../../ui/format";
import { ground as groundOf, NARROW, point, type Room, risePath } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { WordLine } from "../../viz/WordLine";
import { drawnTo, mix } from "../../viz/way";
import { between, inTurn } from "../camera";
import type { FeelsReading, FollowsReading, JudgedPair } from "../gather";
import { REVEAL } from "../question";
import { houseOf, housesIn } from "../spots";
import { words } from "../words";
import { ClsBox, Ribbons, Roof } from "./GatherTower";
import { Needle } from "./Needle";

interface HouseProps {
  readonly pair: JudgedPair;
  readonly room: Room;
  /** Which part of the stage is its own: the upper one, or the lower. */
  readonly nth: 0 | 1;
  /** How far the second sentence has come, 0…1, what [CLS] gathers, and the needle. */
  readonly met: number;
  readonly gathered: number;
  readonly judged: number;
  /** Whether what the needle's ends say is said there by answers to choose from. */
  readonly isAsked?: boolean;
}

/** Two sentences, what [CLS] gathers from them on the last floor, and over it the needle: how probable it is that B follows. */
function House({ pair, room, nth, met, gathered, judged, isAsked }: HouseProps): ReactNode {
  const { tokens, segments, shares, pooled, value } = pair;
  const { ground, middle, roof, needle } = useMemo(() => houseOf(tokens, room, nth), [tokens, room, nth]);
  const { down, u } = ground;
  const [from, to] = needle;
  const now = 0.5 + (value - 0.5) * judged;
  const knob = mix(from, to, now);
  const far = (ground.to - ground.from) * 0.5;
  const base = ground.at(middle, roof + (down ? 34 : u * 1.5));
  return (
    <g>
      <WordLine
        ground={ground}
        texts={tokens}
        segments={segments}
        each={(i) => ({
          lit: true,
          ...(segments[i] === 1 ? { shift: far * (1 - met), shown: met } : { shown: i === 0 ? 0.35 : 1 }),
        })}
      />
      <Ribbons
        share={shares}
        ground={ground}
        low={ground.foot}
        high={roof}
        stem={null}
        from={ground.places[0].along}
        to={middle}
        grown={gathered}
      />
      <ClsBox ground={ground} along={middle} up={roof} shown={1} />
      <Roof ground={ground} along={middle} up={roof} values={pooled} shown={between(gathered, 0.7, 1)} />
      <g opacity={judged > 0 ? 1 : 0.3}>
        <path className={marks.line} d={`M${point(base)}L${point(mix(from, to, 0.5))}`} />
        <Needle
          from={from}
          to={to}
          value={now}
          ends={isAsked ? undefined : [words.labels.not, words.labels.follows]}
        />
      </g>
      {judged > 0.95 && (
        <text
          className={marks.share}
          x={down ? knob.x - 22 : knob.x}
          y={down ? knob.y + 7 : knob.y - 24}
          fontSize={down ? 20 : 30}
          textAnchor={down ? "end" : "middle"}
        >
          {percent(value)}
        </text>
      )}
    </g>
  );
}

/** When the second pair comes. */
const SECOND = 0.44;

/** Two pairs and their verdicts, one after the other; where one has room at a time, in its place. */
export function Follows({ follows, room, p }: { follows: FollowsReading; room: Room; p: number }): ReactNode {
  const isOne = housesIn(room) === 1;
  return [follows.yes, follows.no].map((pair, k) => {
    const begin = k === 0 ? 0.06 : SECOND;
    if (isOne && (k === 0) !== p < SECOND) return null;
    return (
      <House
        key={k}
        pair={pair}
        room={room}
        nth={isOne || k === 0 ? 0 : 1}
        met={between(p, begin, begin + 0.12)}
        gathered={between(p, begin + 0.1, begin + 0.24)}
        judged={between(p, begin + 0.22, begin + 0.36)}
      />
    );
  });
}

/** The pair whose answer is known, and below it the same two sentences the other way round. */
export function Swapped({ follows, room, p }: { follows: FollowsReading; room: Room; p: number }): ReactNode {
  const { yes, swapped } = follows;
  const isOne = housesIn(room) === 1;
  return (
    <>
      {!isOne && (
        <g opacity={1 - 0.5 * between(p, 0.24, 0.34)}>
          <House pair={yes} room={room} nth={0} met={1} gathered={1} judged={1} />
        </g>
      )}
      {swapped && (
        <House
          pair={swapped}
          room={room}
          nth={isOne ? 0 : 1}
          met={between(p, 0.08, 0.24)}
          gathered={between(p, 0.2, 0.36)}
          judged={between(p, REVEAL, 0.82)}
          isAsked
        />
      )}
    </>
  );
}

interface FeelsProps {
  readonly feels: FeelsReading;
  readonly room: Room;
  readonly p: number;
  readonly size: number;
}

/** An opinion and its verdict over it; then each word is taken out in turn, and leads to where the verdict would be without it. */
export function Feels({ feels, room, p, size }: FeelsProps): ReactNode {
  const { words: said, positive, without, turns } = feels;
  const ground = groundOf(said, room, { line: 0.86, most: size * 1.3 });
  const { u, down, foot } = ground;
  const narrow = room.width < NARROW;
  const middle = (ground.from + ground.to) / 2;
  const half = down
    ? (ground.to - ground.from) / 2 - 50
    : Math.min(room.width / 2 - 50, Math.max(320, (ground.to - ground.from) / 2));
  const up = ground.height - (down ? 22 : 110);
  const [from, to] = [ground.at(middle - half, up), ground.at(middle + half, up)];
  const judged = between(p, 0.1, 0.28);
  const now = 0.5 + (positive - 0.5) * judged;
  const colorOf = (share: number): string => (share < 0.5 ? "var(--c-negative)" : "var(--c-positive)");
  const nameOf = (share: number): string =>
    `${words.labels[share < 0.5 ? "negative" : "positive"]} ${percent(Math.max(share, 1 - share))}`;
  const ownOf = (i: number): number => inTurn((p - 0.32) / 0.5, i / said.length, 1.4);
  // Two that are told near each other stand in two rows; in a column, two that are told at one end.
  const isNear =
    turns >= 0 &&
    (down ? without[turns] < 0.5 === positive < 0.5 : Math.abs(without[turns] - positive) * half * 2 < 330);
  // In a column what is told stands at an end, in place of what that says.
  const isTold = (low: boolean): boolean =>
    down &&
    ((judged === 1 && positive < 0.5 === low) ||
      (turns >= 0 && ownOf(turns) > 0.9 && without[turns] < 0.5 === low));
  const tell = (share: number, text: string, row: number, shown: number): ReactNode => {
    const { x, y } = mix(from, to, share);
    const wide = narrow ? 15 : Math.max(17, u * 0.5);
    return (
      <text
        className={marks.label}
        data-over
        x={down ? x + 24 : Math.max(from.x, Math.min(to.x, x))}
        y={down ? (share < 0.5 ? from.y - 22 - row * 22 : to.y + 32 + row * 22) : y - 28 - row * wide * 1.5}
        textAnchor={down ? "end" : share < 0.3 ? "start" : share > 0.7 ? "end" : "middle"}
        style={{ fill: colorOf(share), fontSize: wide, fontWeight: "var(--weight-strong)" }}
        opacity={shown}
      >
        {text}
      </text>
    );
  };
  return (
    <>
      <WordLine
        ground={ground}
        texts={said}
        each={(i) => ({ dim: ownOf(i) > 0 && ownOf(i) < 1, lit: i === turns })}
      />
      {without.map((share, i) => {
        const own = between(ownOf(i), 0, 1);
        if (own === 0) return null;
        const along = middle - half + 2 * half * share;
        const end = ground.at(along, up);
        return (
          <g key={i}>
            <path
              className={marks.ribbon}
              d={risePath(ground, ground.places[i].along, foot + u * 0.1, along, up)}
              stroke={colorOf(share)}
              strokeWidth={i === turns ? 5 : 2}
              opacity={i === turns ? 0.9 : 0.4}
              {...drawnTo(own)}
            />
            {own === 1 && <circle cx={end.x} cy={end.y} r={i === turns ? 9 : 6} fill={colorOf(share)} />}
          </g>
        );
      })}
      <Needle
        from={from}
        to={to}
        value={now}
        ends={[isTold(true) ? "" : words.labels.negative, isTold(false) ? "" : words.labels.positive]}
        color={colorOf(positive)}
      />
      {judged === 1 && tell(positive, nameOf(positive), 0, 1)}
      {turns >= 0 &&
        tell(
          without[turns],
          `${words.labels.without(said[turns])}: ${nameOf(without[turns])}`,
          isNear ? 1 : 0,
          between(ownOf(turns), 0.9, 1),
        )}
    </>
  );
}
