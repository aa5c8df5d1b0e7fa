import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { MOST_WORDS, probabilityOf, subjectOf, withoutEach } from "./subject";

/** What each word of B adds to “B follows A”, or takes from it: the answer with it minus the answer without it. */
export function WordsBand({ context }: { context: SceneContext }): ReactNode {
  const subject = subjectOf(context);
  const all = probabilityOf(context, "main");
  const encoded = context.main?.encoding.words ?? [];
  const count = encoded.filter(({ segment }) => segment === 1).length;
  if (all === null) return null;
  const words = withoutEach(subject.b, encoded).map((one) => {
    const without = probabilityOf(context, `without/${one.index}`);
    return { ...one, without, change: without === null ? 0 : all - without };
  });
  const largest = Math.max(0.02, ...words.map(({ change }) => Math.abs(change)));
  return (
    <div className={styles.words}>
      <p className={styles.fixed}>
        <span className={styles.letter} data-segment="a">
          A
        </span>
        {subject.a}
      </p>
      <p className={styles.note}>
        With all of B: <b>{percent(all)}</b>. Blue words speak for “B follows A”, red ones against it: in
        percentage points, measured by taking the word out.
        {count > MOST_WORDS && ` Shown for the first ${MOST_WORDS} of ${count} words.`}
      </p>
      <table className={styles.table}>
        <caption className="sr-only">What each word of B changes</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">word of B</th>
            <th scope="col">change in percentage points</th>
            <th scope="col">without it</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ word, index, without, change }) => (
            <tr key={index} data-word={index}>
              <th scope="row" className={styles.word}>
                {word}
              </th>
              <td className={styles.changeCell}>
                <Change share={change / largest} order={index / words.length} />
              </td>
              <td className={styles.change}>
                {without === null ? "…" : points(change)}
                <span className={styles.kind}>{without === null ? "" : `without: ${percent(without)}`}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A bar from the middle: to the right for, to the left against. */
function Change({ share, order }: { share: number; order: number }): ReactNode {
  const start = STEP.words + 0.05 + order * 0.5;
  const grow = useSpan(start, start + 0.2);
  const width = useTransform(grow, (p) => `${Math.abs(share) * 50 * p}%`);
  return (
    <span className={styles.middle}>
      <m.span className={styles.changeBar} data-against={share < 0 || undefined} style={{ width }} />
    </span>
  );
}
