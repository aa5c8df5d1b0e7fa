import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { inspect } from "../../store/inspector";
import { setToken } from "../../store/view";
import { fixed, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { NARROW } from "../../viz/ground";
import { VectorName, VectorTrack } from "../../viz/Vector";
import { magnitude } from "../../viz/VectorStrip";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { followsOf } from "./numbers";
import { STEP } from "./steps";
import { words } from "./words";

const ANSWERS = ["follows", "not"] as const;

/** The two sentences as the model reads them, the pooled vector of [CLS], and what the head makes of it. */
export function PairBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { main, runs, token } = context;
  const pooled = main?.trace.pooled?.data;
  // It fills from above, where it comes from.
  const filled = useSpan(STEP.softmax + 0.04, STEP.softmax + 0.2);
  const clipPath = useDerived(filled, (p) => `inset(0 0 ${(1 - p) * 100}% 0)`);
  if (!main || !pooled) return null;
  const { tokens } = main.encoding;
  const narrow = width < NARROW;
  return (
    <div className={styles.pair} data-narrow={narrow || undefined}>
      {(["a", "b"] as const).map((letter, segment) => (
        <p key={letter} className={styles.sentence}>
          <span className={styles.letter} data-segment={letter}>
            {letter.toUpperCase()}
          </span>
          {tokens.map(
            (own, index) =>
              own.segment === segment && (
                <Chip
                  key={index}
                  token={own}
                  selected={index === token}
                  onSelect={() => setToken(index)}
                  label={words.pair.token(index, own.text)}
                />
              ),
          )}
        </p>
      ))}
      <VectorName className={styles.vectorName}>{words.pair.pooled(pooled.length)}</VectorName>
      <VectorTrack
        values={pooled}
        scale={magnitude(pooled)}
        onPick={(index) => inspect(runs.main?.answered, { of: "pooled", index })}
        label={words.pair.entries(words.pair.pooled(pooled.length), pooled.length)}
        comes={{ clipPath }}
      />
      <span className={styles.operation}>{words.pair.rows}</span>
      <div className={styles.answers} data-steps="softmax" data-narrow={narrow || undefined}>
        {ANSWERS.map((answer, index) => {
          const logit = followsOf(context, "main", { of: "nsp", index });
          const probability = followsOf(context, "main", { of: "nsp", index, tensor: "probability" });
          return (
            logit &&
            probability && (
              <Answer
                key={answer}
                answer={words.pair.answers[answer]}
                index={index}
                logit={logit}
                probability={probability}
                height={narrow ? 26 : 44}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly answer: string;
  readonly index: number;
  readonly logit: Num;
  readonly probability: Num;
  /** Of its bar, in pixels. */
  readonly height: number;
}

/** An answer: its logit, and its share after softmax as a bar; laid end to end, the bars fill one whole. */
function Answer({ answer, index, logit, probability, height }: AnswerProps): ReactNode {
  const begins = STEP.softmax + 0.2 + 0.1 * index;
  const known = useArrival(begins, begins + 0.18, 0, -76 - 44 * index);
  const grow = useSpan(STEP.softmax + 0.5, STEP.softmax + 0.7);
  const slide = useSpan(STEP.softmax + 0.72, STEP.softmax + 0.88);
  const width = useDerived(grow, (p) => `${probability.value * p * 100}%`);
  const marginLeft = useDerived(slide, (p) => `${index * (1 - probability.value) * p * 100}%`);
  return (
    <div className={styles.answer} data-answer={index}>
      <span className={styles.answerName}>{answer}</span>
      <m.span className={styles.logit} style={known}>
        <Ask {...logit} label={words.pair.logitFrom(fixed(logit.value), answer)}>
          {fixed(logit.value)}
        </Ask>
      </m.span>
      <span className={styles.barTrack}>
        <AskBar {...probability}>
          <Bar style={{ width, marginLeft }} height={height} />
        </AskBar>
      </span>
      <m.span className={styles.share} style={{ opacity: grow }}>
        <Ask {...probability} label={words.pair.shareFrom(percent(probability.value), answer)}>
          {percent(probability.value)}
        </Ask>
      </m.span>
    </div>
  );
}
