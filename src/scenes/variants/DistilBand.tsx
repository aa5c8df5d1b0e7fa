import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import type { PseudoLoss, Token } from "../../engine";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import type { SceneContext } from "../scene";
import { answersOf, cutLayers, type Student, students } from "./distil";
import { STEP } from "./steps";
import styles from "./Variants.module.css";

/** The model with fewer and fewer layers: its loss on the text, and its guess for every token. */
export function DistilBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const all = students(context);
  const layers = context.model?.config.layers ?? 0;
  const cut = cutLayers(context);
  const { setSetting } = useStore.getState();
  const worst = Math.log(context.model?.config.vocabSize ?? 2);
  const own = all.find(({ kind }) => kind === "own");
  const widths = columnWidths(context);
  return (
    <>
      <div className={styles.students}>
        <Original context={context} widths={widths} wide={width >= 720} />
        {all
          .filter(({ kind }) => kind !== "own")
          .map((student, index, lines) => (
            <Line
              key={student.run}
              student={student}
              answers={answersOf(context, student)}
              tokens={context.encoding.tokens}
              worst={worst}
              start={STEP.fewer + 0.05 + (0.5 * index) / lines.length}
              wide={width >= 720}
              widths={widths}
            />
          ))}
      </div>
      <fieldset className={styles.layers}>
        <legend>Cut layers yourself</legend>
        {Array.from({ length: layers }, (_, layer) => (
          <label key={layer} className={styles.check}>
            <input
              type="checkbox"
              checked={!cut.includes(layer)}
              onChange={() => setSetting("variants", { cut: context.settings.variants.cut ^ (1 << layer) })}
            />
            layer {layer + 1}
          </label>
        ))}
      </fieldset>
      {own && (
        <Line
          student={own}
          answers={answersOf(context, own)}
          tokens={context.encoding.tokens}
          worst={worst}
          start={STEP.fewer}
          wide={width >= 720}
          widths={widths}
        />
      )}
      <p className={styles.note}>
        Each token is masked in turn; below each loss, what would be guessed: green where it is the token that
        stands there. DistilBERT starts from every other layer of BERT-base and is then trained to imitate it:
        40 % smaller, 60 % faster, 97 % of its score (Sanh et al. 2019, sections 2 to 4). Ours is only cut,
        not trained again, and so shows what training has to repair.
      </p>
    </>
  );
}

interface LineProps {
  readonly student: Student;
  readonly answers: PseudoLoss | null;
  readonly tokens: readonly Token[];
  /** Loss of a model that finds all words equally probable: ln of the vocabulary. */
  readonly worst: number;
  readonly start: number;
  readonly wide: boolean;
  readonly widths: ReadonlyMap<number, number>;
}

/** Characters that a column of guesses needs, by position: the same in all lines, so that they can be compared. */
function columnWidths(context: SceneContext): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  for (const student of students(context)) {
    for (const { position, guesses } of answersOf(context, student)?.tokens ?? []) {
      const token = context.encoding.tokens[position]?.text.length ?? 0;
      widths.set(position, Math.max(widths.get(position) ?? 0, token + 2, guesses[0].token.length));
    }
  }
  return widths;
}

interface OriginalProps {
  readonly context: SceneContext;
  readonly widths: ReadonlyMap<number, number>;
  readonly wide: boolean;
}

/** The text as it is, above the guesses. */
function Original({ context, widths, wide }: OriginalProps): ReactNode {
  return (
    <div className={styles.student} data-wide={wide || undefined}>
      <p className={styles.legend}>layers</p>
      <p className={styles.legend}>mean loss</p>
      <p className={styles.guesses}>
        {[...widths].map(([position, width]) => (
          <b key={position} className={styles.original} style={{ width: `${width + 1}ch` }}>
            {context.encoding.tokens[position]?.text}
          </b>
        ))}
      </p>
    </div>
  );
}

function Line({ student, answers, tokens, worst, start, wide, widths }: LineProps): ReactNode {
  const appear = useSpan(start, start + 0.2);
  const grow = useSpan(start + 0.05, start + 0.25);
  const width = useTransform(grow, (p) => `${100 * p * Math.min(1, (answers?.mean ?? 0) / worst)}%`);
  return (
    <m.div
      className={styles.student}
      data-wide={wide || undefined}
      data-run={student.run}
      style={{ opacity: appear }}
    >
      <p className={styles.studentName}>{student.label}</p>
      <p className={styles.studentLoss}>
        <span className={styles.track}>
          <m.span className={styles.fill} style={{ width }} />
        </span>
        <b>{answers?.mean == null ? "…" : fixed(answers.mean)}</b>
      </p>
      <p className={styles.guesses}>
        {answers?.tokens.map(({ position, guesses, probability, rank }) => {
          const [guess] = guesses;
          return (
            <span
              key={position}
              className={styles.guess}
              data-right={rank === 0 || undefined}
              style={{ width: `${(widths.get(position) ?? 0) + 1}ch` }}
              {...tipHandlers(() => (
                <>
                  guessed “{guess.token}” ({percent(guess.probability)}); there stands “
                  {tokens[position]?.text}” ({percent(probability)}, place {rank + 1})
                </>
              ))}
            >
              {rank === 0 ? "✓ " : ""}
              {guess.token}
            </span>
          );
        })}
      </p>
    </m.div>
  );
}
