import type { ReactNode } from "react";
import { Ask, AskBar } from "../../inspector/Ask";
import type { Num } from "../../inspector/values";
import { restoreAll } from "../../store/view";
import { Button } from "../../ui/Button";
import { percent, points } from "../../ui/format";
import { Panel, Toolbar } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import { numberColumns, Row, Table } from "../../viz/Table";
import { tipHandlers } from "../../viz/Tip";
import type { Cut, Shift } from "./cut";
import { barEnd, cosineText } from "./scale";
import styles from "./Why.module.css";
import { words } from "./words";

/** The guesses of the untouched model and of the one with parts switched off, and how far two states moved. */
export function BeforeAfter({ cut }: { cut: Cut | null }): ReactNode {
  const moved = (cosine: Num) => <Ask {...cosine}>{cosineText(cosine.value)}</Ask>;
  const end = barEnd((cut?.shifts ?? []).flatMap(({ before, after }) => [before.value, after.value]));
  return (
    <Panel className={styles.panel} title={words.result.title} detail={words.barsEnd(percent(end))}>
      <Toolbar spread className={styles.moved}>
        <p {...tipHandlers(() => words.result.tip)}>
          {cut && (
            <>
              {words.result.cosine} <span data-kind="cls">[CLS]</span> <b>{moved(cut.clsCosine)}</b>,{" "}
              <span data-kind="mask">[MASK]</span> <b>{moved(cut.maskCosine)}</b>
            </>
          )}
        </p>
        <Button disabled={!cut || cut.off === 0} onClick={restoreAll}>
          {words.controls.restore}
        </Button>
      </Toolbar>
      <Table
        className={styles.shifts}
        columns={[
          words.result.heads.word,
          { name: "", width: "36%" },
          ...numberColumns(words.result.heads.before, words.result.heads.after, words.result.heads.change),
        ]}
      >
        {cut?.shifts.map((shift) => (
          <ShiftRow key={shift.id} shift={shift} end={end} />
        ))}
      </Table>
    </Panel>
  );
}

function ShiftRow({ shift, end }: { readonly shift: Shift; readonly end: number }): ReactNode {
  const { token, before, after, change } = shift;
  const asked = (number: Num) => (
    <Ask {...number} label={words.asked(percent(number.value))}>
      {percent(number.value)}
    </Ask>
  );
  const said = points(change.value);
  return (
    <Row head={<span className="mono">{token}</span>}>
      <span aria-hidden="true" className={styles.both}>
        <AskBar {...before}>
          <Bar share={before.value / end} color="var(--line-strong)" height={7} bare />
        </AskBar>
        <AskBar {...after}>
          <Bar share={after.value / end} height={7} bare />
        </AskBar>
      </span>
      {asked(before)}
      {asked(after)}
      <span data-kind={said.startsWith("+") ? "positive" : said.startsWith("−") ? "negative" : undefined}>
        <Ask {...change} label={words.result.change(said)}>
          {said}
        </Ask>
      </span>
    </Row>
  );
}
