import type { ReactNode } from "react";
import { sayProblem } from "../store/problem";
import { Button } from "../ui/Button";
import { Toolbar } from "../ui/Room";
import styles from "./Tuning.module.css";
import { type Series, stopTuning, type TuningRun, useTuning } from "./tuning";

interface TuningButtonsProps {
  /** The series that these buttons start: only their problems are told here. */
  readonly series: readonly Series[];
  /** What can be started, the usual one first. */
  readonly starts: readonly { readonly label: string; readonly onStart: () => void }[];
  readonly stop: string;
  /** Says how far a training is. */
  readonly state: (run: TuningRun) => string;
  /** What else can be done here. */
  readonly children?: ReactNode;
}

/** Starts trainings, or stops the one that runs, and says how far it is or what went wrong. */
export function TuningButtons({ series, starts, stop, state, children }: TuningButtonsProps): ReactNode {
  const { runs, busy, problem } = useTuning();
  const current = busy && runs[busy][runs[busy].length - 1];
  return (
    <Toolbar tight className={styles.buttons}>
      {busy ? (
        <Button onClick={stopTuning}>{stop}</Button>
      ) : (
        starts.map(({ label, onStart }, index) => (
          <Button key={label} kind={index === 0 ? "main" : "plain"} onClick={onStart}>
            {label}
          </Button>
        ))
      )}
      {children}
      <p className={styles.state} role="status">
        {problem && series.includes(problem.in)
          ? sayProblem(problem.what)
          : current && current.steps > 0
            ? state(current)
            : ""}
      </p>
    </Toolbar>
  );
}
