import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { NumberRef, RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { differenceRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { percent, points } from "../../ui/format";
import { words } from "../../words/nsp";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { FOLLOWS, MOST_WORDS, probabilityOf, subjectOf, withoutEach } from "./subject";

/** What each word of B adds to “B follows A”, or takes from it: the answer with it minus the answer without it. */
export function WordsBand({ context }: { context: SceneContext }): ReactNode {
  const subject = subjectOf(context);
  const all = probabilityOf(context, "main");
  const encoded = context.main?.encoding.words ?? [];
  const count = encoded.filter(({ segment }) => segment === 1).length;
  if (all === null) return null;
  const request = context.runs.main?.answered;
  const lines = withoutEach(subject.b, encoded).map((one) => {
    const name = `without/${one.index}`;
    const without = probabilityOf(context, name);
    const pass = context.runs[name]?.answered;
    return { ...one, without, pass, change: without === null ? 0 : all - without };
  });
  const largest = Math.max(0.02, ...lines.map(({ change }) => Math.abs(change)));
  return (
    <div className={styles.words}>
      <p className={styles.fixed}>
        <span className={styles.letter} data-segment="a">
          A
        </span>
        {subject.a}
      </p>
      <p className={styles.note}>
        {words.words.note(
          <Ask request={request} about={FOLLOWS} label={words.words.allFrom(percent(all))}>
            {percent(all)}
          </Ask>,
          count > MOST_WORDS,
          MOST_WORDS,
          count,
        )}
      </p>
      <table className={styles.table}>
        <caption className="sr-only">{words.words.caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words.words.word}</th>
            <th scope="col">{words.words.change}</th>
            <th scope="col">{words.words.withoutIt}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ word, index, without, change, pass }) => {
            const about = () => changeRef(word, pass);
            return (
              <tr key={index} data-word={index}>
                <th scope="row" className={styles.word}>
                  {word}
                </th>
                <td>
                  <Change
                    share={change / largest}
                    order={index / lines.length}
                    request={request}
                    about={about}
                  />
                </td>
                <td className={styles.change}>
                  {without === null ? (
                    "…"
                  ) : (
                    <>
                      <Ask
                        request={request}
                        about={about}
                        label={words.words.changeFrom(points(change), word)}
                      >
                        {points(change)}
                      </Ask>
                      <span className={styles.kind}>
                        {words.words.without(
                          <Ask
                            request={pass}
                            about={FOLLOWS}
                            label={words.words.withoutFrom(percent(without), word)}
                          >
                            {percent(without)}
                          </Ask>,
                        )}
                      </span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The answer with all of B minus the answer without the word, each of its own pass. */
function changeRef(word: string, pass: RunRequest | null | undefined): NumberRef {
  return differenceRef(
    words.words.changeName(word),
    { label: words.words.withAll, ref: FOLLOWS },
    { label: words.words.withoutWord(word), ref: FOLLOWS, pass: pass ?? undefined },
  );
}

interface ChangeProps {
  readonly share: number;
  readonly order: number;
  readonly request: RunRequest | null | undefined;
  readonly about: () => NumberRef;
}

/** A bar from the middle: to the right for, to the left against. */
function Change({ share, order, request, about }: ChangeProps): ReactNode {
  const start = STEP.words + 0.05 + order * 0.5;
  const grow = useSpan(start, start + 0.2);
  const width = useDerived(grow, (p) => `${Math.abs(share) * 50 * p}%`);
  return (
    <span className={styles.middle}>
      <AskBar request={request} about={about}>
        <m.span className={styles.changeBar} data-against={share < 0 || undefined} style={{ width }} />
      </AskBar>
    </span>
  );
}
