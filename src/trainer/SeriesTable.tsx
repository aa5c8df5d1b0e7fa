import type { ReactNode } from "react";
import { grouped, percent } from "../ui/format";
import { Row, Table } from "../viz/Table";
import { words } from "../words/trainer";
import type { FinetunePoint } from "./finetuneProtocol";
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

/** For those who hear it: what each training learnt of the task, and what is left of the words it knew. */
export function SeriesTable({ runs, heading, titleOf }: SeriesTableProps): ReactNode {
  const best = runs.length > 1 ? bestOf(runs) : null;
  return (
    <Table columns={[heading, ...SIDE_NAMES.map((side) => words.sides[side])]}>
      {runs.map((run) => (
        <Row key={titleOf(run)} head={run === best ? `${titleOf(run)}, ${words.best}` : titleOf(run)}>
          {SIDE_NAMES.map((side) =>
            run.done ? percent(SIDES[side].read(lastOf(run))) : words.step(grouped(run.step)),
          )}
        </Row>
      ))}
    </Table>
  );
}
