import type { ReactNode } from "react";
import type { RunRequest } from "../../engine";
import { Ask, AskBar } from "../../inspector/Ask";
import { differenceRef } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { useStore } from "../../store/store";
import { percent, points } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { words } from "../../words/why";
import { Bar } from "./Bar";
import type { Cut, Shift } from "./cut";
import type { Findings } from "./findings";
import { barEnd, cosineText } from "./scale";
import styles from "./Why.module.css";

/** The guesses of the untouched model and of the one with parts switched off, and how far two states moved. */
export function BeforeAfter({ cut, findings }: { cut: Cut | null; findings: Findings }): ReactNode {
  const { restoreAll } = useStore.getState();
  const moved = (cosine: Num) => <Ask {...cosine}>{cosineText(cosine.value)}</Ask>;
  const end = barEnd((cut?.shifts ?? []).flatMap(({ before, after }) => [before, after]));
  return (
    <section className={styles.panel} aria-label={words.result.title}>
      <div className={styles.titleRow}>
        <h3 className={styles.panelTitle}>
          {words.result.title} <span>{words.barsEnd(percent(end))}</span>
        </h3>
        <button
          type="button"
          className={styles.restore}
          disabled={!cut || cut.off === 0}
          onClick={restoreAll}
        >
          {words.controls.restore}
        </button>
      </div>
      <div className={styles.moved}>
        {cut && (
          <p {...tipHandlers(() => words.result.tip)}>
            {words.result.cosine} <span data-kind="cls">[CLS]</span> <b>{moved(cut.clsCosine)}</b>,{" "}
            <span data-kind="mask">[MASK]</span> <b>{moved(cut.maskCosine)}</b>
          </p>
        )}
      </div>
      <table className={styles.shifts}>
        <thead>
          <tr>
            <th scope="col">{words.result.heads.word}</th>
            <td aria-hidden="true" />
            <th scope="col">{words.result.heads.before}</th>
            <th scope="col">{words.result.heads.after}</th>
            <th scope="col">{words.result.heads.change}</th>
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
    <Ask request={request} about={about} label={words.asked(text)}>
      {text}
    </Ask>
  );
  const change = points(after - before);
  return (
    <tr>
      <th scope="row">{token}</th>
      <td aria-hidden="true">
        <AskBar request={findings.request} about={about}>
          <Bar value={before} end={end} kind="before" />
        </AskBar>
        <AskBar request={cut.request} about={about}>
          <Bar value={after} end={end} kind="after" />
        </AskBar>
      </td>
      <td>{asked(findings.request, percent(before))}</td>
      <td>{asked(cut.request, percent(after))}</td>
      <td data-kind={change.startsWith("+") ? "positive" : change.startsWith("−") ? "negative" : undefined}>
        <Ask
          request={cut.request}
          about={differenceRef(
            words.refs.change(token),
            { label: words.refs.after, ref: about },
            { label: words.refs.before, ref: about, pass: findings.request ?? undefined },
          )}
          label={words.result.change(change)}
        >
          {change}
        </Ask>
      </td>
    </tr>
  );
}
