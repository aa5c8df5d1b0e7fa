import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { NumberRef, Token } from "../../engine";
import { useDerived } from "../../player/derived";
import { useLive, useSpan } from "../../player/time";
import { fixed, percent } from "../../ui/format";
import { CELL, ROW, ROW_HEADER } from "../../ui/tableRoles";
import { Chip } from "../../viz/Chip";
import { StripCanvas } from "../../viz/StripCanvas";
import { tipHandlers } from "../../viz/Tip";
import { words } from "../../words/attention";
import { Arithmetic, SoftmaxArithmetic } from "./Arithmetic";
import styles from "./Attention.module.css";
import type { RowData } from "./rowData";
import { rowStart, STEP } from "./steps";

export interface RowLineProps {
  readonly token: Token;
  readonly index: number;
  readonly row: RowData;
  readonly narrow: boolean;
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
  const { token, index, row, narrow, blocked, keyScale, valueScale, topProbability, onSelect } = props;
  const { from, count, dots, scores, probs } = row;
  const { layer, head, onInspect } = props;
  const edge = { of: "attention", layer, head, from, to: index } as const;
  const entry = (tensor: "key" | "value") => (c: number) =>
    onInspect({ of: "state", tensor, layer, token: index, index: head * row.headSize + c });
  const appear = (step: number) =>
    [rowStart(step, index, count), rowStart(step, index, count) + 0.12] as const;
  const key = useSpan(...appear(STEP.keys));
  const dot = useSpan(...appear(STEP.dots));
  const scale = useSpan(STEP.scale + 0.1, STEP.scale + 0.4);
  const share = useSpan(...appear(STEP.softmax));
  const value = useSpan(...appear(STEP.values));
  const valuesTime = useLive((t) => t > STEP.values);
  const scaled = useLive((t) => t > STEP.scale + 0.25);
  const width = useDerived(share, (p) => `${p * probs[index] * 100}%`);
  const weight = useDerived(value, (p) => p * (0.12 + (0.88 * probs[index]) / topProbability));
  const chip = (
    <Chip
      token={token}
      selected={index === from}
      onSelect={onSelect}
      label={words.row.askAs(token.text, index)}
    />
  );
  const keyStrip = (
    <m.span className={styles.strip} {...CELL} style={{ opacity: key }}>
      <StripCanvas
        values={row.keys[index]}
        scale={keyScale}
        label={words.row.whereKey(token.text)}
        onPick={entry("key")}
      />
    </m.span>
  );
  const valueStrip = (
    <m.span className={styles.strip} {...CELL} style={{ opacity: weight }}>
      <StripCanvas
        values={row.values[index]}
        scale={valueScale}
        label={words.row.whereValue(token.text)}
        onPick={entry("value")}
      />
    </m.span>
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
      <span className={styles.cell} {...CELL}>
        <m.button
          type="button"
          className={styles.figure}
          style={{ opacity: dot }}
          aria-label={
            narrow && scaled
              ? words.row.whereScore(token.text, fixed(scores[index]))
              : words.row.whereDot(token.text, fixed(dots[index]))
          }
          onClick={() => onInspect({ ...edge, tensor: "scores" })}
          {...tipHandlers(() => <Arithmetic row={row} index={index} />)}
        >
          {narrow && scaled ? minusInfinity || fixed(scores[index]) : fixed(dots[index])}
        </m.button>
      </span>
      {!narrow && (
        <span className={styles.cell} {...CELL}>
          <m.button
            type="button"
            className={styles.figure}
            style={{ opacity: scale }}
            aria-label={words.row.whereScore(token.text, fixed(scores[index]))}
            onClick={() => onInspect({ ...edge, tensor: "scores" })}
            {...tipHandlers(() =>
              words.row.division(fixed(dots[index]), row.headSize, fixed(scores[index]), blocked),
            )}
          >
            {minusInfinity || fixed(scores[index])}
          </m.button>
        </span>
      )}
      <span className={styles.cell} {...CELL}>
        <m.button
          type="button"
          className={styles.bar}
          style={{ opacity: share }}
          aria-label={words.row.whereShare(token.text, percent(probs[index]))}
          onClick={() => onInspect({ ...edge, tensor: "probs" })}
          {...tipHandlers(() => <SoftmaxArithmetic row={row} index={index} blocked={blocked} />)}
        >
          <span className={styles.barTrack}>
            <m.span className={styles.barFill} style={{ width }} />
          </span>
          <span className={styles.figure}>{percent(probs[index])}</span>
        </m.button>
      </span>
      {!narrow && valueStrip}
    </div>
  );
}
