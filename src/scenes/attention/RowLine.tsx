import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { NumberRef, Token } from "../../engine";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { Button } from "../../ui/Button";
import { fixed, percent } from "../../ui/format";
import { CELL, ROW, ROW_HEADER } from "../../ui/tableRoles";
import { useArrival } from "../../viz/arrival";
import { Bar } from "../../viz/Bar";
import { Chip } from "../../viz/Chip";
import { PixelStrip } from "../../viz/PixelStrip";
import { tipHandlers } from "../../viz/Tip";
import { Arithmetic, SoftmaxArithmetic } from "./Arithmetic";
import styles from "./Attention.module.css";
import type { RowData } from "./rowData";
import { DIVIDED, ROWS, type Rows, rowStart } from "./steps";
import { words } from "./words";

interface RowLineProps {
  readonly token: Token;
  readonly index: number;
  readonly row: RowData;
  readonly narrow: boolean;
  /** How many heights of a strip lie between this value and the sum below all of them. */
  readonly toSum: number;
  /** Left to right: this token stands to the right of the asking one. */
  readonly blocked: boolean;
  readonly keyScale: number;
  readonly valueScale: number;
  readonly topProbability: number;
  readonly layer: number;
  readonly head: number;
  readonly onInspect: (ref: NumberRef) => void;
  readonly onSelect: () => void;
}

/** One key of the table: chip, key strip, dot product, score, probability, value. */
export function RowLine(props: RowLineProps): ReactNode {
  const { token, index, row, narrow, toSum, blocked, keyScale, valueScale, topProbability, onSelect } = props;
  const { from, count, dots, scores, probs } = row;
  const { layer, head, onInspect } = props;
  const edge = { of: "attention", layer, head, from, to: index } as const;
  const entry = (tensor: "key" | "value") => (c: number) =>
    onInspect({ of: "state", tensor, layer, token: index, index: head * row.headSize + c });
  const appear = (column: Rows) =>
    [rowStart(column, index, count), rowStart(column, index, count) + 0.12] as const;
  const key = useArrival(...appear(ROWS.keys), -84);
  // A number comes from the strip or the number that it was made of.
  const dot = useArrival(...appear(ROWS.dots), -72);
  const scale = useArrival(...appear(ROWS.scale), -66);
  const falls = useArrival(...appear(ROWS.softmax), -40);
  const share = useSpan(...appear(ROWS.softmax));
  const value = useSpan(...appear(ROWS.values));
  const pours = useSpan(
    rowStart(ROWS.values, index, count) + 0.02,
    rowStart(ROWS.values, index, count) + 0.15,
  );
  const valuesTime = useLive((t) => t > ROWS.values.from);
  const scaled = useLive((t) => t > DIVIDED);
  const width = useDerived(share, (p) => `${p * probs[index] * 100}%`);
  const part = 0.12 + (0.88 * probs[index]) / topProbability;
  const weight = useDerived(value, (p) => p * part);
  const depth = useDerived(pours, (p) => `${100 * p * toSum}%`);
  const seen = useDerived(pours, (p) => (p > 0 && p < 1 ? part : 0));
  const chip = (
    <Chip
      token={token}
      selected={index === from}
      onSelect={onSelect}
      label={words.row.askAs(token.text, index)}
    />
  );
  const keyStrip = (
    <m.span className={styles.strip} {...CELL} style={key}>
      <PixelStrip
        values={row.keys[index]}
        scale={keyScale}
        label={words.row.whereKey(token.text)}
        onPick={entry("key")}
      />
    </m.span>
  );
  const valueStrip = (
    <span className={styles.valueCell} {...CELL}>
      <m.span className={styles.strip} style={{ opacity: weight }}>
        <PixelStrip
          values={row.values[index]}
          scale={valueScale}
          label={words.row.whereValue(token.text)}
          onPick={entry("value")}
        />
      </m.span>
      {!narrow && (
        <m.span className={styles.pouring} style={{ y: depth, opacity: seen }} aria-hidden="true">
          <PixelStrip values={row.values[index]} scale={valueScale} />
        </m.span>
      )}
    </span>
  );
  const minusInfinity = blocked && <span className={styles.blocked}>−∞</span>;
  return (
    <div className={styles.line} {...ROW} data-blocked={blocked || undefined}>
      {!narrow && (
        <span className={styles.chipCell} {...CELL} data-end>
          {chip}
        </span>
      )}
      {!narrow && <span aria-hidden="true" />}
      <span className={styles.chipCell} {...ROW_HEADER}>
        {narrow ? chip : <Chip token={token} />}
      </span>
      {narrow && valuesTime ? valueStrip : keyStrip}
      <m.span className={styles.cell} {...CELL} style={dot}>
        <Button
          kind="bare"
          className={styles.figure}
          aria-label={
            narrow && scaled
              ? words.row.whereScore(token.text, fixed(scores[index]))
              : words.row.whereDot(token.text, fixed(dots[index]))
          }
          onClick={() => onInspect({ ...edge, tensor: "scores" })}
          {...tipHandlers(() => <Arithmetic row={row} index={index} />)}
        >
          {narrow && scaled ? minusInfinity || fixed(scores[index]) : fixed(dots[index])}
        </Button>
      </m.span>
      {!narrow && (
        <m.span className={styles.cell} {...CELL} style={scale}>
          <Button
            kind="bare"
            className={styles.figure}
            aria-label={words.row.whereScore(token.text, fixed(scores[index]))}
            onClick={() => onInspect({ ...edge, tensor: "scores" })}
            {...tipHandlers(() =>
              words.row.division(fixed(dots[index]), row.headSize, fixed(scores[index]), blocked),
            )}
          >
            {minusInfinity || fixed(scores[index])}
          </Button>
        </m.span>
      )}
      <m.span className={styles.cell} {...CELL} style={falls}>
        <Button
          kind="bare"
          className={styles.bar}
          aria-label={words.row.whereShare(token.text, percent(probs[index]))}
          onClick={() => onInspect({ ...edge, tensor: "probs" })}
          {...tipHandlers(() => <SoftmaxArithmetic row={row} index={index} blocked={blocked} />)}
        >
          <Bar style={{ width }} height={16} />
          <span className={styles.figure}>{percent(probs[index])}</span>
        </Button>
      </m.span>
      {!narrow && valueStrip}
    </div>
  );
}
