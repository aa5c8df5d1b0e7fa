import type { ReactNode } from "react";
import type { Guess as Guessed } from "../../engine";
import { stepAt } from "../../player/storyboard";
import { Arc } from "../../viz/Arc";
import { Candidates } from "../../viz/Candidates";
import { Curtain } from "../../viz/Curtain";
import { ground as groundOf, riseUnit } from "../../viz/ground";
import { Shares } from "../../viz/Shares";
import { GroundLine, Slot, slotBox, WordMark } from "../../viz/Words";
import { mix } from "../../viz/way";
import { between, inTurn } from "../camera";
import type { ChapterProps } from "../chapter";
import { type Act, readGuess } from "../guess";
import { REVEAL } from "../question";
import { words } from "../words";
import { GuessShelf } from "./GuessShelf";
import { Verdict } from "./Verdict";

/** Which sentence each step of the chapter shows, and from when on in the step it does what. */
const ACTS = [0, 1, 2, 2, 3] as const;

interface Times {
  readonly turn: readonly [number, number];
  readonly arcs: readonly [number, number];
  readonly rise: readonly [number, number];
  readonly drop: readonly [number, number];
}

const FIRST: Times = { turn: [0, 0], arcs: [0.1, 0.34], rise: [0.34, 0.6], drop: [0.64, 0.78] };
const TURNED: Times = { turn: [0.02, 0.26], arcs: [0.24, 0.44], rise: [0.42, 0.62], drop: [0.64, 0.78] };
/** A question is read before it is answered: where it looks is seen at once, and faintly. */
const ASKED: Times = {
  turn: [0.02, 0.12],
  arcs: [0.12, 0.3],
  rise: [REVEAL + 0.08, 0.8],
  drop: [0.8, 0.87],
};
const FAINT = 0.75;
const TIMES: readonly Times[] = [FIRST, TURNED, TURNED, TURNED, ASKED];

/** The curtain slides over the ending, stays, and lifts. */
const CURTAIN = {
  down: [0.04, 0.3],
  left: [0.36, 0.5],
  leftDrop: [0.52, 0.62],
  aside: [0.66, 0.76],
  up: [0.76, 0.92],
} as const;

/** Chapter 1: the blank, filled from both sides; the ending turns the word; from the left alone it cannot know. */
export function Guess({ context, room, time, view, loaded }: ChapterProps): ReactNode {
  const reading = readGuess(context);
  const { acts } = reading;
  const step = stepAt(time, ACTS.length);
  const p = time - step;
  const now = ACTS[step];
  const before = ACTS[Math.max(0, step - 1)];
  const grounds = reading.layout.map(({ list, ...options }) =>
    groundOf(list, room, { line: view.line, most: view.size, ...options }),
  );
  const times = TIMES[step];
  const isCurtain = step === 3;
  const turned = now === before ? 1 : between(p, ...times.turn);
  // Drawn by hand the curtain stays where it is.
  const byHand = step === 0 && reading.count > 0 && reading.covered !== null;
  const covered = byHand ? 1 : isCurtain ? between(p, ...CURTAIN.down) * (1 - between(p, ...CURTAIN.up)) : 0;
  const act = acts[now];
  const ground = grounds[now];
  const isLeft = isCurtain && covered > 0.5;
  // What is on stage from the step before leaves first.
  const rest = isCurtain ? 1 : 0;
  const arcs = isCurtain ? 1 - covered : Math.max(rest, between(p, ...times.arcs));
  const leaving = step > 0 && now !== before ? 1 - between(p, 0, times.turn[0] + 0.1) : 0;
  const { numbers } = context.settings.story;
  const guesses = byHand ? reading.covered : isLeft ? reading.left : act.guesses;
  const risen = byHand
    ? 1
    : isLeft
      ? between(p, ...CURTAIN.left) * (p < CURTAIN.aside[0] ? 1 : 0)
      : isCurtain
        ? 1 - between(covered, 0, 0.45)
        : between(p, ...times.rise);
  const dropped = byHand
    ? 1
    : isLeft
      ? between(p, ...CURTAIN.leftDrop)
      : isCurtain
        ? 1
        : between(p, ...times.drop);
  return (
    <>
      <GroundLine
        ground={ground}
        to={grounds[now].to + (grounds[before].to - grounds[now].to) * (1 - turned)}
      />
      <Slot ground={ground} index={act.blank} filled={loaded ?? 0} />
      {act.chunks.slice(0, act.blank).map(({ text, isRest }, i) => (
        <WordMark key={i} ground={ground} index={i} text={text} dim={isRest} />
      ))}
      {turned < 1 && (
        <Ending act={acts[before]} ground={grounds[before]} flat={1 - between(turned, 0, 0.5)} />
      )}
      {turned > 0.4 && (
        <Ending act={act} ground={ground} flat={now === before ? 1 : between(turned, 0.5, 1)} />
      )}
      {leaving > 0 && acts[before].guesses && (
        <Candidates
          ground={grounds[before]}
          index={acts[before].blank}
          candidates={acts[before].guesses}
          risen={1}
          dropped={1}
          opacity={leaving}
        />
      )}
      <GuessShelf acts={acts} grounds={grounds} count={now} room={room} come={step === 3 ? 1 : p / 0.28} />
      <Arcs
        act={act}
        ground={ground}
        drawn={byHand ? 1 : arcs}
        faded={now === 3 ? Math.max(dropped, FAINT * (1 - between(p, REVEAL, REVEAL + 0.08))) : dropped}
        seen={byHand ? act.chunks.length - reading.count : act.chunks.length}
      />
      {numbers && act.looks && arcs > 0.9 && covered === 0 && <Shares ground={ground} shares={act.looks} />}
      <Curtain
        ground={ground}
        first={byHand ? act.chunks.length - reading.count : act.blank + 1}
        drawn={covered}
      />
      {guesses && turned >= 0.5 && (
        <Candidates
          ground={ground}
          index={act.blank}
          candidates={guesses}
          risen={risen}
          dropped={dropped}
          numbers={numbers}
        />
      )}
      {isCurtain && p >= CURTAIN.aside[0] && (
        <FromLeft
          ground={ground}
          index={act.blank}
          guess={reading.left?.[0]}
          aside={between(p, ...CURTAIN.aside)}
        />
      )}
    </>
  );
}

