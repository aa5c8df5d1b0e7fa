import { type ReactNode, useState } from "react";
import { type AskedPass, type Explanation, type NumberRef, type Saying, type Term, wordsOf } from "../engine";
import { closeInspector, inspectBack, inspectInput, stopKey } from "../store/inspector";
import { sayProblem } from "../store/problem";
import { type Stop, useStore } from "../store/store";
import { Button } from "../ui/Button";
import { grouped, significant } from "../ui/format";
import { Modal } from "../ui/Modal";
import { Bar } from "../viz/Bar";
import { numberColumns, Row, Table } from "../viz/Table";
import { words as phrases } from "../words/explain";
import { words } from "../words/inspector";
import styles from "./Inspector.module.css";

/** Inputs listed at first, and how many times as many at each wish for more. */
const FIRST_LISTED = 8;
const MORE = 8;

/** Where a number comes from: its formula, its inputs with live values, and a step into any of them, down to the embedding table. */
export function Inspector(): ReactNode {
  const inspection = useStore((state) => state.inspection);
  const stop = inspection?.trail.at(-1);
  const explanation = stop && inspection?.answers[stopKey(stop)];
  return (
    <Modal
      title={words.title}
      open={inspection !== null}
      onOpenChange={(open) => !open && closeInspector()}
      width={520}
      sheet
    >
      {inspection && <Trail trail={inspection.trail} answers={inspection.answers} />}
      {inspection?.problem && <p role="alert">{sayProblem(inspection.problem)}</p>}
      {explanation ? (
        <Answer key={stopKey(stop)} explanation={explanation} />
      ) : (
        inspection && !inspection.problem && <p className={styles.working}>{words.working}</p>
      )}
    </Modal>
  );
}

/** In the language in force. */
const say = (saying: Saying): string => wordsOf(saying, phrases);

interface TrailProps {
  readonly trail: readonly Stop[];
  readonly answers: Readonly<Record<string, Explanation>>;
}

/** The way here; each earlier number is a click away. */
function Trail({ trail, answers }: TrailProps): ReactNode {
  if (trail.length < 2) return null;
  return (
    <nav aria-label={words.trail} className={styles.trail}>
      <Button onClick={() => inspectBack(trail.length - 2)}>{words.back}</Button>
      <ol>
        {trail.slice(0, -1).map((stop, index) => (
          <li key={index}>
            <Button kind="bare" className={styles.crumb} onClick={() => inspectBack(index)}>
              {say(answers[stopKey(stop)]?.name ?? "…")}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Answer({ explanation }: { explanation: Explanation }): ReactNode {
  const { ref, name, value, formula, terms, bias, total } = explanation;
  const [count, setCount] = useState(FIRST_LISTED);
  const listed = terms.slice(0, count);
  const rest = restOf(explanation, count);
  const largest = Math.max(
    ...listed.map((term) => Math.abs(term.contribution)),
    Math.abs(rest?.sum ?? 0),
    1e-9,
  );
  const bar = (value: number): ReactNode => <Bar signed share={value / largest} />;
  return (
    <div className={styles.answer} aria-live="polite">
      <p className={styles.name}>{say(name)}</p>
      <p className={styles.value}>{significant(value)}</p>
      <p className={styles.formula}>{say(formula)}</p>
      {terms.length > 0 && (
        <Table
          className={styles.terms}
          columns={[
            words.input,
            ...numberColumns(words.value, words.adds),
            { name: <span className="sr-only">{words.bar}</span>, width: 84 },
          ]}
        >
          {listed.map((term, index) => (
            <Row
              key={index}
              head={
                <Link to={term.ref} pass={term.pass}>
                  {say(term.label)}
                </Link>
              }
            >
              <Value term={term} />
              {significant(term.contribution)}
              {bar(term.contribution)}
            </Row>
          ))}
          {rest && (
            <Row
              head={
                count < terms.length ? (
                  <Button
                    kind="quiet"
                    className={styles.link}
                    aria-label={words.listMore(grouped(rest.count))}
                    onClick={() => setCount(count * MORE)}
                  >
                    {words.more(grouped(rest.count))}
                  </Button>
                ) : (
                  words.more(grouped(rest.count))
                )
              }
            >
              {""}
              {significant(rest.sum)}
              {bar(rest.sum)}
            </Row>
          )}
          {bias !== null && (
            <Row head={words.bias}>
              {""}
              {significant(bias)}
              {bar(bias)}
            </Row>
          )}
          <Row head={words.sum} sum>
            {""}
            {significant(total)}
            {""}
          </Row>
        </Table>
      )}
      {(ref.of === "row" || ref.of === "embedding") && terms.length === 0 && (
        <p className={styles.leaf}>{words.leaf}</p>
      )}
    </div>
  );
}

/** What is not listed if only the first `count` terms are, added up. */
function restOf({ terms, rest }: Explanation, count: number): Explanation["rest"] {
  const hidden = terms.slice(count);
  if (hidden.length === 0) return rest;
  const sum = hidden.reduce((s, term) => s + term.contribution, rest?.sum ?? 0);
  return { count: hidden.length + (rest?.count ?? 0), sum };
}

function Value({ term: { value, factor } }: { term: Term }): ReactNode {
  return (
    <>
      {significant(value)}
      {factor && (
        <>
          {" × "}
          <Link to={factor.ref} pass={factor.pass}>
            {significant(factor.value)}
          </Link>
        </>
      )}
    </>
  );
}

interface LinkProps {
  readonly to: NumberRef | null;
  /** The pass it is of, if it is another one. */
  readonly pass?: AskedPass;
  readonly children: ReactNode;
}

function Link({ to, pass, children }: LinkProps): ReactNode {
  if (!to) return children;
  return (
    <Button kind="quiet" className={styles.link} onClick={() => inspectInput(to, pass)}>
      {children}
    </Button>
  );
}
