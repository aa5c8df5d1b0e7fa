import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import type { HeadResult, HeadVariant, RunResult } from "../../engine";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import styles from "./Finetuning.module.css";
import { headOf, headRun, questionOf } from "./requests";
import { STEP } from "./steps";
import { Variant } from "./Variant";
import { Waiting } from "./Waiting";

/** A question, and the stretch of the text that two heads take for its answer. */
export function AnswerBand({ context }: { context: SceneContext }): ReactNode {
  const { question } = questionOf(context);
  return (
    <>
      <Question context={context} question={question} />
      {question === "" ? (
        <p className={styles.waiting}>Type a question about your text above.</p>
      ) : (
        (["frozen", "full"] as const).map((variant) => (
          <Variant key={variant} variant={variant}>
            <Answered context={context} variant={variant} />
          </Variant>
        ))
      )}
      <p className={styles.note}>
        Two scores for each token of the text, turned into two softmaxes: where the answer{" "}
        <span className={styles.startName}>starts</span> and where it{" "}
        <span className={styles.endName}>ends</span>. The answer is the stretch whose two scores have the
        largest sum.
      </p>
    </>
  );
}

/** The question: sentence A when there is a B to look in, else one of the scene's own. */
function Question({ context, question }: { context: SceneContext; question: string }): ReactNode {
  const { setSetting } = useStore.getState();
  if (context.pair)
    return (
      <p className={styles.question}>
        Sentence A asks, sentence B is searched: <b>{question}</b>
      </p>
    );
  return (
    <label className={styles.question}>
      Question about your text
      <input
        className={styles.input}
        value={context.settings.finetuning.question}
        maxLength={80}
        onChange={(event) => setSetting("finetuning", { question: event.target.value })}
      />
    </label>
  );
}

function Answered({ context, variant }: { context: SceneContext; variant: HeadVariant }): ReactNode {
  const head = headOf(context, "qa", variant);
  const run = context.runs[headRun("qa", variant)]?.result;
  if (!head || !run) return <Waiting context={context} name="qa" variant={variant} />;
  const [best, second] = head.answers ?? [];
  return (
    <>
      <Scores head={head} run={run} />
      <p className={styles.answer}>
        <b>{answerText(run, best)}</b> start {fixed(head.logits.data[2 * best.start])} + end{" "}
        {fixed(head.logits.data[2 * best.end + 1])} = {fixed(best.score)}, probability{" "}
        {percent(best.probability)}
        {second && `; next best “${answerText(run, second)}” with ${fixed(second.score)}`}
      </p>
    </>
  );
}

/** The characters that a stretch of tokens covers, as they were typed. */
export function answerText(
  { encoding }: RunResult,
  { start, end }: { readonly start: number; readonly end: number },
): string {
  const [from, to] = [encoding.tokens[start]?.span?.start ?? 0, encoding.tokens[end]?.span?.end ?? 0];
  return encoding.normalization[1]?.original.slice(from, to) ?? "";
}

/** The passage's tokens, each with a bar for the start and one for the end; the answer is underlined. */
function Scores({ head, run }: { head: HeadResult; run: RunResult }): ReactNode {
  const grown = useSpan(STEP.answer + 0.1, STEP.answer + 0.5);
  const found = useSpan(STEP.answer + 0.5, STEP.answer + 0.75);
  const top = head.probabilities.data.reduce((a, b) => Math.max(a, b), 0) || 1;
  const [best] = head.answers ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul tabIndex={0} className={styles.scores} aria-label="Start and end of the answer, token by token">
      {run.encoding.tokens.map((token, at) => {
        if (token.segment !== 1 || token.word === null) return null;
        const [start, end] = [head.probabilities.data[2 * at], head.probabilities.data[2 * at + 1]];
        const inside = best && at >= best.start && at <= best.end;
        return (
          <li
            key={at}
            className={styles.score}
            {...tipHandlers(() => (
              <>
                “{token.text}”: start {fixed(head.logits.data[2 * at])}, {percent(start)}; end{" "}
                {fixed(head.logits.data[2 * at + 1])}, {percent(end)}
              </>
            ))}
          >
            <span className={styles.bars} aria-hidden="true">
              <Bar share={start / top} kind="start" grown={grown} />
              <Bar share={end / top} kind="end" grown={grown} />
            </span>
            <span className={styles.scoreText}>
              {inside && <m.span className={styles.answerFill} style={{ opacity: found }} />}
              <span className={styles.wordLetters}>{token.text}</span>
            </span>
            <span className="sr-only">
              start {percent(start)}, end {percent(end)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface BarProps {
  readonly share: number;
  readonly kind: "start" | "end";
  readonly grown: ReturnType<typeof useSpan>;
}

function Bar({ share, kind, grown }: BarProps): ReactNode {
  const height = useTransform(grown, (p) => `${Math.max(1, p * share * 100)}%`);
  return <m.span className={styles.bar} data-kind={kind} style={{ height }} />;
}