/** What was found behind the curtain leaves the blank, and stays beside what both sides find there. */
function FromLeft({
  ground,
  index,
  guess,
  aside,
}: {
  ground: GroundOf;
  index: number;
  guess: Guessed | undefined;
  aside: number;
}): ReactNode {
  const { u, down, places, height, to } = ground;
  const { along, half } = places[index];
  const hole = slotBox(ground, along, half);
  const blank = { x: hole.x + hole.width / 2, y: ground.at(along, 0).y + (down ? u * 0.36 : 0) };
  const size = Math.max(20, u * (down ? 0.8 : 0.55));
  // In a column it stands below the other guesses, or over them where there is no room.
  const beside = blank.y + u * 8.6 < to - 20 ? blank.y + u * 8.6 : Math.max(60, blank.y - u * 7);
  const rest = down
    ? { x: ground.at(0, Math.min(ground.foot + u * 5.2, height - 34)).x, y: beside }
    : { x: blank.x, y: blank.y + u * 0.6 + size * 1.12 + 16 };
  return (
    <Verdict
      at={mix(blank, rest, aside)}
      size={u + (size - u) * aside}
      from={words.labels.leftOnly}
      guess={guess}
      opacity={1 - 0.3 * aside}
    />
  );
}

type GroundOf = ReturnType<typeof groundOf>;

/** What stands behind the blank: it turns like the letters of a departure board, word after word. */
function Ending({ act, ground, flat }: { act: Act; ground: GroundOf; flat: number }): ReactNode {
  const behind = act.chunks.length - act.blank - 1;
  return act.chunks.slice(act.blank + 1).map(({ text, isRest }, i) => {
    const index = act.blank + 1 + i;
    const own = inTurn(flat, i / behind, behind * 0.25);
    return (
      <WordMark
        key={index}
        ground={ground}
        index={index}
        text={text}
        turn={own}
        shown={own > 0 ? 1 : 0}
        dim={isRest}
      />
    );
  });
}

/** The looks that fall into the blank, each as wide as its share. */
function Arcs({
  act,
  ground,
  drawn,
  faded,
  seen,
}: {
  act: Act;
  ground: GroundOf;
  drawn: number;
  faded: number;
  /** Words before the curtain. */
  seen: number;
}): ReactNode {
  if (!act.looks || drawn <= 0) return null;
  const unit = riseUnit(ground);
  const away = (i: number): number => Math.abs(i - act.blank);
  const furthest = Math.max(1, away(0), away(act.chunks.length - 1));
  // The furthest looks go as far as there is room under the shelf, and no higher than few words need.
  const [least, top] = [unit * 0.75, Math.min(ground.height * 0.54, unit * (0.75 + 0.6 * furthest))];
  return act.looks
    .slice(0, seen)
    .map((share, i) => (
      <Arc
        key={i}
        ground={ground}
        from={i}
        to={act.blank}
        share={share}
        drawn={drawn}
        opacity={0.72 - 0.4 * faded}
        up={ground.down ? unit * (0.7 + 0.28 * away(i)) : least + ((top - least) * away(i)) / furthest}
      />
    ));
}
