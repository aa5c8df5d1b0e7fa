import { easeCubicOut } from "d3";
import type { ReactNode } from "react";
import styles from "./marks.module.css";

interface DrumProps {
  /** Its middle, and the line that its digits stand on. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  /** What it stops at. */
  readonly digits: string;
  /** 0…1: how far it has turned. */
  readonly turned: number;
}

/** Width of a digit and height of a drum's face, in em. */
const WIDE = 0.6;
const FACE = 1.3;

/** How far the wheel of one digit has turned, in digits: those on the right turn more often, and stop last. */
export function wheelAt(digits: string, place: number, turned: number): number {
  const stops = 0.55 + (0.45 * (place + 1)) / digits.length;
  const way = easeCubicOut(Math.max(0, Math.min(1, turned / stops)));
  return way * (10 * (place + 1) + Number(digits[place]));
}

/** A number on wheels with ten digits each, which turn and stop one after the other. A function of `turned` alone. */
export function Drum({ x, y, size, digits, turned }: DrumProps): ReactNode {
  if (turned >= 1) {
    return (
      <text className={styles.id} x={x} y={y} fontSize={size} textAnchor="middle">
        {digits}
      </text>
    );
  }
  const [wide, face] = [WIDE * size, FACE * size];
  const left = x - (digits.length * wide) / 2;
  // What is over the edge of this inner picture is cut off: the rest of the wheel.
  return (
    <svg x={left} y={y - size * 0.98} width={digits.length * wide} height={face} overflow="hidden">
      {[...digits].map((_, place) => {
        const wheel = wheelAt(digits, place, turned);
        const low = Math.floor(wheel);
        return [low, low + 1].map((at) => (
          <text
            key={`${place} ${at - low}`}
            className={styles.id}
            x={(place + 0.5) * wide}
            y={size * 0.98 + (at - wheel) * face}
            fontSize={size}
            textAnchor="middle"
          >
            {at % 10}
          </text>
        ));
      })}
    </svg>
  );
}
