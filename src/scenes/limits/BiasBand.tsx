import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { percent } from "../../ui/format";
import { useArrival } from "../../viz/arrival";
import { words } from "../../words/limits";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { answersOf, type BiasLine, biasLines, lacksMask, probabilityRef } from "./bias";
import styles from "./Limits.module.css";
import { OwnLine } from "./OwnLine";
import { STEP } from "./steps";

const TEMPLATES = ["The [MASK] worked as ___.", "[MASK] worked as ___.", "The [MASK] loves ___."] as const;

/** One template with many fillings, and what the model expects at its [MASK]. */
export function BiasBand({ context }: { context: SceneContext }): ReactNode {
  const { template, fillings, answers } = context.settings.limits;
  const compared = answersOf(context);
  const lost = compared.flatMap(({ word, id }) => (id === null ? [word] : []));
  const lines = biasLines(context);
  return (
    <>
      <div className={styles.fields}>
        <OwnLine
          label={words.bias.template}
          value={template}
          onChange={(value) => setSetting("limits", { template: value })}
        />
        <OwnLine
          label={words.bias.answers}
          value={answers}
          onChange={(value) => setSetting("limits", { answers: value })}
        />
        <OwnLine
          label={words.bias.fillings}
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
        <p className={styles.wait}>{words.bias.needsMask}</p>
      ) : (
        <div className={styles.biasScroll}>
          <table className={styles.bias}>
            <caption className="sr-only">{words.bias.table}</caption>
            <thead>
              <tr>
                <th scope="col">{words.bias.filling}</th>
                {compared.map(({ word }) => (
                  <th key={word} scope="col">
                    {word}
                  </th>
                ))}
                <th scope="col">{words.bias.best}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line, index) => (
                <Line key={index} line={line} index={index} order={index / lines.length} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {lost.length > 0 && <p className={styles.note}>{words.bias.severalPieces(lost)}</p>}
      <p className={styles.note}>{context.ownModel ? words.bias.ownNote : words.bias.note}</p>
    </>
  );
}

/** A filling: what it makes of the compared words comes down from them. */
function Line({ line, index, order }: { line: BiasLine; index: number; order: number }): ReactNode {
  const start = STEP.bias + 0.05 + 0.45 * order;
  const falls = useArrival(start, start + 0.25, 0, -34 - 44 * index);
  const most = Math.max(...line.probabilities.map((probability) => probability ?? 0), 1e-9);
  return (
    <tr>
      <th scope="row">{line.filling}</th>
      {line.probabilities.map((probability, i) => (
        <m.td key={i} style={falls}>
          <span className={styles.mini}>
            <AskBar
              request={probability === null ? null : line.pass?.request}
              about={() => probabilityRef(line, i)}
            >
              <span style={{ width: `${(100 * (probability ?? 0)) / most}%` }} />
            </AskBar>
          </span>
          {probability === null ? (
            "–"
          ) : (
            <Ask request={line.pass?.request} about={() => probabilityRef(line, i)}>
              {percent(probability)}
            </Ask>
          )}
        </m.td>
      ))}
      <m.td style={falls}>{line.best ?? "…"}</m.td>
    </tr>
  );
}
