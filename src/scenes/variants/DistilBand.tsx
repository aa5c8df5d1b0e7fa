import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { PseudoLoss } from "../../engine";
import { markProps, marksGroup } from "../../inspector/question";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { fixed, grouped, percent } from "../../ui/format";
import { Note } from "../../ui/Room";
import { Toggle } from "../../ui/Toggle";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { answersOf, cutLayers, guessQuestion, lossOf, type Student, students } from "./distil";
import { STEP } from "./steps";
import styles from "./Variants.module.css";
import { words } from "./words";

/** The model with fewer and fewer layers: its loss on the text, and its guess for every token. */
export function DistilBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const all = students(context);
  const layers = context.model?.config.layers ?? 0;
  const cut = cutLayers(context);
  const worst = Math.log(context.model?.config.vocabSize ?? 2);
  const own = all.find(({ kind }) => kind === "own");
  const widths = columnWidths(context);
  return (
    <>
      <div>
        <Original context={context} widths={widths} wide={width >= 720} />
        {all
          .filter(({ kind }) => kind !== "own")
          .map((student, index, lines) => (
            <Line
              key={student.run}
              context={context}
              student={student}
              answers={answersOf(context, student)}
              worst={worst}
              start={STEP.fewer + 0.05 + (0.5 * index) / lines.length}
              wide={width >= 720}
              widths={widths}
            />
          ))}
      </div>
      <fieldset className={styles.layers} data-steps="fewer">
        <legend>{words.distil.cut}</legend>
        {Array.from({ length: layers }, (_, layer) => (
          <Toggle
            key={layer}
            label={words.distil.layer(layer + 1)}
            checked={!cut.includes(layer)}
            onChange={() => setSetting("variants", { cut: context.settings.variants.cut ^ (1 << layer) })}
          />
        ))}
      </fieldset>
      {own && (
        <Line
          context={context}
          student={own}
          answers={answersOf(context, own)}
          worst={worst}
          start={STEP.fewer}
          wide={width >= 720}
          widths={widths}
        />
      )}
      <Note>{words.distil.note}</Note>
    </>
  );
}

interface LineProps {
  readonly context: SceneContext;
  readonly student: Student;
  readonly answers: PseudoLoss | null;
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
      <p className={styles.legend}>{words.distil.heads.layers}</p>
      <p className={styles.legend}>{words.distil.heads.loss}</p>
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

/** A line comes out from under the one above, whose layers it has less one. */
function Line({ context, student, answers, worst, start, wide, widths }: LineProps): ReactNode {
  const { tokens } = context.encoding;
  const shown = useLive((t) => t > start);
  const comes = useArrival(start, start + 0.2, 0, student.kind === "own" ? 0 : -100, "%");
  const grow = useSpan(start + 0.05, start + 0.25);
  const loss = lossOf(context, student);
  const width = useDerived(grow, (p) => `${100 * p * Math.min(1, (loss?.value ?? 0) / worst)}%`);
  return (
    <div className={styles.drawer}>
      <m.div className={styles.student} data-wide={wide || undefined} data-run={student.run} style={comes}>
        <p className={styles.studentName}>{student.label}</p>
        <p
          className={styles.studentLoss}
          {...(shown &&
            loss &&
            markProps(() => loss, {
              label: words.distil.loss(student.label, fixed(loss.value)),
            }))}
        >
          <Bar style={{ width }} color="color-mix(in oklab, var(--c-mask) 75%, var(--surface))" height={12} />
          <b>{loss ? fixed(loss.value) : "…"}</b>
        </p>
        <p
          className={styles.guesses}
          {...(shown && answers && marksGroup(words.distil.guesses(student.label)))}
        >
          {answers?.tokens.map(({ position, guesses, probability, rank }, index) => {
            const [guess] = guesses;
            const label = words.distil.guess({
              guess: guess.token,
              share: percent(guess.probability),
              original: tokens[position]?.text ?? "",
              originalShare: percent(probability),
              place: grouped(rank + 1),
            });
            return (
              <span
                key={position}
                className={styles.guess}
                data-right={rank === 0 || undefined}
                style={{ width: `${(widths.get(position) ?? 0) + 1}ch` }}
                {...(shown &&
                  markProps(() => guessQuestion(context, student, position, guess.id), {
                    label,
                    later: index > 0,
                  }))}
              >
                {rank === 0 ? "✓ " : ""}
                {guess.token}
              </span>
            );
          })}
        </p>
      </m.div>
    </div>
  );
}
