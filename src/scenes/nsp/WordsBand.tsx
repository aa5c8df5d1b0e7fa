import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { Note } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { changeOf, followsOf } from "./numbers";
import { STEP } from "./steps";
import { MOST_WORDS, subjectOf, withoutEach } from "./subject";
import { words } from "./words";

/** What each word of B adds to “B follows A”, or takes from it: the answer with it minus the answer without it. */
export function WordsBand({ context }: { context: SceneContext }): ReactNode {
  const subject = subjectOf(context);
  const all = followsOf(context, "main");
  const encoded = context.main?.encoding.words ?? [];
  const count = encoded.filter(({ segment }) => segment === 1).length;
  if (all === null) return null;
  const lines = withoutEach(subject.b, encoded).map((one) => ({ ...one, ...changeOf(context, one) }));
  const largest = Math.max(0.02, ...lines.map(({ change }) => Math.abs(change?.value ?? 0)));
  return (
    <div className={styles.words}>
      <p className={styles.fixed}>
        <span className={styles.letter} data-segment="a">
          A
        </span>
        {subject.a}
      </p>
      <Note>
        {words.words.note(
          <Ask {...all} label={words.words.allFrom(percent(all.value))}>
            {percent(all.value)}
          </Ask>,
          count > MOST_WORDS,
          MOST_WORDS,
          count,
        )}
      </Note>
      <Table
        caption={words.words.caption}
        unseen="names"
        columns={[
          { name: words.words.word, width: "15%" },
          words.words.change,
          { name: words.words.withoutIt, numbers: true, width: "7.5rem" },
        ]}
      >
        {lines.map(({ word, index, without, change }) => (
          <Row key={index} data-word={index} head={<b className={styles.word}>{word}</b>}>
            <Change change={change} largest={largest} order={index / lines.length} />
            {!without || !change ? (
              "…"
            ) : (
              <>
                <Ask {...change} label={words.words.changeFrom(points(change.value), word)}>
                  {points(change.value)}
                </Ask>
                <span className={styles.kind}>
                  {words.words.without(
                    <Ask {...without} label={words.words.withoutFrom(percent(without.value), word)}>
                      {percent(without.value)}
                    </Ask>,
                  )}
                </span>
              </>
            )}
          </Row>
        ))}
      </Table>
    </div>
  );
}

interface ChangeProps {
  readonly change: Num | null;
  /** The change whose bar is full. */
  readonly largest: number;
  readonly order: number;
}

/** A bar from the middle: to the right for, to the left against. */
function Change({ change, largest, order }: ChangeProps): ReactNode {
  const share = (change?.value ?? 0) / largest;
  const start = STEP.words + 0.05 + order * 0.5;
  const scaleX = useSpan(start, start + 0.2);
  const bar = <Bar signed share={share} style={{ scaleX }} height={16} />;
  return change ? <AskBar {...change}>{bar}</AskBar> : bar;
}
