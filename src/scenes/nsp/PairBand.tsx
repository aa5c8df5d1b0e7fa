import { m } from "framer-motion";
import type { ReactNode } from "react";
import { row } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { Chip } from "../../viz/Chip";
import { StripCanvas } from "../../viz/StripCanvas";
import { magnitude } from "../../viz/VectorStrip";
import { words } from "../../words/nsp";
import type { SceneContext } from "../scene";
import styles from "./Nsp.module.css";
import { STEP } from "./steps";
import { probabilityOf, subjectOf } from "./subject";

const ANSWERS = ["follows", "not"] as const;

/** From the two sentences through [CLS] and the pooled vector to one probability, top to bottom. */
export function PairBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { main, runs, token } = context;
  const output = main?.trace.layers[main.trace.layers.length - 1]?.output;
  const pooled = main?.trace.pooled?.data;
  const logits = main?.trace.nspLogits?.data;
  const probability = probabilityOf(context, "main");
  if (!main || !output || !pooled || !logits || probability === null) return null;
  const { offered } = subjectOf(context);
  const request = runs.main?.answered;
  const state = row(output, 0);
  const layer = main.trace.layers.length - 1;
  const inspect = useStore.getState().inspect;
  return (
    <div className={styles.pair}>
      <Sentences context={context} offered={offered} token={token} />
      <Flow from={STEP.pooled + 0.02} />
      <Vector
        name={words.pair.cls}
        values={state}
        from={STEP.pooled + 0.05}
        onPick={(index) =>
          request && inspect(request, { of: "state", tensor: "output", layer, token: 0, index })
        }
      />
      <Operation from={STEP.pooled + 0.4}>{words.pair.dense}</Operation>
      <Vector
        name={words.pair.pooled(pooled.length)}
        values={pooled}
        from={STEP.pooled + 0.45}
        onPick={(index) => request && inspect(request, { of: "pooled", index })}
      />
      <Operation from={STEP.logits}>{words.pair.rows}</Operation>
      <div className={styles.answers} data-steps="logits softmax" data-narrow={width < 620 || undefined}>
        {ANSWERS.map((answer, index) => (
          <Answer
            key={answer}
            answer={words.pair.answers[answer]}
            index={index}
            logit={logits[index]}
            probability={index === 0 ? probability : 1 - probability}
            context={context}
          />
        ))}
      </div>
    </div>
  );
}

/** A's tokens on one line, B's on the next, as the model reads them. */
function Sentences(props: { context: SceneContext; offered: boolean; token: number | null }): ReactNode {
  const { context, offered, token } = props;
  const tokens = context.main?.encoding.tokens ?? [];
  const { setToken } = useStore.getState();
  return (
    <div className={styles.sentences}>
      {[0, 1].map((segment) => (
        <div key={segment} className={styles.sentence} data-segment={segment === 0 ? "a" : "b"}>
          <span className={styles.letter}>{segment === 0 ? "A" : "B"}</span>
          <span className={styles.chips}>
            {tokens.map((one, index) =>
              one.segment === segment ? (
                <Chip
                  key={index}
                  token={one}
                  selected={index === token}
                  onSelect={() => setToken(index)}
                  label={words.pair.token(index, one.text)}
                />
              ) : null,
            )}
            {segment === 1 && offered && <span className={styles.lent}>{words.pair.lent}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}

function Flow({ from }: { from: number }): ReactNode {
  const opacity = useSpan(from, from + 0.2);
  return (
    <m.span className={styles.operation} style={{ opacity }}>
      {words.pair.onlyCls}
    </m.span>
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
  readonly from: number;
  readonly onPick: (index: number) => void;
}

function Vector({ name, values, from, onPick }: VectorProps): ReactNode {
  const reveal = useSpan(from, from + 0.35);
  const clipPath = useDerived(reveal, (p) => `inset(0 ${(1 - p) * 100}% 0 0)`);
  return (
    <div className={styles.vector}>
      <span className={styles.vectorName}>{name}</span>
      <span className={styles.track}>
        <m.span className={styles.strip} style={{ clipPath }}>
          <StripCanvas
            values={values}
            scale={magnitude(values)}
            onPick={onPick}
            label={words.pair.entries(name, values.length)}
          />
        </m.span>
      </span>
    </div>
  );
}

interface AnswerProps {
  readonly answer: string;
  readonly index: number;
  readonly logit: number;
  readonly probability: number;
  readonly context: SceneContext;
}

/** An answer: its logit, and its share after softmax as a bar. */
function Answer({ answer, index, logit, probability, context }: AnswerProps): ReactNode {
  const known = useSpan(STEP.logits + 0.15 + 0.2 * index, STEP.logits + 0.35 + 0.2 * index);
  const grow = useSpan(STEP.softmax + 0.1, STEP.softmax + 0.65);
  const width = useDerived(grow, (p) => `${probability * p * 100}%`);
  const request = context.runs.main?.answered;
  const share = { of: "nsp", index, tensor: "probability" } as const;
  return (
    <div className={styles.answer} data-answer={index}>
      <span className={styles.answerName}>{answer}</span>
      <m.span className={styles.logit} style={{ opacity: known }}>
        <Ask
          request={request}
          about={{ of: "nsp", index }}
          label={words.pair.logitFrom(fixed(logit), answer)}
        >
          {fixed(logit)}
        </Ask>
      </m.span>
      <span className={styles.barTrack}>
        <AskBar request={request} about={share}>
          <m.span className={styles.bar} style={{ width }} />
        </AskBar>
      </span>
      <m.span className={styles.share} style={{ opacity: grow }}>
        <Ask request={request} about={share} label={words.pair.shareFrom(percent(probability), answer)}>
          {percent(probability)}
        </Ask>
      </m.span>
    </div>
  );
}
