import { type MotionValue, m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { percent } from "../../ui/format";
import styles from "./Nsp.module.css";

/** A probability of “B follows A” as a bar with one half marked; null while it is computed. */
export function Verdict({
  probability,
  grow,
}: {
  probability: number | null;
  grow: MotionValue<number>;
}): ReactNode {
  const width = useTransform(grow, (p) => `${(probability ?? 0) * p * 100}%`);
  return (
    <span className={styles.verdict}>
      <span className={styles.halfTrack}>
        <m.span className={styles.bar} data-no={(probability ?? 1) < 0.5 || undefined} style={{ width }} />
      </span>
      <span className={styles.share}>{probability === null ? "…" : percent(probability)}</span>
    </span>
  );
}
