import { type MotionStyle, m } from "framer-motion";
import type { ReactNode } from "react";
import styles from "./Bar.module.css";

interface BarProps {
  /** Its length, 0…1 of the track; where it moves, `style` has a width. */
  readonly share?: number;
  /** How it comes: `scaleX` grows it from where it begins. */
  readonly style?: MotionStyle;
  readonly color?: string;
  /** In pixels. */
  readonly height?: number;
  /** Without a track: bars that are compared lie one below the other. */
  readonly bare?: boolean;
  /** From the middle: to the right what adds, to the left what takes away; the share is −1…1. */
  readonly signed?: boolean;
  /** The colour of what is left of the track, where that is the other answer. */
  readonly rest?: string;
  /** Another share, as a line across it. */
  readonly mark?: number;
}

/** A number as a bar from the left of its track: however small, it is seen. The number stands beside it, so readers skip the bar. */
export function Bar(props: BarProps): ReactNode {
  const { share = 0, style, height = 10, bare, signed, rest, mark = signed ? 0.5 : undefined } = props;
  const size = Math.min(1, Math.abs(share));
  const width = (size > 0 ? Math.max(0.5, size * 100) : 0) / (signed ? 2 : 1);
  const isLess = signed && share < 0;
  const { color = signed ? `var(--diverge-${isLess ? "neg" : "pos"})` : "var(--c-prob)" } = props;
  return (
    <span
      className={styles.track}
      data-bare={(bare ?? signed) || undefined}
      style={{ height, background: rest }}
      aria-hidden="true"
    >
      <m.span
        className={styles.fill}
        style={{
          width: `${width.toFixed(2)}%`,
          ...(signed && { marginLeft: `${(isLess ? 50 - width : 50).toFixed(2)}%` }),
          originX: isLess ? 1 : 0,
          background: color,
          ...style,
        }}
      />
      {mark !== undefined && <i className={styles.mark} style={{ left: `${100 * mark}%` }} />}
    </span>
  );
}
