import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { NumberRef } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { meanRef } from "../../inspector/refs";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { words } from "../../words/nsp";
import type { SceneContext } from "../scene";
import { HELD_OUT } from "./card";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { FOLLOWS } from "./subject";
import { KINDS, type Kind, runName, STORY, type Trial, trialOf } from "./trial";

/** Six small stories: what the model says of each B in order, swapped, and of a stranger; and its held-out accuracy. */
export function TrialBand({ context }: { context: SceneContext }): ReactNode {
  const trial = trialOf(context);
  if (!trial) return <p className={styles.note}>{words.trial.asking}</p>;
  return (
    <div className={styles.trial}>
      <table className={styles.table} data-trial>
        <caption className={styles.tableCaption}>{words.trial.caption}</caption>
        <thead>
          <tr>
            <th scope="col">A → B</th>
            {KINDS.map((kind) => (
              <th key={kind} scope="col">
                {words.trial.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trial.rows.map((row, index) => (
            <StoryRow key={row.story.a} row={row} order={index} context={context} />
          ))}
          <tr className={styles.means}>
            <th scope="row">{words.trial.mean}</th>
            {KINDS.map((kind) => (
              <td key={kind}>
                <Ask
                  request={context.runs.main?.answered}
                  about={() => meanStory(context, kind)}
                  label={words.trial.meanFrom(percent(trial.means[kind]), words.trial.kinds[kind])}
                >
                  {percent(trial.means[kind])}
                </Ask>
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {HELD_OUT && (
        <p className={styles.note}>
          {words.trial.heldOut(
            percent(HELD_OUT.accuracy),
            HELD_OUT.pairs,
            HELD_OUT.byLength.map(({ length, accuracy }) => ({ length, accuracy: percent(accuracy) })),
          )}
        </p>
      )}
    </div>
  );
}

/** The mean probability of a kind of pair: each story's is of a pass of its own. */
function meanStory({ runs }: SceneContext, kind: Kind): NumberRef {
  const stories = STORY.flatMap(({ a }, index) => {
    const pass = runs[runName(index, kind)]?.answered;
    return pass ? [{ label: a, ref: FOLLOWS, pass }] : [];
  });
  return meanRef(words.trial.meanName(words.trial.kinds[kind]), words.trial.meanOf(stories.length), stories);
}

interface StoryRowProps {
  readonly row: Trial["rows"][number];
  readonly order: number;
  readonly context: SceneContext;
}

function StoryRow({ row, order, context }: StoryRowProps): ReactNode {
  const start = STEP.trial + 0.05 + order * 0.1;
  const opacity = useSpan(start, start + 0.15);
  const { a, b } = row.story;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={styles.take}
          title={words.others.take}
          onClick={() => {
            useStore.getState().setText(a);
            useStore.getState().setPair(b);
          }}
        >
          {a} → {b}
        </button>
      </th>
      {KINDS.map((kind) => {
        const wrong = kind === "follows" ? row[kind] <= 0.5 : kind === "unrelated" && row[kind] >= 0.5;
        return (
          <m.td key={kind} style={{ opacity }} data-wrong={wrong || undefined}>
            <Ask
              request={context.runs[runName(order, kind)]?.answered}
              about={FOLLOWS}
              label={words.trial.from(percent(row[kind]), words.trial.kinds[kind], a)}
            >
              {percent(row[kind])}
            </Ask>
            {wrong && (
              <span className={styles.wrong}>
                <span aria-hidden="true"> ✗</span>
                <span className="sr-only">{words.trial.wrong}</span>
              </span>
            )}
          </m.td>
        );
      })}
    </tr>
  );
}
