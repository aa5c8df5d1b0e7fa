import { type MotionStyle, m } from "framer-motion";
import type { ReactNode } from "react";
import styles from "./Bar.module.css";

interface BarProps {
  /** Its length, 0…1 of the track; where it moves, `style` has a width. */
  readonly share?: number;
  /** How it comes: `scaleX` grows it from the left. */
  readonly style?: MotionStyle;
  readonly color?: string;
  /** In pixels. */
  readonly height?: number;
  /** Without a track: bars that are compared lie one below the other. */
  readonly bare?: boolean;
}

/** A number as a bar from the left of its track: however small, it is seen. The number stands beside it, so readers skip the bar. */
export function Bar({ share = 0, style, color = "var(--c-prob)", height = 10, bare }: BarProps): ReactNode {
  const width = `${(share > 0 ? Math.max(0.5, share * 100) : 0).toFixed(2)}%`;
  return (
    <span className={styles.track} data-bare={bare || undefined} style={{ height }} aria-hidden="true">
      <m.span className={styles.fill} style={{ width, originX: 0, background: color, ...style }} />
    </span>
  );
}
