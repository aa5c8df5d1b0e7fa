import type { ReactNode } from "react";
import { useStore } from "../../store/store";
import { percent, points } from "../../ui/format";
import { tipHandlers } from "../../viz/Tip";
import { Bar } from "./Bar";
import type { Cut, Shift } from "./cut";
import { barEnd, cosineText } from "./scale";
import styles from "./Why.module.css";

/** The guesses of the untouched model and of the one with parts switched off, and how far two states moved. */
export function BeforeAfter({ cut }: { cut: Cut | null }): ReactNode {
  const { restoreAll } = useStore.getState();
  const end = barEnd((cut?.shifts ?? []).flatMap(({ before, after }) => [before ?? 0, after]));
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
            <ShiftRow key={shift.id} shift={shift} end={end} floor={cut.floor} />
          ))}
        </tbody>
      </table>
      <div className={styles.moved}>
        {cut && (
          <p
            {...tipHandlers(
              () =>
                "Cosine between the last hidden states of the untouched model and of this one: 1 is the same direction.",
            )}
          >
            cosine before/after: <span data-kind="cls">[CLS]</span> <b>{cosineText(cut.clsCosine)}</b>,{" "}
            <span data-kind="mask">[MASK]</span> <b>{cosineText(cut.maskCosine)}</b>
          </p>
        )}
      </div>
    </section>
  );
}

function ShiftRow({ shift, end, floor }: { shift: Shift; end: number; floor: number }): ReactNode {
  const { token, before, after } = shift;
  const change = points(after - (before ?? 0));
  return (
    <tr>
      <th scope="row">{token}</th>
      <td aria-hidden="true">
        <Bar value={before ?? 0} end={end} kind="before" />
        <Bar value={after} end={end} kind="after" />
      </td>
      <td>{before === null ? `<${percent(floor).replace("<", "")}` : percent(before)}</td>
      <td>{percent(after)}</td>
      <td data-kind={change.startsWith("+") ? "positive" : change === "0.0" ? undefined : "negative"}>
        {change}
      </td>
    </tr>
  );
}
