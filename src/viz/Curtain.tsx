import type { ReactNode } from "react";
import { box, type Ground } from "./ground";
import styles from "./marks.module.css";

interface CurtainProps {
  readonly ground: Ground;
  /** The first place it can cover. */
  readonly first: number;
  /** How far it is drawn, 0…1. */
  readonly drawn: number;
}

/** A curtain that slides over the sentence from its end: what is behind it cannot be seen. */
export function Curtain({ ground, first, drawn }: CurtainProps): ReactNode {
  if (drawn <= 0 || !ground.places[first]) return null;
  const { along, half } = ground.places[first];
  const { u } = ground;
  const end = ground.to + u * 0.5;
  const start = along - half - u * 0.2;
  const edge = end + (start - end) * drawn;
  const [low, high] = ground.down ? [-u * 5, ground.height * 0.7] : [-u * 0.8, u * 3.4];
  const area = box(ground, edge, end, low, high);
  const [a, b] = [ground.at(edge, low), ground.at(edge, high)];
  return (
    <g>
      <rect className={styles.curtain} {...area} />
      <line className={styles.curtainEdge} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
    </g>
  );
}
