import { memo, type ReactNode } from "react";
import { arcPath, type Ground } from "./ground";
import styles from "./marks.module.css";
import { drawnTo } from "./way";

/** The width of a share of one, in pixels: always the same for the same share, so that shares add up. */
export function shareWidth(share: number, u: number): number {
  return share * u * 1.05;
}

interface ArcProps {
  readonly ground: Ground;
  /** Places along the line, by index. */
  readonly from: number;
  readonly to: number;
  /** The share that it carries, 0…1: its width. */
  readonly share: number;
  /** How much of it is drawn, from `from` on: 0…1. */
  readonly drawn?: number;
  readonly opacity?: number;
  /** How high, in pixels; by the distance where nothing is said. */
  readonly up?: number;
  readonly color?: string;
}

/** How high an arc over the line goes: further apart is higher, within the room. */
export function arcHeight(ground: Ground, from: number, to: number, most = ground.height * 0.8): number {
  const distance = Math.abs(ground.places[from].along - ground.places[to].along);
  const whole = Math.max(1, ground.to - ground.from);
  return Math.min(most, ground.u * 0.7 + (distance / whole) * most);
}

/** A look from one word to another: as wide as the share of attention it carries. */
export const Arc = memo(function Arc(props: ArcProps): ReactNode {
  const { ground, from, to, share, drawn = 1, opacity = 0.72, color } = props;
  const width = shareWidth(share, ground.u);
  if (drawn <= 0 || width < 0.3 || from === to) return null;
  const up = props.up ?? arcHeight(ground, from, to);
  return (
    <path
      className={styles.arc}
      d={arcPath(ground, ground.places[from].along, ground.places[to].along, up)}
      strokeWidth={Math.max(0.8, width)}
      opacity={opacity}
      style={color ? { stroke: color } : undefined}
      {...drawnTo(drawn)}
    />
  );
});
