import type { ReactNode } from "react";
import styles from "./Legend.module.css";

interface LegendEntry {
  readonly name: ReactNode;
  readonly color: string;
  readonly value?: ReactNode;
  readonly dashed?: boolean;
}

/** A line of a chart by its looks. */
export function Swatch({ color, dashed }: Pick<LegendEntry, "color" | "dashed">): ReactNode {
  return (
    <span
      className={styles.swatch}
      style={{ borderColor: color, borderStyle: dashed ? "dashed" : undefined }}
      aria-hidden="true"
    />
  );
}

interface LegendProps {
  readonly title?: ReactNode;
  readonly entries?: readonly LegendEntry[];
}

/** What a chart's lines are, with their values at the moment on stage. */
export function Legend({ title, entries = [] }: LegendProps): ReactNode {
  return (
    <p className={styles.legend}>
      {title && <span className={styles.title}>{title}</span>}
      {entries.map(({ name, value, ...looks }, index) => (
        <span key={index}>
          <Swatch {...looks} />
          {name} {value != null && <b className="mono">{value}</b>}
        </span>
      ))}
    </p>
  );
}
