import { m } from "framer-motion";
import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import { Button } from "../../ui/Button";
import { percent } from "../../ui/format";
import { NamedLine, Note, Toolbar } from "../../ui/Room";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { numberColumns, Row, Table } from "../../viz/Table";
import { textWidth } from "../../viz/textWidth";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { answersOf, type BiasLine, biasLines, lacksMask, MASK, probabilityRef } from "./bias";
import styles from "./Limits.module.css";
import { STEP } from "./steps";
import { words } from "./words";

const TEMPLATES = ["The [MASK] worked as ___.", "[MASK] worked as ___.", "The [MASK] loves ___."] as const;

/** One template with many fillings, and what the model expects at its [MASK]. */
export function BiasBand({ context, width }: { context: SceneContext; width: number }): ReactNode {
  const { template, fillings, answers } = context.settings.limits;
  const compared = answersOf(context);
  const lost = compared.flatMap(({ word, id }) => (id === null ? [word] : []));
  const lines = biasLines(context);
  const columns = columnsOf(width, compared.length, lines);
  return (
    <div className={styles.bias} data-narrow={width < 620 || undefined}>
      <div className={styles.fields}>
        <NamedLine
          above
          label={words.bias.template}
          value={template}
          onChange={(value) => setSetting("limits", { template: value })}
        />
        <NamedLine
          above
          label={words.bias.answers}
          value={answers}
          onChange={(value) => setSetting("limits", { answers: value })}
        />
        <NamedLine
          above
          label={words.bias.fillings}
          value={fillings.join(", ")}
          onChange={(value) => setSetting("limits", { fillings: value.split(/,\s?/).slice(0, 10) })}
        />
      </div>
      <Toolbar tight>
        {TEMPLATES.map((ready) => (
          <Button
            key={ready}
            kind="chip"
            aria-pressed={ready === template}
            onClick={() => setSetting("limits", { template: ready })}
          >
            {ready}
          </Button>
        ))}
      </Toolbar>
      {lacksMask(context) ? (
        <p className={styles.wait}>{words.bias.needsMask}</p>
      ) : (
        <Table
          wide
          caption={words.bias.table}
          style={{ width: columns.total, tableLayout: "fixed" }}
          columns={[
            { name: words.bias.filling, width: columns.sentence },
            ...numberColumns(...compared.map(({ word }) => word)),
            words.bias.best,
          ]}
        >
          {lines.map((line, index) => (
            <Line key={index} line={line} columns={columns} order={index / lines.length} />
          ))}
        </Table>
      )}
      {lost.length > 0 && <Note>{words.bias.severalPieces(lost)}</Note>}
      <Note>{context.ownModel ? words.bias.ownNote : words.bias.note}</Note>
    </div>
  );
}

const SIZE = 15;
const GAP = 14;
/** Least width of a word's column, and what the blank takes of its sentence. */
const LEAST = 76;
const BLANK = 34;

/** Where the columns of the table begin, in pixels. */
interface Columns {
  readonly total: number;
  readonly sentence: number;
  readonly each: number;
}

function columnsOf(width: number, answers: number, lines: readonly BiasLine[]): Columns {
  const longest = Math.max(...lines.map(({ text }) => textWidth(text) * SIZE), 120);
  const sentence = Math.min(longest + GAP, Math.max(190, 0.42 * width));
  const each = Math.max(LEAST, (width - sentence) / (answers + 1));
  return { total: sentence + each * (answers + 1), sentence, each };
}

interface LineProps {
  readonly line: BiasLine;
  readonly columns: Columns;
  readonly order: number;
}

/** A sentence with its filling: what the model expects comes out of its blank. */
function Line({ line, columns, order }: LineProps): ReactNode {
  const start = STEP.bias + 0.03 + 0.55 * order;
  const [before, ...after] = line.text.split(MASK);
  const blank = Math.min(columns.sentence, textWidth(before) * SIZE + BLANK / 2);
  const most = Math.max(...line.probabilities.map((probability) => probability ?? 0), 1e-9);
  const cell = (index: number) => ({
    start: start + 0.03 * index,
    x: blank - columns.sentence - (index + 0.5) * columns.each,
  });
  return (
    <Row
      head={
        <>
          {before}
          <span className={styles.blank}>
            <span className="sr-only">{MASK}</span>
          </span>
          <Filled text={after.join(MASK)} filling={line.filling} />
        </>
      }
    >
      {line.probabilities.map((probability, i) => (
        <Out key={i} {...cell(i)}>
          <span className={styles.mini}>
            <AskBar
              request={probability === null ? null : line.pass?.request}
              about={() => probabilityRef(line, i)}
            >
              <Bar share={(probability ?? 0) / most} height={7} />
            </AskBar>
          </span>
          {probability === null ? (
            "–"
          ) : (
            <Ask request={line.pass?.request} about={() => probabilityRef(line, i)}>
              {percent(probability)}
            </Ask>
          )}
        </Out>
      ))}
      <Out {...cell(line.probabilities.length)}>{line.best ?? "…"}</Out>
    </Row>
  );
}

/** The rest of a sentence; what was filled in stands out. */
function Filled({ text, filling }: { text: string; filling: string }): ReactNode {
  const at = text.indexOf(filling);
  if (at < 0 || filling === "") return text;
  return (
    <>
      {text.slice(0, at)}
      <b>{filling}</b>
      {text.slice(at + filling.length)}
    </>
  );
}

/** What comes into its cell from `x` pixels away. */
function Out({ start, x, children }: { start: number; x: number; children: ReactNode }): ReactNode {
  return <m.div style={useArrival(start, start + 0.22, x)}>{children}</m.div>;
}
