import type { ReactNode } from "react";
import { percent } from "../ui/format";
import type { Ground } from "./ground";
import styles from "./marks.module.css";

/** Room that a number takes along the line, in pixels: beside another one it needs as much. */
const WIDE = 44;
const TALL = 15;

interface SharesProps {
  readonly ground: Ground;
  /** One for each place on the line. */
  readonly shares: ArrayLike<number>;
}

/** Of some places those whose numbers have room beside each other: of two in one place the larger one stands. */
export function apart(
  { places, down }: Ground,
  shares: ArrayLike<number>,
  among: Iterable<number>,
): number[] {
  const room = down ? TALL : WIDE;
  const written: number[] = [];
  for (const i of [...among].sort((a, b) => shares[b] - shares[a])) {
    if (written.every((other) => Math.abs(places[i].along - places[other].along) >= room)) written.push(i);
  }
  return written;
}

/** What each word gets in numbers: under it, or behind it where words stand in a column. */
export function Shares({ ground, shares }: SharesProps): ReactNode {
  const { places, down, tilted, u } = ground;
  return apart(ground, shares, places.keys()).map((i) => {
    const { x, y } = ground.at(places[i].along, down ? 4 : tilted ? 2 : -u * 0.42 - 21);
    return (
      <text
        key={i}
        className={styles.tick}
        x={x}
        y={y + (down ? 4.5 : 0)}
        textAnchor={down ? "start" : "middle"}
        style={{ fill: "var(--c-prob)" }}
      >
        {percent(shares[i])}
      </text>
    );
  });
}
