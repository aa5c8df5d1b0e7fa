import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import { Bar } from "../../viz/Bar";
import styles from "./Tuned.module.css";
import type { Nearest, TunedAnswer, TunedSentence, WordEffect } from "./tunedAnswer";
import { MOST_RERUN } from "./ways";
import { words } from "./words";

interface TunedProps {
  /** Null while it is on its way. */
  readonly answer: TunedAnswer | null;
  /** Why there is no answer. */
  readonly problem: string | null;
  readonly tokens: number;
  readonly at: number;
}

/** The same [CLS] before and after fine-tuning: what it answers, which words that hangs on, what it finds alike. */
export function Tuned({ answer, problem, tokens, at }: TunedProps): ReactNode {
  const progress = useStore((state) => state.headProgress);
  if (problem) {
    return (
      <p className={styles.waiting} role="alert">
        {problem}
      </p>
    );
  }
  if (!answer) {
    return (
      <p className={styles.waiting} role="status">
        {progress?.total
          ? words.tuned.fetching(percent(progress.loaded / progress.total))
          : words.tuned.running}
      </p>
    );
  }
  const said = words.tuned;
  return (
    <div className={styles.tuned}>
      <section aria-label={said.text}>
        <h3 className={styles.title}>{said.question}</h3>
        <Share name={said.full} positive={answer.full} at={at + 0.05} />
        <Share name={said.frozen} positive={answer.frozen} at={at + 0.15} />
        {answer.accuracy && (
          <p className={styles.note}>
            {said.accuracy({
              set: answer.accuracy.name,
              full: fixed(answer.accuracy.full, 1),
              frozen: fixed(answer.accuracy.frozen, 1),
            })}
          </p>
        )}
        <h3 className={styles.title}>
          {said.withoutWord} <span>{said.points}</span>
        </h3>
        {answer.words ? (
          <Words words={answer.words} full={answer.full} at={at} />
        ) : (
          <p className={styles.note}>{words.three.tooLong(MOST_RERUN, tokens)}</p>
        )}
      </section>
      <section aria-label={said.sentences}>
        <h3 className={styles.title}>{said.alike}</h3>
        <div className={styles.scroll}>
          <table className={styles.sentences}>
            <caption className="sr-only">{said.table}</caption>
            <thead>
              <tr>
                {Object.entries(said.columns).map(([column, name]) => (
                  <th key={column} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.sentences.map((sentence) => (
                <SentenceRow key={sentence.number} sentence={sentence} />
              ))}
            </tbody>
          </table>
        </div>
        <p className={styles.note}>{said.spread(range(answer.untuned), range(answer.tuned))}</p>
      </section>
    </div>
  );
}

/** The lowest and the highest cosine of different sentences. */
function range(cosines: TunedAnswer["tuned"]): ReactNode {
  // Of two sentences there is one pair: it is both.
  const ends = [cosines[0], cosines.at(-1)].flatMap((cosine) => cosine ?? []);
  if (ends.length === 0 || !ends.every(({ value }) => Number.isFinite(value))) return "–";
  const [low, high] = ends.map((cosine, end) => (
    <Ask key={["low", "high"][end]} {...cosine}>
      {fixed(cosine.value)}
    </Ask>
  ));
  return words.tuned.range(low, high);
}

interface ShareProps {
  readonly name: string;
  readonly positive: Num;
  readonly at: number;
}

function Share({ name, positive, at }: ShareProps): ReactNode {
  const scaleX = useSpan(at, at + 0.3);
  return (
    <p className={styles.share}>
      <span>{name}</span>
      <Bar share={positive.value} style={{ scaleX }} color="var(--c-cls)" height={12} />
      <b>
        <Ask {...positive}>{percent(positive.value)}</Ask>
      </b>
    </p>
  );
}

interface WordsProps {
  readonly words: readonly WordEffect[];
  readonly full: Num;
  readonly at: number;
}

function Words({ words: effects, full, at }: WordsProps): ReactNode {
  const opacity = useSpan(at + 0.35, at + 0.6);
  const most = Math.max(1e-9, ...effects.map(({ effect }) => Math.abs(effect.value)));
  return (
    <m.ol className={styles.words} style={{ opacity }} aria-label={words.tuned.words}>
      {effects.map(({ word, text, effect, without }) => (
        <li
          key={word}
          data-kind={effect.value >= 0 ? "positive" : "negative"}
          style={{ "--share": Math.abs(effect.value) / most } as React.CSSProperties}
        >
          <span>{text}</span>
          <b>
            <Ask
              {...effect}
              tip={() =>
                words.tuned.wordTip({
                  full: percent(full.value),
                  token: text,
                  without: percent(without),
                  points: points(effect.value),
                })
              }
            >
              {points(effect.value)}
            </Ask>
          </b>
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
      <td>
        <NearestCell nearest={untunedNearest} />
      </td>
      <td data-changed={untunedNearest?.number !== tunedNearest?.number || undefined}>
        <NearestCell nearest={tunedNearest} />
      </td>
      <td>
        <Ask {...frozen}>{percent(frozen.value)}</Ask>
      </td>
      <td>
        <Ask {...full}>{percent(full.value)}</Ask>
      </td>
    </tr>
  );
}

function NearestCell({ nearest }: { nearest: Nearest | null }): ReactNode {
  if (!nearest) return "–";
  return (
    <>
      {nearest.number} · <Ask {...nearest.cosine}>{fixed(nearest.cosine.value)}</Ask>
    </>
  );
}
