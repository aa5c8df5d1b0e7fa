import type { ReactNode } from "react";
import styles from "./Note.module.css";

/** What is said below a picture: how it was measured, and what it is not about. */
export function Note({ children }: { children: ReactNode }): ReactNode {
  return <p className={styles.note}>{children}</p>;
}

interface WaitingProps {
  readonly height?: number;
  /** It changes all the time: it is there to be read, and not read out. */
  readonly silent?: boolean;
  readonly children: ReactNode;
}

/** What stands where an answer will: what it waits for, or why there is none. */
export function Waiting({ height, silent, children }: WaitingProps): ReactNode {
  return (
    <p className={styles.waiting} style={{ height }} role={silent ? undefined : "status"}>
      {children}
    </p>
  );
}
