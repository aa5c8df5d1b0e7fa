import { m } from "framer-motion";
import type { ReactNode } from "react";
import { row } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan, useTime } from "../../player/time";
import { inspect } from "../../store/inspector";
import { fixed, percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { PixelStrip } from "../../viz/PixelStrip";
import { magnitude } from "../../viz/VectorStrip";
import type { SceneContext } from "../scene";
import { Gathering } from "./Gathering";
import styles from "./Nsp.module.css";
import { followsOf } from "./numbers";
import { STEP } from "./steps";
import { subjectOf } from "./subject";
import { words } from "./words";

const ANSWERS = ["follows", "not"] as const;

/** From the two sentences through [CLS] and the pooled vector to one probability, top to bottom. */
export function PairBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { main, runs } = context;
  const output = main?.trace.layers[main.trace.layers.length - 1]?.output;
  const pooled = main?.trace.pooled?.data;
  if (!main || !output || !pooled) return null;
  const { offered } = subjectOf(context);
  const request = runs.main?.answered;
  const state = row(output, 0);
  const layer = main.trace.layers.length - 1;
  return (
    <div className={styles.pair}>
      <Gathering context={context} offered={offered} width={width} />
      <Vector
        name={words.pair.cls}
        values={state}
        from={STEP.pooled + 0.4}
        to={STEP.pooled + 0.52}
        onPick={(index) => inspect(request, { of: "state", tensor: "output", layer, token: 0, index })}
      >
        <Operation from={STEP.pooled + 0.1}>{words.pair.gathers}</Operation>
      </Vector>
      <Vector
        name={words.pair.pooled(pooled.length)}
        values={pooled}
        from={STEP.pooled + 0.82}
        to={STEP.pooled + 0.92}
        made={state}
        onPick={(index) => inspect(request, { of: "pooled", index })}
      >
        <Operation from={STEP.pooled + 0.55}>{words.pair.dense}</Operation>
      </Vector>
      <Operation from={STEP.logits}>{words.pair.rows}</Operation>
      <div className={styles.answers} data-steps="logits softmax" data-narrow={width < 620 || undefined}>
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
              />
            )
          );
        })}
      </div>
    </div>
  );
}

function Operation({ from, children }: { from: number; children: ReactNode }): ReactNode {
  const opacity = useSpan(from, from + 0.15);
  return (
    <m.span className={styles.operation} style={{ opacity }}>
      {children}
    </m.span>
  );
}

interface VectorProps {
  readonly name: string;
  readonly values: Float32Array;
  /** Story times from which and until which it fills, from above. */
  readonly from: number;
  readonly to: number;
  /** What it is made of: that comes down from the strip above before it. */
  readonly made?: Float32Array;
  readonly onPick: (index: number) => void;
  /** How it came about. */
  readonly children: ReactNode;
}

/** From one strip down to the next, in pixels; the CSS has the same. */
const STRIP_TO_STRIP = 60;

/** A vector with its name below it: it fills from above, where it comes from. */
function Vector({ name, values, from, to, made, onPick, children }: VectorProps): ReactNode {
  const filled = useSpan(from, to);
  const clipPath = useDerived(filled, (p) => `inset(0 0 ${(1 - p) * 100}% 0)`);
  return (
    <div className={styles.vector}>
      <span className={styles.track}>
        {made && <Falling values={made} from={from - 0.3} to={from} gone={to} />}
        <m.span className={styles.strip} style={{ clipPath }}>
          <PixelStrip
            values={values}
            scale={magnitude(values)}
            onPick={onPick}
            label={words.pair.entries(name, values.length)}
          />
        </m.span>
      </span>
      <span className={styles.vectorName}>{name}</span>
      {children}
    </div>
  );
}

interface FallingProps {
  readonly values: Float32Array;
  readonly from: number;
  readonly to: number;
  /** When what is made of it has taken its place. */
  readonly gone: number;
}

/** A copy of the strip above on its way down. */
function Falling({ values, from, to, gone }: FallingProps): ReactNode {
  const style = useArrival(from, to, 0, -STRIP_TO_STRIP);
  const visibility = useDerived(useTime(), (t) => (t > from && t < gone ? "visible" : "hidden"));
  return (
    <m.span className={styles.falling} style={{ ...style, visibility }} aria-hidden="true">
      <PixelStrip values={values} scale={magnitude(values)} />
    </m.span>
  );
}

interface AnswerProps {
  readonly answer: string;
  readonly index: number;
  readonly logit: Num;
  readonly probability: Num;
}

/** An answer: its logit, and its share after softmax as a bar; laid end to end, the bars fill one whole. */
function Answer({ answer, index, logit, probability }: AnswerProps): ReactNode {
  const begins = STEP.logits + 0.1 + 0.25 * index;
  const known = useArrival(begins, begins + 0.35, 0, -76 - 44 * index);
  const grow = useSpan(STEP.softmax + 0.05, STEP.softmax + 0.4);
  const slide = useSpan(STEP.softmax + 0.42, STEP.softmax + 0.75);
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
          <m.span className={styles.bar} style={{ width, marginLeft }} />
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
