import type { ReactNode } from "react";
import type { Guess } from "../../engine";
import { percent } from "../../ui/format";
import type { Point } from "../../viz/ground";
import marks from "../../viz/marks.module.css";

interface VerdictProps {
  /** Where the word stands: its middle, on its line. */
  readonly at: Point;
  /** The size of its letters, in pixels. */
  readonly size: number;
  /** From where it was read. */
  readonly from: string;
  readonly guess: Guess | undefined;
  readonly opacity: number;
}

/** What is guessed, under the side from which it was read, and with its share. */
export function Verdict({ at: { x, y }, size, from, guess, opacity }: VerdictProps): ReactNode {
  if (!guess || opacity <= 0) return null;
  return (
    <g opacity={opacity} data-actor="word mask">
      <text className={marks.label} x={x} y={y - size * 1.12} textAnchor="middle">
        {from}
      </text>
      <text className={marks.candidate} x={x} y={y} fontSize={size}>
        {guess.token}
      </text>
      <text
        className={marks.share}
        x={x}
        y={y + 10 + size * 0.55}
        textAnchor="middle"
        fontSize={Math.max(18, size * 0.42)}
      >
        {percent(guess.probability)}
      </text>
    </g>
  );
}
