import type { ReactNode } from "react";
import type { RunRequest } from "../../engine";
import { Ask } from "../../inspector/Ask";
import { cosineRef, differenceRef, hidden } from "../../inspector/refs";
import { useStore } from "../../store/store";
import { percent, points } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { Bar } from "./Bar";
import type { Cut, Shift } from "./cut";
import type { Findings } from "./findings";
import { barEnd, cosineText } from "./scale";
import styles from "./Why.module.css";

/** The guesses of the untouched model and of the one with parts switched off, and how far two states moved. */
export function BeforeAfter({ cut, findings }: { cut: Cut | null; findings: Findings }): ReactNode {
  const { restoreAll } = useStore.getState();
  const states = findings.lens?.at(-1)?.state ?? 0;
  const moved = (position: number, cosine: number) => (
    <Ask
      request={cut?.request}
      about={cosineRef(
        `cosine before/after, position ${position}`,
        hidden(states, [position]),
        hidden(states, [position], findings.request ?? undefined),
      )}
    >
      {cosineText(cosine)}
    </Ask>
  );
  const end = barEnd((cut?.shifts ?? []).flatMap(({ before, after }) => [before, after]));
  return (
    <section className={styles.panel} data-result aria-label="Before and after">
      <div className={styles.titleRow}>
        <h3 className={styles.panelTitle}>
          Before and after <span>bars end at {percent(end)}</span>
        </h3>
        <button
          type="button"
          className={styles.restore}
          disabled={!cut || cut.off === 0}
          onClick={restoreAll}
        >
          Restore all
        </button>
      </div>
      <div className={styles.moved}>
        {cut && (
          <p
            {...tipHandlers(
              () =>
                "Cosine between the last hidden states of the untouched model and of this one: 1 is the same direction.",
            )}
          >
            cosine before/after: <span data-kind="cls">[CLS]</span> <b>{moved(0, cut.clsCosine)}</b>,{" "}
            <span data-kind="mask">[MASK]</span> <b>{moved(findings.subject.position, cut.maskCosine)}</b>
          </p>
        )}
      </div>
      <table className={styles.shifts}>
        <thead>
          <tr>
            <th scope="col">word</th>
            <td aria-hidden="true" />
            <th scope="col">before</th>
            <th scope="col">after</th>
            <th scope="col">Δ points</th>
          </tr>
        </thead>
        <tbody>
          {cut?.shifts.map((shift) => (
            <ShiftRow key={shift.id} shift={shift} end={end} cut={cut} findings={findings} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ShiftRowProps {
  readonly shift: Shift;
  readonly end: number;
  readonly cut: Cut;
  readonly findings: Findings;
}

function ShiftRow({ shift, end, cut, findings }: ShiftRowProps): ReactNode {
  const { id, token, before, after } = shift;
  const about = { of: "guess", tensor: "probability", position: findings.subject.position, id } as const;
  const asked = (request: RunRequest | null, text: string) => (
    <Ask request={request} about={about} label={`${text}: where does it come from?`}>
      {text}
    </Ask>
  );
  const change = points(after - before);
  return (
    <tr>
      <th scope="row">{token}</th>
      <td aria-hidden="true">
        <Bar value={before} end={end} kind="before" />
        <Bar value={after} end={end} kind="after" />
      </td>
      <td>{asked(findings.request, percent(before))}</td>
      <td>{asked(cut.request, percent(after))}</td>
      <td data-kind={change.startsWith("+") ? "positive" : change === "0.0" ? undefined : "negative"}>
        <Ask
          request={cut.request}
          about={differenceRef(
            `change of “${token}”`,
            { label: "after", ref: about },
            { label: "before", ref: about, pass: findings.request ?? undefined },
          )}
          label={`${change} points: where does it come from?`}
        >
          {change}
        </Ask>
      </td>
    </tr>
  );
}
