import { m } from "framer-motion";
import type { ReactNode } from "react";
import { useSpan } from "../../player/time";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { answersOf, type BiasLine, biasLines, lacksMask } from "./bias";
import styles from "./Limits.module.css";
import { STEP } from "./steps";
import { TextField } from "./TextField";

const TEMPLATES = ["The [MASK] worked as ___.", "[MASK] worked as ___.", "The [MASK] loves ___."] as const;

/** One template with many fillings, and what the model expects at its [MASK]. */
export function BiasBand({ context }: { context: SceneContext }): ReactNode {
  const { setSetting } = useStore.getState();
  const { template, fillings, answers } = context.settings.limits;
  const words = answersOf(context);
  const lines = biasLines(context);
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label="template: a [MASK] and a gap ___"
          value={template}
          onChange={(value) => setSetting("limits", { template: value })}
        />
        <TextField
          label="words for the [MASK], up to four"
          value={answers}
          onChange={(value) => setSetting("limits", { answers: value })}
        />
        <TextField
          label="fillings for the gap, by commas"
          value={fillings.join(", ")}
          onChange={(value) => setSetting("limits", { fillings: value.split(/,\s?/).slice(0, 10) })}
        />
      </div>
      <p className={styles.presets}>
        {TEMPLATES.map((ready) => (
          <button
            key={ready}
            type="button"
            className={styles.preset}
            aria-pressed={ready === template}
            onClick={() => setSetting("limits", { template: ready })}
          >
            {ready}
          </button>
        ))}
      </p>
      {lacksMask(context) ? (
        <p className={styles.wait}>The template needs a [MASK]: the place whose word is guessed.</p>
      ) : (
        <div className={styles.biasScroll}>
          <table className={styles.bias}>
            <caption className="sr-only">Probability of each word at the [MASK], by filling</caption>
            <thead>
              <tr>
                <th scope="col">filling</th>
                {words.map(({ word }) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
                <th scope="col">its own first guess</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <Line key={index} line={line} order={index / lines.length} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {words.some(({ id }) => id === null) && (
        <p className={styles.note}>
          A word of several pieces cannot stand at one [MASK]:{" "}
          {words
            .filter(({ id }) => id === null)
            .map(({ word }) => `“${word}”`)
            .join(", ")}{" "}
          has no number.
        </p>
      )}
      <p className={styles.note}>
        A line’s longest bar is its largest number. These are habits of the texts it read, not facts about
        people: three quarters encyclopedia, where most biographies are of men, and a fifth old children’s
        books (see the model card). Larger models trained on more text have such habits, too; they become harm
        when a decision about a person rests on them.
      </p>
    </>
  );
}

function Line({ line, order }: { line: BiasLine; order: number }): ReactNode {
  const start = STEP.bias + 0.05 + 0.45 * order;
  const opacity = useSpan(start, start + 0.2);
  const most = Math.max(...line.probabilities.map((probability) => probability ?? 0), 1e-9);
  return (
    <tr>
      <th scope="row">{line.filling}</th>
      {line.probabilities.map((probability, i) => (
        <m.td key={i} style={{ opacity }}>
          <span className={styles.mini}>
            <span style={{ width: `${(100 * (probability ?? 0)) / most}%` }} />
          </span>
          {probability === null ? "–" : percent(probability)}
        </m.td>
      ))}
      <m.td style={{ opacity }}>{line.best ?? "…"}</m.td>
    </tr>
  );
}
