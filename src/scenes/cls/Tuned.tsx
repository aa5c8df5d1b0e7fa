import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import type { Question } from "../../inspector/question";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import { words } from "../../words/cls";
import type { ClsNumbers } from "./refs";
import styles from "./Tuned.module.css";
import type { Nearest, TunedAnswer, TunedSentence, WordEffect } from "./tuned";
import { MOST_RERUN } from "./ways";

export interface TunedProps {
  /** Null while it is on its way. */
  readonly answer: TunedAnswer | null;
  /** Why there is no answer. */
  readonly problem: string | null;
  readonly tokens: number;
  readonly at: number;
  readonly numbers: ClsNumbers;
}

/** The same [CLS] before and after fine-tuning: what it answers, which words that hangs on, what it finds alike. */
export function Tuned({ answer, problem, tokens, at, numbers }: TunedProps): ReactNode {
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
        <Share
          name={said.full}
          value={answer.full}
          question={numbers.positive("full", null)}
          at={at + 0.05}
        />
        <Share
          name={said.frozen}
          value={answer.frozen}
          question={numbers.positive("frozen", null)}
          at={at + 0.15}
        />
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
          <Words words={answer.words} full={answer.full} at={at} numbers={numbers} />
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
                <SentenceRow key={sentence.number} sentence={sentence} numbers={numbers} />
              ))}
            </tbody>
          </table>
        </div>
        <p className={styles.note}>
          {said.spread(
            range("untuned", answer.untunedRange, numbers),
            range("tuned", answer.tunedRange, numbers),
          )}
        </p>
      </section>
    </div>
  );
}

/** The lowest and the highest cosine of different sentences. */
function range(way: "untuned" | "tuned", pairs: TunedAnswer["tunedRange"], numbers: ClsNumbers): ReactNode {
  if (!pairs.every((pair) => Number.isFinite(pair.cosine))) return "–";
  // Of two sentences there is one pair: it is both.
  const [low, high] = pairs.map(({ a, b, cosine }, end) => (
    <Ask key={["low", "high"][end]} {...numbers.clsCosine(way, a - 1, b - 1)}>
      {fixed(cosine)}
    </Ask>
  ));
  return words.tuned.range(low, high);
}

interface ShareProps {
  readonly name: string;
  readonly value: number;
  readonly question: Question;
  readonly at: number;
}

function Share({ name, value, question, at }: ShareProps): ReactNode {
  const scaleX = useSpan(at, at + 0.3);
  return (
    <p className={styles.share}>
      <span>{name}</span>
      <span className={styles.track} aria-hidden="true">
        <m.span className={styles.fill} style={{ scaleX, originX: 0, width: `${value * 100}%` }} />
      </span>
      <b>
        <Ask {...question}>{percent(value)}</Ask>
      </b>
    </p>
  );
}

interface WordsProps {
  readonly words: readonly WordEffect[];
  readonly full: number;
  readonly at: number;
  readonly numbers: ClsNumbers;
}

function Words({ words: effects, full, at, numbers }: WordsProps): ReactNode {
  const opacity = useSpan(at + 0.35, at + 0.6);
  const most = Math.max(1e-9, ...effects.map(({ effect }) => Math.abs(effect)));
  return (
    <m.ol className={styles.words} style={{ opacity }} aria-label={words.tuned.words}>
      {effects.map(({ word, text, effect, without }) => (
        <li
          key={word}
          data-kind={effect >= 0 ? "positive" : "negative"}
          style={{ "--share": Math.abs(effect) / most } as React.CSSProperties}
        >
          <span>{text}</span>
          <b>
            <Ask
              request={numbers.positive("full", null).request}
              about={() => numbers.effect(word).about}
              tip={() =>
                words.tuned.wordTip({
                  full: percent(full),
                  token: text,
                  without: percent(without),
                  points: points(effect),
                })
              }
            >
              {points(effect)}
            </Ask>
          </b>
        </li>
      ))}
    </m.ol>
  );
}

function SentenceRow({ sentence, numbers }: { sentence: TunedSentence; numbers: ClsNumbers }): ReactNode {
  const { number, text, untunedNearest, tunedNearest, full, frozen } = sentence;
  return (
    <tr>
      <th scope="row">
        <b>{number}</b> {text}
      </th>
      <td>
        <NearestCell of={number} nearest={untunedNearest} way="untuned" numbers={numbers} />
      </td>
      <td data-changed={untunedNearest.number !== tunedNearest.number || undefined}>
        <NearestCell of={number} nearest={tunedNearest} way="tuned" numbers={numbers} />
      </td>
      <td>
        <Ask {...numbers.positive("frozen", number - 1)}>{percent(frozen)}</Ask>
      </td>
      <td>
        <Ask {...numbers.positive("full", number - 1)}>{percent(full)}</Ask>
      </td>
    </tr>
  );
}

interface NearestProps {
  /** The sentence whose nearest it is. */
  readonly of: number;
  readonly nearest: Nearest;
  readonly way: "untuned" | "tuned";
  readonly numbers: ClsNumbers;
}

function NearestCell({ of, nearest, way, numbers }: NearestProps): ReactNode {
  if (nearest.number === 0) return "–";
  return (
    <>
      {nearest.number} ·{" "}
      <Ask {...numbers.clsCosine(way, of - 1, nearest.number - 1)}>{fixed(nearest.cosine)}</Ask>
    </>
  );
}
