import type { ReactNode } from "react";
import { sayProblem } from "../store/problem";
import { Button } from "../ui/Button";
import { Toolbar } from "../ui/Room";
import styles from "./Tuning.module.css";
import { type Series, stopTuning, type TuningRun, useTuning } from "./tuning";

interface TuningButtonsProps {
  /** The series that is started: only its problems are told here. */
  readonly series: Series;
  readonly start: { readonly label: string; readonly onStart: () => void };
  readonly stop: string;
  /** Says how far a training is. */
  readonly state: (run: TuningRun) => string;
  /** What else can be done here. */
  readonly children?: ReactNode;
}

/** Starts a series of trainings, or stops the one that runs, and says how far it is or what went wrong. */
export function TuningButtons({ series, start, stop, state, children }: TuningButtonsProps): ReactNode {
  const { runs, busy, problem } = useTuning();
  const current = busy && runs[busy][runs[busy].length - 1];
  return (
    <Toolbar tight className={styles.buttons}>
      {busy ? (
        <Button onClick={stopTuning}>{stop}</Button>
      ) : (
        <Button kind="main" onClick={start.onStart}>
          {start.label}
        </Button>
      )}
      {children}
      <p className={styles.state} role="status">
        {problem?.in === series
          ? sayProblem(problem.what)
          : current && current.steps > 0
            ? state(current)
            : ""}
      </p>
    </Toolbar>
  );
}
