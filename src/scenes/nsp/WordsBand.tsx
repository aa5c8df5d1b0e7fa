import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { Note } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Row, Table } from "../../viz/Table";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { changeOf, followsOf } from "./numbers";
import { STEP } from "./steps";
import { MOST_WORDS, subjectOf, type Without, withoutEach } from "./subject";
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
        {lines.map((line, at) => (
          <Line
            key={line.index}
            line={line}
            largest={largest}
            begins={STEP.words + (0.55 * at) / lines.length}
          />
        ))}
      </Table>
    </div>
  );
}

interface LineProps {
  readonly line: Without & ReturnType<typeof changeOf>;
  /** The change whose bar is full. */
  readonly largest: number;
  /** When it is taken out. */
  readonly begins: number;
}

/** A word of B comes out from under the one before it; then a bar from the middle: to the right for, to the left against. */
function Line({ line: { word, index, without, change }, largest, begins }: LineProps): ReactNode {
  const comes = useArrival(begins, begins + 0.16, 0, -40);
  const scaleX = useSpan(begins + 0.14, begins + 0.3);
  const opacity = useSpan(begins + 0.24, begins + 0.32);
  const bar = <Bar signed share={(change?.value ?? 0) / largest} style={{ scaleX }} height={16} />;
  const head = (
    <m.b className={styles.word} style={comes}>
      {word}
    </m.b>
  );
  return (
    <Row data-word={index} head={head}>
      {change ? <AskBar {...change}>{bar}</AskBar> : bar}
      {!without || !change ? (
        "…"
      ) : (
        <m.span style={{ opacity }}>
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
        </m.span>
      )}
    </Row>
  );
}
