import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask } from "../../inspector/Ask";
import { markProps, marksGroup } from "../../inspector/question";
import { labelRef } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { Field, NamedLine } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import styles from "./Finetuning.module.css";
import { HeadBand } from "./HeadBand";
import { stretchesOf } from "./headRefs";
import { questionOf, type Told, toldBy, variantsOf } from "./requests";
import { STEP } from "./steps";
import { words } from "./words";

/** A question, and the stretch of the text that two heads take for its answer. */
export function AnswerBand({ context }: { context: SceneContext }): ReactNode {
  const { question } = questionOf(context);
  return (
    <>
      {variantsOf(context, "qa").length > 0 && <Question context={context} />}
      <HeadBand
        context={context}
        name="qa"
        note={() =>
          words.answer.note(
            <span className={styles.startName}>{words.answer.starts}</span>,
            <span className={styles.endName}>{words.answer.ends}</span>,
          )
        }
        lack={question === "" && words.answer.type}
      >
        {(told) => <Answered context={context} told={told} />}
      </HeadBand>
    </>
  );
}

/** The question: sentence A when there is a B to look in, else one of the scene's own. */
function Question({ context }: { context: SceneContext }): ReactNode {
  // While a new one is under way, the one that the answers below are to.
  const told = variantsOf(context, "qa").flatMap((variant) => toldBy(context, "qa", variant) ?? [])[0];
  const question = told?.request.text ?? context.text;
  if (context.pair) return <Field label={words.answer.pair(<b>{question}</b>)} />;
  return (
    <NamedLine
      className={styles.input}
      label={words.answer.question}
      value={context.settings.finetuning.question}
      maxLength={80}
      onChange={(question) => setSetting("finetuning", { question })}
    />
  );
}

function Answered({ context, told: answer }: { context: SceneContext; told: Told }): ReactNode {
  const [best, second] = stretchesOf(context, answer);
  const { told, startName, endName, sumName } = words.answer;
  const asked = (number: Num, shown: string, name = shown): ReactNode => (
    <Ask {...number} label={words.from(name)}>
      {shown}
    </Ask>
  );
  const score = (number: Num, nameOf: (shown: string) => string): ReactNode =>
    asked(number, fixed(number.value), nameOf(fixed(number.value)));
  return (
    <>
      <Scores {...answer} />
      <p className={styles.answer}>
        {told(
          <b>{best.text}</b>,
          score(best.start, startName),
          score(best.end, endName),
          score(best.score, sumName),
          asked(best.probability, percent(best.probability.value)),
        )}
        {second && words.answer.second(second.text, score(second.score, sumName))}
      </p>
    </>
  );
}

/** The passage's tokens, each with a bar for the start and one for the end; the answer is underlined. */
function Scores({ head, run, request }: Told): ReactNode {
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
                  request={request}
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

interface BarProps extends Pick<Told, "head" | "request"> {
  readonly kind: "start" | "end";
  readonly token: number;
  readonly text: string;
  /** The probability that fills the whole height. */
  readonly top: number;
  readonly grown: ReturnType<typeof useSpan>;
  readonly later: boolean;
}

/** How probable it is that the answer starts, or ends, at a token. */
function Bar({ kind, head, request, token, text, top, grown, later }: BarProps): ReactNode {
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
      {...markProps(() => ({ request, about: labelRef(index, token) }), {
        label: words.answer[kind](percent(share), text),
        tip,
        later,
      })}
    >
      <m.span className={styles.bar} data-kind={kind} style={{ height }} />
    </span>
  );
}
