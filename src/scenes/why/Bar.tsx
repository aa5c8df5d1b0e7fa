import { type MotionValue, m } from "framer-motion";
import type { ReactNode } from "react";
import { barWidth } from "./scale";
import styles from "./Why.module.css";

export interface BarProps {
  readonly value: number;
  /** The value a full bar stands for. */
  readonly end: number;
  readonly grow?: MotionValue<number>;
  readonly kind?: "before" | "after";
}

/** A probability as a bar that grows from the left. The number stands beside it, so readers skip it. */
export function Bar({ value, end, grow, kind }: BarProps): ReactNode {
  return (
    <span className={styles.bar} data-kind={kind} aria-hidden="true">
      <m.span style={{ scaleX: grow, transformOrigin: "left", width: barWidth(value, end) }} />
    </span>
  );
}
