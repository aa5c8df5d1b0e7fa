import type { ReactNode } from "react";
import styles from "./Term.module.css";

/** A meaning that has a colour on the stage (see theme.css). */
export type TermKind =
  | "cls"
  | "sep"
  | "mask"
  | "a"
  | "b"
  | "query"
  | "key"
  | "value"
  | "ffn"
  | "prob"
  | "positive"
  | "negative"
  | "sense-0"
  | "sense-1";

export interface TermProps {
  readonly kind: TermKind;
  readonly children: ReactNode;
}

/** A word in a caption that names a thing on the stage: it carries that thing's colour. */
export function Term({ kind, children }: TermProps): ReactNode {
  return (
    <span className={styles.term} data-term={kind} style={{ color: `var(--c-${kind})` }}>
      {children}
    </span>
  );
}
