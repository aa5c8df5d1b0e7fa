import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { setText } from "../../store/text";
import { Button } from "../../ui/Button";
import { percent } from "../../ui/format";
import { Note } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { numberColumns, Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import { HELD_OUT } from "./card";
import styles from "./Nsp.module.css";
import { type Trial, trialOf } from "./numbers";
import { STEP } from "./steps";
import { KINDS } from "./trial";
import { words } from "./words";

/** Six small stories: what the model says of each B in order, swapped, and of a stranger; and its held-out accuracy. */
export function TrialBand({ context }: { context: SceneContext }): ReactNode {
  const trial = trialOf(context);
  if (!trial) return <Note>{words.trial.asking}</Note>;
  return (
    <div className={styles.trial}>
      <Table
        title={words.trial.caption}
        columns={["A → B", ...numberColumns(...KINDS.map((kind) => words.trial.kinds[kind]))]}
      >
        {trial.rows.map((row, index) => (
          <StoryRow key={row.story.a} row={row} order={index} />
        ))}
        <Row sum head={words.trial.mean}>
          {KINDS.map((kind) => (
            <Ask
              key={kind}
              {...trial.means[kind]}
              label={words.trial.meanFrom(percent(trial.means[kind].value), words.trial.kinds[kind])}
            >
              {percent(trial.means[kind].value)}
            </Ask>
          ))}
        </Row>
      </Table>
      {HELD_OUT && (
        <Note>
          {words.trial.heldOut(
            percent(HELD_OUT.accuracy),
            HELD_OUT.pairs,
            HELD_OUT.byLength.map(({ length, accuracy }) => ({ length, accuracy: percent(accuracy) })),
          )}
        </Note>
      )}
    </div>
  );
}

interface StoryRowProps {
  readonly row: Trial["rows"][number];
  readonly order: number;
}

function StoryRow({ row, order }: StoryRowProps): ReactNode {
  const start = STEP.trial + 0.05 + order * 0.1;
  const { a, b } = row.story;
  return (
    <Row
      head={
        <Button kind="quiet" className={styles.take} title={words.others.take} onClick={() => setText(a, b)}>
          {a} → {b}
        </Button>
      }
    >
      {KINDS.map((kind, at) => {
        const { value } = row[kind];
        const wrong = kind === "follows" ? value <= 0.5 : kind === "unrelated" && value >= 0.5;
        return (
          <Told key={kind} start={start + 0.04 * at} wrong={wrong}>
            <Ask {...row[kind]} label={words.trial.from(percent(value), words.trial.kinds[kind], a)}>
              {percent(value)}
            </Ask>
            {wrong && (
              <>
                <span aria-hidden="true"> ✗</span>
                <span className="sr-only">{words.trial.wrong}</span>
              </>
            )}
          </Told>
        );
      })}
    </Row>
  );
}

/** A probability comes out of the story that it is about. */
function Told({ start, wrong, children }: { start: number; wrong: boolean; children: ReactNode }): ReactNode {
  return (
    <m.span
      className={styles.told}
      style={useArrival(start, start + 0.2, -50)}
      data-wrong={wrong || undefined}
    >
      {children}
    </m.span>
  );
}
