import * as Dialog from "@radix-ui/react-dialog";
import type { ReactNode } from "react";
import type { AskedPass, Explanation, NumberRef, Term } from "../engine";
import { type Stop, stopKey } from "../store/inspectorSlice";
import { sayProblem } from "../store/problem";
import { useStore } from "../store/store";
import { significant } from "../ui/format";
import { Icon } from "../ui/Icon";
import styles from "./Inspector.module.css";

/** Where a number comes from: its formula, its inputs with live values, and a step into any of them, down to the embedding table. */
export function Inspector(): ReactNode {
  const inspection = useStore((state) => state.inspection);
  const { closeInspector } = useStore.getState();
  const stop = inspection?.trail.at(-1);
  const explanation = stop && inspection?.answers[stopKey(stop)];
  return (
    <Dialog.Root open={inspection !== null} onOpenChange={(open) => !open && closeInspector()}>
      <Dialog.Portal>
        <Dialog.Overlay className={styles.overlay} />
        <Dialog.Content className={styles.sheet} aria-describedby={undefined}>
          <Dialog.Title className={styles.title}>Where does this number come from?</Dialog.Title>
          {inspection && <Trail trail={inspection.trail} answers={inspection.answers} />}
          {inspection?.problem && <p role="alert">{sayProblem(inspection.problem)}</p>}
          {explanation ? (
            <Answer explanation={explanation} />
          ) : (
            inspection && !inspection.problem && <p className={styles.working}>Running the model again…</p>
          )}
          <Dialog.Close className={styles.close} aria-label="Close">
            <Icon name="close" />
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface TrailProps {
  readonly trail: readonly Stop[];
  readonly answers: Readonly<Record<string, Explanation>>;
}

/** The way here; each earlier number is a click away. */
function Trail({ trail, answers }: TrailProps): ReactNode {
  if (trail.length < 2) return null;
  const { inspectBack } = useStore.getState();
  return (
    <nav aria-label="Numbers on the way" className={styles.trail}>
      <button type="button" className={styles.backButton} onClick={() => inspectBack(trail.length - 2)}>
        ← back
      </button>
      <ol>
        {trail.slice(0, -1).map((stop, index) => (
          <li key={index}>
            <button type="button" className={styles.crumb} onClick={() => inspectBack(index)}>
              {answers[stopKey(stop)]?.name ?? "…"}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Answer({ explanation }: { explanation: Explanation }): ReactNode {
  const { name, value, formula, terms, rest, bias, total } = explanation;
  const largest = Math.max(
    ...terms.map((term) => Math.abs(term.contribution)),
    Math.abs(rest?.sum ?? 0),
    1e-9,
  );
  return (
    <div className={styles.answer} aria-live="polite">
      <p className={styles.name}>{name}</p>
      <p className={styles.value}>{significant(value)}</p>
      <p className={styles.formula}>{formula}</p>
      {terms.length > 0 && (
        <table className={styles.terms}>
          <thead>
            <tr>
              <th scope="col">input</th>
              <th scope="col">value</th>
              <th scope="col">adds</th>
              <th>
                <span className="sr-only">as a bar</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {terms.map((term, index) => (
              <TermRow key={index} term={term} largest={largest} />
            ))}
            {rest && (
              <tr>
                <th scope="row">{rest.count.toLocaleString("en")} more</th>
                <td />
                <td>{significant(rest.sum)}</td>
                <Bar share={rest.sum / largest} />
              </tr>
            )}
            {bias !== null && (
              <tr>
                <th scope="row">bias (learned)</th>
                <td />
                <td>{significant(bias)}</td>
                <Bar share={bias / largest} />
              </tr>
            )}
            <tr className={styles.total}>
              <th scope="row">sum</th>
              <td />
              <td>{significant(total)}</td>
              <td />
            </tr>
          </tbody>
        </table>
      )}
      {terms.length === 0 && (
        <p className={styles.leaf}>This is a weight: it was learned in training. The trail ends here.</p>
      )}
    </div>
  );
}

function TermRow({ term, largest }: { term: Term; largest: number }): ReactNode {
  const { label, value, ref, pass, factor, contribution } = term;
  return (
    <tr>
      <th scope="row">
        <Link to={ref} pass={pass}>
          {label}
        </Link>
      </th>
      <td>
        {significant(value)}
        {factor && (
          <>
            {" × "}
            <Link to={factor.ref} pass={factor.pass}>
              {significant(factor.value)}
            </Link>
          </>
        )}
      </td>
      <td>{significant(contribution)}</td>
      <Bar share={contribution / largest} />
    </tr>
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
    <button type="button" className={styles.link} onClick={() => useStore.getState().inspectInput(to, pass)}>
      {children}
    </button>
  );
}

/** A contribution as a bar from the middle: right adds, left takes away. */
function Bar({ share }: { share: number }): ReactNode {
  return (
    <td className={styles.barCell}>
      <span
        className={styles.bar}
        data-negative={share < 0 || undefined}
        style={{ width: `${Math.min(1, Math.abs(share)) * 50}%` }}
      />
    </td>
  );
}
