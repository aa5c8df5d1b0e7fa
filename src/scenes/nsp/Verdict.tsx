import type { MotionValue } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { percent } from "../../ui/format";
import { Bar } from "../../viz/Bar";
import styles from "./Nsp.module.css";

interface VerdictProps {
  readonly probability: Num | null;
  readonly grow: MotionValue<number>;
  /** What asks where the probability comes from. */
  readonly question: (share: string) => string;
}

/** Below one half. */
const AGAINST = "color-mix(in oklab, var(--c-prob) 45%, var(--surface))";

/** A probability of “B follows A” as a bar with one half marked; null while it is computed. */
export function Verdict({ probability, grow, question }: VerdictProps): ReactNode {
  const width = useDerived(grow, (p) => `${(probability?.value ?? 0) * p * 100}%`);
  return (
    <span className={styles.verdict}>
      {probability ? (
        <AskBar {...probability}>
          <Bar
            style={{ width }}
            height={18}
            mark={0.5}
            color={probability.value < 0.5 ? AGAINST : undefined}
          />
        </AskBar>
      ) : (
        <Bar height={18} mark={0.5} />
      )}
      <span className={styles.share}>
        {probability === null ? (
          "…"
        ) : (
          <Ask {...probability} label={question(percent(probability.value))}>
            {percent(probability.value)}
          </Ask>
        )}
      </span>
    </span>
  );
}
