import { type MotionValue, m } from "framer-motion";
import type { ReactNode } from "react";
import type { RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { useDerived } from "../../player/derived";
import { percent } from "../../ui/format";
import styles from "./Nsp.module.css";
import { FOLLOWS } from "./subject";

export interface VerdictProps {
  readonly probability: number | null;
  readonly grow: MotionValue<number>;
  /** The pass that it is of. */
  readonly request: RunRequest | null | undefined;
  /** What asks where the probability comes from. */
  readonly question: (share: string) => string;
}

/** A probability of “B follows A” as a bar with one half marked; null while it is computed. */
export function Verdict({ probability, grow, request, question }: VerdictProps): ReactNode {
  const width = useDerived(grow, (p) => `${(probability ?? 0) * p * 100}%`);
  return (
    <span className={styles.verdict}>
      <span className={styles.halfTrack}>
        <AskBar request={request} about={FOLLOWS}>
          <m.span className={styles.bar} data-no={(probability ?? 1) < 0.5 || undefined} style={{ width }} />
        </AskBar>
      </span>
      <span className={styles.share}>
        {probability === null ? (
          "…"
        ) : (
          <Ask request={request} about={FOLLOWS} label={question(percent(probability))}>
            {percent(probability)}
          </Ask>
        )}
      </span>
    </span>
  );
}
