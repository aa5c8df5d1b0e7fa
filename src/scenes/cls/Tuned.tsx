import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import styles from "./Tuned.module.css";
import type { Nearest, TunedAnswer, TunedSentence, WordEffect } from "./tuned";

export interface TunedProps {
  /** Null while it is on its way, or nobody asked for it. */
  readonly answer: TunedAnswer | null;
  readonly wanted: boolean;
  /** Why there is no answer. */
  readonly problem: string | null;
  readonly tokens: number;
  readonly at: number;
}

/** The same [CLS] before and after fine-tuning: what it answers, which words that hangs on, what it finds alike. */
export function Tuned({ answer, wanted, problem, tokens, at }: TunedProps): ReactNode {
  const progress = useStore((state) => state.headProgress);
  if (problem) {
    return (
      <p className={styles.waiting} role="alert">
        {problem}
      </p>
    );
  }
  if (!wanted) {
    return (
      <div className={styles.waiting}>
        <p>
          Fine-tuning on films reviewed as good or bad gave this [CLS] a task. Fetch the tuned encoder (3.3
          MB) to see what that changed: on your text, word by word, and among the sentences.
        </p>
        <button
          type="button"
          className={styles.fetch}
          onClick={() => useStore.getState().setSetting("cls", { tuned: true })}
        >
          Compare with a tuned [CLS]
        </button>
      </div>
    );
  }
  if (!answer) {
    return (
      <p className={styles.waiting} role="status">
        {progress?.total
          ? `Fetching the tuned encoder: ${percent(progress.loaded / progress.total)}…`
          : "Running the tuned encoder…"}
      </p>
    );
  }
  return (
    <div className={styles.tuned}>
      <section aria-label="Your text">
        <h3 className={styles.title}>Is your text positive?</h3>
        <Share name="tuned [CLS]" value={answer.full} at={at + 0.05} />
        <Share name="untuned [CLS], trained head" value={answer.frozen} at={at + 0.15} />
        {answer.accuracy && (
          <p className={styles.note}>
            Right on {fixed(answer.accuracy.full, 1)} % of {answer.accuracy.name}; the head on the untuned
            encoder on {fixed(answer.accuracy.frozen, 1)} %.
          </p>
        )}
        <h3 className={styles.title}>
          The tuned answer without each word <span>points of “positive” that it adds</span>
        </h3>
        {answer.words ? (
          <Words words={answer.words} full={answer.full} at={at} />
        ) : (
          <p className={styles.note}>
            This masks each word in turn, for up to 32 tokens; your text has {tokens}.
          </p>
        )}
      </section>
      <section aria-label="The sentences">
        <h3 className={styles.title}>What it finds alike</h3>
        <div className={styles.scroll}>
          <table className={styles.sentences}>
            <caption className="sr-only">Nearest sentence by the untuned and by the tuned [CLS]</caption>
            <thead>
              <tr>
                <th scope="col">sentence</th>
                <th scope="col">nearest, untuned</th>
                <th scope="col">nearest, tuned</th>
                <th scope="col">positive, tuned</th>
              </tr>
            </thead>
            <tbody>
              {answer.sentences.map((sentence) => (
                <SentenceRow key={sentence.number} sentence={sentence} />
              ))}
            </tbody>
          </table>
        </div>
        <p className={styles.note}>
          Cosines of different sentences: untuned {span(answer.untunedRange)}, tuned {span(answer.tunedRange)}
          . The tuned [CLS] sorts by its task, not by subject.
        </p>
      </section>
    </div>
  );
}

const span = ([low, high]: readonly [number, number]): string =>
  Number.isFinite(low) ? `${fixed(low)} to ${fixed(high)}` : "–";

function Share({ name, value, at }: { name: string; value: number; at: number }): ReactNode {
  const scaleX = useSpan(at, at + 0.3);
  return (
    <p className={styles.share}>
      <span>{name}</span>
      <span className={styles.track} aria-hidden="true">
        <m.span className={styles.fill} style={{ scaleX, originX: 0, width: `${value * 100}%` }} />
      </span>
      <b>{percent(value)}</b>
    </p>
  );
}

function Words(props: { words: readonly WordEffect[]; full: number; at: number }): ReactNode {
  const { words, full, at } = props;
  const opacity = useSpan(at + 0.35, at + 0.6);
  const most = Math.max(1e-9, ...words.map(({ effect }) => Math.abs(effect)));
  return (
    <m.ol className={styles.words} style={{ opacity }} aria-label="Words and what each adds to “positive”">
      {words.map(({ word, text, effect, without }) => (
        <li
          key={word}
          data-kind={effect >= 0 ? "positive" : "negative"}
          style={{ "--share": Math.abs(effect) / most } as React.CSSProperties}
          {...tipHandlers(
            () =>
              `positive ${percent(full)}; with “${text}” masked ${percent(without)}: ${points(effect)} points`,
          )}
        >
          <span>{text}</span>
          <b>{points(effect)}</b>
        </li>
      ))}
    </m.ol>
  );
}

function SentenceRow({ sentence }: { sentence: TunedSentence }): ReactNode {
  const { number, text, untunedNearest, tunedNearest, full, frozen } = sentence;
  return (
    <tr>
      <th scope="row">
        <b>{number}</b> {text}
      </th>
      <td>{nearestWords(untunedNearest)}</td>
      <td data-changed={untunedNearest.number !== tunedNearest.number || undefined}>
        {nearestWords(tunedNearest)}
      </td>
      <td {...tipHandlers(() => `by the head on the untuned encoder: ${percent(frozen)}`)}>
        {percent(full)}
      </td>
    </tr>
  );
}

const nearestWords = ({ number, cosine }: Nearest): string =>
  number === 0 ? "–" : `${number} · ${fixed(cosine)}`;
