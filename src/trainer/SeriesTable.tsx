import type { ReactNode } from "react";
import { grouped, percent } from "../ui/format";
import { Bar } from "../viz/Bar";
import { Row, Table } from "../viz/Table";
import { words } from "../words/trainer";
import type { FinetunePoint } from "./finetuneProtocol";
import styles from "./Tuning.module.css";
import { bestOf, lastOf, type TuningRun } from "./tuning";

/** The two things that are measured side by side. */
export const SIDES = {
  task: { color: "var(--accent)", read: ({ testAccuracy }: FinetunePoint) => testAccuracy },
  words: { color: "var(--c-mask)", read: ({ wordsRight }: FinetunePoint) => wordsRight },
} as const;
export type Side = keyof typeof SIDES;
export const SIDE_NAMES: readonly Side[] = ["task", "words"];

interface SeriesTableProps {
  readonly runs: readonly TuningRun[];
  /** What is another in each training. */
  readonly heading: string;
  readonly titleOf: (run: TuningRun) => string;
}

/** One pair of bars a training: what it learnt of the task, and what is left of the words it knew; a line where both began. */
export function SeriesTable({ runs, heading, titleOf }: SeriesTableProps): ReactNode {
  const best = runs.length > 1 ? bestOf(runs) : null;
  return (
    <Table
      className={styles.series}
      columns={[heading, ...SIDE_NAMES.map((side) => ({ name: words.sides[side], width: "42%" }))]}
    >
      {runs.map((run) => (
        <Row
          key={titleOf(run)}
          selected={run === best}
          head={
            <b>
              {titleOf(run)}
              {run === best && <span className={styles.best}>{words.best}</span>}
            </b>
          }
        >
          {SIDE_NAMES.map((side) =>
            run.done ? (
              <Meter key={side} run={run} side={side} />
            ) : (
              side === "task" && (
                <span key={side} className={styles.row}>
                  {words.step(grouped(run.step))}
                </span>
              )
            ),
          )}
        </Row>
      ))}
    </Table>
  );
}

function Meter({ run, side }: { run: TuningRun; side: Side }): ReactNode {
  const { color, read } = SIDES[side];
  const [before, after] = [read(run.points[0]), read(lastOf(run))];
  return (
    <span className={styles.row}>
      <span className={styles.meter}>
        <Bar share={after} color={color} height={18} mark={before} />
      </span>
      <b>{percent(after)}</b>
    </span>
  );
}
