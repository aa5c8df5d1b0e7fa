import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { AskedPass, AskedVariant, HeadResult, NumberRef, RunResult } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { words } from "../../words/finetuning";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Finetuning.module.css";
import { scoreRef, shareRef } from "./headRefs";
import { NoHead } from "./NoHead";
import { headOf, headRun, questionOf, variantsOf } from "./requests";
import { STEP } from "./steps";
import { Variant } from "./Variant";
import { Waiting } from "./Waiting";

/** A question, and the stretch of the text that two heads take for its answer. */
export function AnswerBand({ context }: { context: SceneContext }): ReactNode {
  const { question } = questionOf(context);
  const variants = variantsOf(context, "qa");
  if (variants.length === 0) return <NoHead context={context} />;
  return (
    <>
      <Question context={context} question={question} />
      {question === "" ? (
        <p className={styles.waiting}>{words.answer.type}</p>
      ) : (
        variants.map((variant) => (
          <Variant key={variant} variant={variant}>
            <Answered context={context} variant={variant} />
          </Variant>
        ))
      )}
      <p className={styles.note}>
        {words.answer.note(
          <span className={styles.startName}>{words.answer.starts}</span>,
          <span className={styles.endName}>{words.answer.ends}</span>,
        )}
      </p>
    </>
  );
}

/** The question: sentence A when there is a B to look in, else one of the scene's own. */
function Question({ context, question }: { context: SceneContext; question: string }): ReactNode {
  if (context.pair) return <p className={styles.question}>{words.answer.pair(<b>{question}</b>)}</p>;
  return (
    <label className={styles.question}>
      {words.answer.question}
      <input
        className={styles.input}
        value={context.settings.finetuning.question}
        maxLength={80}
        onChange={(event) => setSetting("finetuning", { question: event.target.value })}
      />
    </label>
  );
}

function Answered({ context, variant }: { context: SceneContext; variant: AskedVariant }): ReactNode {
  const head = headOf(context, "qa", variant);
  const { result: run, answered } = context.runs[headRun("qa", variant)] ?? {};
  if (!head || !run || !answered) return <Waiting context={context} name="qa" variant={variant} />;
  const [best, second] = head.answers ?? [];
  const [start, end] = [head.logits.data[2 * best.start], head.logits.data[2 * best.end + 1]];
  const { told, startName, endName, sumName } = words.answer;
  const asked = (number: string, name: string, about: () => NumberRef): ReactNode => (
    <Ask request={answered} about={about} label={words.from(name)}>
      {number}
    </Ask>
  );
  const [text, next] = [best, second].map((one) => (one ? answerText(run, one) : ""));
  return (
    <>
      <Scores head={head} run={run} pass={answered} />
      <p className={styles.answer}>
        {told(
          <b>{text}</b>,
          asked(fixed(start), startName(fixed(start)), () => labelRef(0, best.start, "logit")),
          asked(fixed(end), endName(fixed(end)), () => labelRef(1, best.end, "logit")),
          asked(fixed(best.score), sumName(fixed(best.score)), () => scoreRef(run, text, best)),
          asked(percent(best.probability), percent(best.probability), () => shareRef(run, text, best)),
        )}
        {second &&
          words.answer.second(
            next,
            asked(fixed(second.score), sumName(fixed(second.score)), () => scoreRef(run, next, second)),
          )}
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

interface ScoresProps {
  readonly head: HeadResult;
  readonly run: RunResult;
  /** The pass that the head answered in. */
  readonly pass: AskedPass;
}

/** The passage's tokens, each with a bar for the start and one for the end; the answer is underlined. */
function Scores({ head, run, pass }: ScoresProps): ReactNode {
  const grown = useSpan(STEP.answer + 0.1, STEP.answer + 0.5);
  const found = useSpan(STEP.answer + 0.5, STEP.answer + 0.75);
  const top = head.probabilities.data.reduce((a, b) => Math.max(a, b), 0) || 1;
  const [best] = head.answers ?? [];
  const first = run.encoding.tokens.findIndex(({ segment, word }) => segment === 1 && word !== null);
  const { onKeyDown } = marksGroup("");
  return (
    <ul className={styles.scores} aria-label={words.answer.scores} onKeyDown={onKeyDown}>
      {run.encoding.tokens.map((token, at) => {
        if (token.segment !== 1 || token.word === null) return null;
        const inside = best && at >= best.start && at <= best.end;
        return (
          <li key={at} className={styles.score}>
            <span className={styles.bars}>
              {(["start", "end"] as const).map((kind, index) => (
                <Bar
                  key={kind}
                  kind={kind}
                  head={head}
                  pass={pass}
                  token={at}
                  text={token.text}
                  top={top}
                  grown={grown}
                  later={at > first || index > 0}
                />
              ))}
            </span>
            <span className={styles.scoreText}>
              {inside && <m.span className={styles.answerFill} style={{ opacity: found }} />}
              <span className={styles.wordLetters}>{token.text}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface BarProps extends Pick<ScoresProps, "head" | "pass"> {
  readonly kind: "start" | "end";
  readonly token: number;
  readonly text: string;
  /** The probability that fills the whole height. */
  readonly top: number;
  readonly grown: ReturnType<typeof useSpan>;
  readonly later: boolean;
}

/** How probable it is that the answer starts, or ends, at a token. */
function Bar({ kind, head, pass, token, text, top, grown, later }: BarProps): ReactNode {
  const index = kind === "start" ? 0 : 1;
  const { logits, probabilities } = head;
  const [start, end] = [probabilities.data[2 * token], probabilities.data[2 * token + 1]];
  const share = index === 0 ? start : end;
  const height = useDerived(grown, (p) => `${Math.max(1, (p * share * 100) / top)}%`);
  const tip = () =>
    words.answer.tip(
      text,
      fixed(logits.data[2 * token]),
      percent(start),
      fixed(logits.data[2 * token + 1]),
      percent(end),
    );
  return (
    <span
      className={styles.barMark}
      {...markProps(() => ({ request: pass, about: labelRef(index, token) }), {
        label: words.answer[kind](percent(share), text),
        tip,
        later,
      })}
    >
      <m.span className={styles.bar} data-kind={kind} style={{ height }} />
    </span>
  );
}
