import type { ReactNode } from "react";
import { percent } from "../../ui/format";
import { type Ground, type Room, riseUnit } from "../../viz/ground";
import marks from "../../viz/marks.module.css";
import { fitText, textWidth } from "../../viz/textWidth";
import { between } from "../camera";
import type { Act } from "../guess";

/** Where the sentences that were filled stand: their left edge, the first line, and the size of letters. */
interface Shelf {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** How wide a line may be, in em. */
  readonly wide: number;
}

const PITCH = 1.7;
/** Room for a share behind a sentence, and what is shown of a long one; in em. */
const SHARE = 3.6;
const LONGEST = 24;

const sentenceOf = ({ chunks, blank, guesses }: Act): string =>
  chunks.map(({ text }, i) => (i === blank ? (guesses?.[0]?.token ?? "") : text)).join(" ");

/** Over the looks, on the side where the candidates are not; null where no line has room there. */
function shelfIn(acts: readonly Act[], ground: Ground, blank: number, room: Room): Shelf | null {
  if (ground.down) return null;
  const { along } = ground.places[blank];
  const aside = riseUnit(ground) * 4.6;
  const [before, behind] = [along - aside - 30, room.width - along - aside - 30];
  const free = Math.max(before, behind);
  const longest = Math.min(LONGEST, Math.max(...acts.map((act) => textWidth(sentenceOf(act))))) + SHARE;
  const size = Math.max(15, Math.min(ground.u * 0.5, free / longest));
  const wide = Math.min(longest, free / size);
  if (wide < 14) return null;
  return { x: behind >= before ? room.width - 30 - wide * size : 30, y: 14 + size, size, wide };
}

interface ShelfProps {
  /** The sentences that are filled one after the other, with their lines, and how many of them were before the one on stage. */
  readonly acts: readonly Act[];
  readonly grounds: readonly Ground[];
  readonly count: number;
  readonly room: Room;
  /** How far the last of them has come from its line, 0…1. */
  readonly come: number;
}

/** What was found for the same beginning so far: each sentence goes up from its line when another ending comes, and stays to be compared. */
export function GuessShelf({ acts, grounds, count, room, come }: ShelfProps): ReactNode {
  if (count === 0) return null;
  const last = count - 1;
  const ground = grounds[last];
  // The turned sentences have one line, whatever the first one is.
  const shelf = shelfIn(acts, grounds[1], acts[1].blank, room);
  if (!shelf) return null;
  return acts.slice(0, count).map((act, i) => {
    const [best] = act.guesses ?? [];
    if (!best) return null;
    const own = i === last ? between(come, 0, 1) : 1;
    const line = ground.at(ground.from, 0);
    const [x, y] = [shelf.x, shelf.y + i * shelf.size * PITCH];
    const size = ground.u + (shelf.size - ground.u) * own;
    const left = act.chunks.slice(0, act.blank).map(({ text }) => `${text} `);
    const behind = act.chunks.slice(act.blank + 1).map(({ text }) => ` ${text}`);
    const free = shelf.wide + 0.2 - SHARE - textWidth(`${left.join("")}${best.token}`);
    return (
      <text
        key={i}
        className={marks.word}
        x={line.x + (x - line.x) * own}
        y={line.y + (y - line.y) * own}
        fontSize={size}
        opacity={Math.min(1, own * 4) * 0.85}
      >
        {left}
        <tspan className={marks.found}>{best.token}</tspan>
        {fitText(behind.join(""), free)}
        <tspan className={marks.share} fontSize={size * 0.8} dx={size * 0.5}>
          {percent(best.probability)}
        </tspan>
      </text>
    );
  });
}
