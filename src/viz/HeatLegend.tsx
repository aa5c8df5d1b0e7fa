import type { ReactNode } from "react";
import { heatFill } from "./colors";
import styles from "./HeatLegend.module.css";

const STOPS = [0, 0.02, 0.1, 0.25, 0.5, 1];

/** What the colours of a probability matrix mean. The scale is a square root, so that small shares can be told apart. */
export function HeatLegend(): ReactNode {
  return (
    <p className={styles.legend}>
      {STOPS.map((stop) => (
        <span key={stop} className={styles.stop}>
          <span className={styles.swatch} style={{ background: heatFill(stop) }} />
          {stop * 100} %
        </span>
      ))}
    </p>
  );
}
