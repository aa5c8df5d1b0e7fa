import type { ReactNode } from "react";
import type { AskedPass, NumberRef } from "../engine";
import { useStore } from "../store/store";
import styles from "./Ask.module.css";

export interface AskProps {
  /** The pass the number belongs to; without one the number cannot be asked. */
  readonly request: AskedPass | null | undefined;
  readonly about: NumberRef;
  /** What a screen reader says: `Where does 12 % come from?` */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A number that answers: a click opens the inspector on it. */
export function Ask({ request, about, label, children }: AskProps): ReactNode {
  if (!request) return children;
  return (
    <button
      type="button"
      className={styles.ask}
      aria-label={label}
      title="Where does this number come from?"
      onClick={() => useStore.getState().inspect(request, about)}
    >
      {children}
    </button>
  );
}
