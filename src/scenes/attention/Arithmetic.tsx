import type { ReactNode } from "react";
import { products } from "../../engine";
import { fixed, percent } from "../../ui/format";
import { numberColumns, Row, Table } from "../../viz/Table";
import styles from "./Attention.module.css";
import type { RowData } from "./rowData";
import { words } from "./words";

/** How one dot product came to be: its largest terms, the rest, and the sum. */
export function Arithmetic({ row, index }: { row: RowData; index: number }): ReactNode {
  const terms = products(row.query, row.keys[index]);
  const largest = [...terms.keys()].sort((a, b) => Math.abs(terms[b]) - Math.abs(terms[a])).slice(0, 4);
  const shown = largest.reduce((sum, i) => sum + terms[i], 0);
  return (
    <div className={styles.tip}>
      <p>{words.arithmetic.intro(row.headSize)}</p>
      <Table columns={["", ...numberColumns("", "")]}>
        {largest.map((i) => (
          <Row key={i} head={words.arithmetic.entry(i)}>
            {`${fixed(row.query[i])} × ${fixed(row.keys[index][i])} =`}
            {fixed(terms[i])}
          </Row>
        ))}
        <Row head={words.arithmetic.others(terms.length - largest.length)}>
          {""}
          {fixed(row.dots[index] - shown)}
        </Row>
        <Row sum head="q · k">
          {""}
          {fixed(row.dots[index])}
        </Row>
      </Table>
    </div>
  );
}

/** How one probability came to be: e to the score, over the row's sum. */
export function SoftmaxArithmetic(props: { row: RowData; index: number; blocked: boolean }): ReactNode {
  const { row, index, blocked } = props;
  if (blocked) return <div className={styles.tip}>{words.arithmetic.blocked}</div>;
  const share = row.probs[index];
  const power = Math.exp(row.scores[index]);
  return (
    <div className={styles.tip}>
      <p>
        e^{fixed(row.scores[index])} = {fixed(power, 3)}
      </p>
      {share > 0 && <p>{words.arithmetic.share(fixed(power, 3), fixed(power / share, 3), percent(share))}</p>}
    </div>
  );
}
