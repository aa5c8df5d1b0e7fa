import type { ReactNode } from "react";
import styles from "./Senses.module.css";

/** 0 and 1 are the two senses; "own" is a sentence whose sense nobody said. */
type MarkKind = 0 | 1 | "own";

/** What a sentence's colour and shape say. */
export function markKind(sense: 0 | 1 | null): MarkKind {
  return sense ?? "own";
}

/** The colour of a sense; ink for the visitor’s own sentences. */
export function markColor(kind: MarkKind): string {
  return kind === "own" ? "var(--ink)" : `var(--c-sense-${kind})`;
}

const SHAPES: Record<MarkKind, string> = {
  0: "M-6.5,0 A6.5,6.5 0 1 1 6.5,0 A6.5,6.5 0 1 1 -6.5,0 Z",
  1: "M0,-8 L8,0 L0,8 L-8,0 Z",
  own: "M0,-9.5 L2.4,-3.2 9,-2.9 3.8,1.2 5.6,7.7 0,4 -5.6,7.7 -3.8,1.2 -9,-2.9 -2.4,-3.2 Z",
};

/** A sentence's mark, centred on 0,0: circle and diamond for the senses, a star for the visitor's own. */
export function MarkShape({ kind }: { kind: MarkKind }): ReactNode {
  return <path d={SHAPES[kind]} className={styles.mark} style={{ fill: markColor(kind) }} />;
}

/** The same mark in flowing text. */
export function Mark({ kind }: { kind: MarkKind }): ReactNode {
  return (
    <svg className={styles.inlineMark} width={18} height={18} viewBox="-10 -10 20 20" aria-hidden="true">
      <MarkShape kind={kind} />
    </svg>
  );
}
