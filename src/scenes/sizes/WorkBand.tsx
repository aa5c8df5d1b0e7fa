import type { ReactNode } from "react";
import { tokenFlops } from "../../engine";
import { compact, grouped, percent } from "../../ui/format";
import { NumberField } from "../../ui/NumberField";
import { Note } from "../../ui/Room";
import { numberColumns, Row, Table } from "../../viz/Table";
import { setSetting } from "../settings";
import styles from "./Sizes.module.css";
import type { Subject } from "./subject";
import { WorkCurve } from "./WorkCurve";
import { words } from "./words";

/** Operations per token, term by term, and how they grow with the text. */
export function WorkBand({ subject, width }: { subject: Subject; width: number }): ReactNode {
  const { sizes, tokens } = subject;
  const flops = tokenFlops(sizes, tokens);
  const [l, h, i, v] = [sizes.layers, sizes.hiddenSize, sizes.intermediateSize, sizes.vocabSize].map(grouped);
  const { formulas } = words.work;
  const lines = [
    {
      name: words.work.projections,
      part: "query",
      formula: formulas.projections,
      how: `${l} × 8 × ${h}²`,
      value: flops.projections,
    },
    {
      name: words.work.feedForward,
      part: "feedForward",
      formula: formulas.feedForward,
      how: `${l} × 4 × ${h} × ${i}`,
      value: flops.feedForward,
    },
    {
      name: words.work.attention,
      part: "attention",
      formula: formulas.attention,
      how: `${l} × 4 × ${grouped(tokens)} × ${h}`,
      value: flops.attention,
    },
  ];
  const wide = width >= 760;
  return (
    <div className={styles.work} data-wide={wide || undefined}>
      <div>
        <NumberField
          label={words.work.tokens}
          value={tokens}
          min={1}
          max={sizes.maxPositions}
          onChange={(value) => setSetting("sizes", { tokens: value })}
        />
        <Table title={words.work.table} className={styles.group} columns={["", ...numberColumns("")]}>
          {lines.map((line) => (
            <Row
              key={line.name}
              head={
                <>
                  <span className={styles.swatch} data-part={line.part} />
                  {line.name}
                  <span className={styles.arithmetic}>
                    {line.formula} = {line.how}
                  </span>
                </>
              }
            >
              <span>
                {compact(line.value)}
                <span className={styles.share}>{percent(line.value / flops.total)}</span>
              </span>
            </Row>
          ))}
          <Row sum head={words.work.one}>
            {compact(flops.total)}
          </Row>
          <Row
            head={
              <>
                {words.work.all(grouped(tokens))}
                <span className={styles.arithmetic}>{words.work.grows}</span>
              </>
            }
          >
            {compact(flops.total * tokens)}
          </Row>
          <Row
            head={
              <>
                {words.work.guess}
                <span className={styles.arithmetic}>
                  {formulas.guess} = 2 × {h}² + 2 × {h} × {v}
                </span>
              </>
            }
          >
            {compact(flops.mlm)}
          </Row>
        </Table>
        <Note>{words.work.note}</Note>
      </div>
      <WorkCurve subject={subject} width={wide ? width / 2 - 24 : width} />
    </div>
  );
}
