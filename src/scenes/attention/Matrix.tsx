import { m } from "framer-motion";
import type { ReactNode } from "react";
import type { Token } from "../../engine";
import { useDerived } from "../../player/derived";
import { useSpan } from "../../player/time";
import { Button } from "../../ui/Button";
import { percent } from "../../ui/format";
import { Cells } from "../../viz/Cells";
import { Pixels } from "../../viz/Pixels";
import { kindColor, tokenKind } from "../../viz/tokenKind";
import { fitMono, monoWidth } from "../../viz/tokenLayout";
import styles from "./Attention.module.css";
import { STEP } from "./steps";
import { words } from "./words";

interface MatrixProps {
  /** `[tokens, tokens]`: rows are queries ("from"), columns keys ("to"). */
  readonly values: Float32Array;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly width: number;
  /** Chooses a row; without it the matrix is only a picture. */
  readonly onSelect?: (token: number) => void;
  /** What a click or Enter on a cell does; without it the cells can only be read. */
  readonly onCell?: (from: number, to: number) => void;
  /** What that is: asks about the cell (the usual), or cuts it. */
  readonly action?: "ask" | "cut";
  /** Edges that are cut, as `from * tokens + to`. */
  readonly cut?: readonly number[];
  /** Smaller cells, and no entrance of its own. */
  readonly compact?: boolean;
  /** Values are differences −1…1. */
  readonly signed?: boolean;
}

const FONT = 12.5;
const MAX_LABEL = 92;
/** Short texts get large cells, so that the picture fills its place. */
const MIN_HEIGHT = 310;

/** A head's attention probabilities: the chosen token's row framed, any row a click or a key press away. */
export function Matrix(props: MatrixProps): ReactNode {
  const { values, tokens, from, width, onSelect, onCell, compact = false, signed = false } = props;
  const { action = "ask", cut = [] } = props;
  const count = tokens.length;
  const labelWidth = Math.min(MAX_LABEL, Math.max(...tokens.map(({ text }) => monoWidth(text, FONT))) + 10);
  const cell = Math.min(
    compact ? 26 : 42,
    Math.max(MIN_HEIGHT / count, 15),
    (width - labelWidth - 30) / count,
  );
  const side = cell * count;
  const labelled = cell >= 13;
  const reveal = useSpan(STEP.heads + 0.02, STEP.heads + 0.4);
  const clipPath = useDerived(reveal, (p) => (compact ? "none" : `inset(0 0 ${(1 - p) * 100}% 0)`));

  const cellLabel = (i: number, j: number): string => {
    const value = values[i * count + j];
    const share = signed ? `${value < 0 ? "−" : "+"}${percent(Math.abs(value))}` : percent(value);
    const isCut = cut.includes(i * count + j);
    return words.matrix.cell(tokens[i].text, tokens[j].text, share, isCut, onCell ? action : null);
  };
  const label = (index: number) => fitMono(tokens[index].text, FONT, MAX_LABEL - 8);
  return (
    <div className={styles.matrix} style={{ gridTemplateColumns: `${labelWidth}px ${side}px` }}>
      <span className={styles.corner}>{words.matrix.corner}</span>
      <svg
        width={side + 30}
        height={labelled ? labelWidth * 0.78 : 8}
        className={styles.columns}
        aria-hidden="true"
      >
        {labelled &&
          tokens.map((token, index) => (
            <text
              key={index}
              transform={`translate(${(index + 0.5) * cell + 3} ${labelWidth * 0.78 - 4}) rotate(-52)`}
              fontSize={FONT}
              style={{ fill: kindColor(tokenKind(token)) }}
            >
              {label(index)}
            </text>
          ))}
      </svg>
      <div className={styles.rowLabels}>
        {tokens.map((token, index) => {
          const style = {
            height: cell,
            fontSize: Math.min(FONT, cell * 0.95),
            lineHeight: `${cell}px`,
            color: kindColor(tokenKind(token)),
          };
          return onSelect ? (
            <Button
              key={index}
              kind="bare"
              className={styles.rowLabel}
              aria-pressed={index === from}
              aria-label={words.matrix.row(token.text, index)}
              style={style}
              onClick={() => onSelect(index)}
            >
              {label(index)}
            </Button>
          ) : (
            <span key={index} className={styles.rowLabel} style={style}>
              {label(index)}
            </span>
          );
        })}
      </div>
      <Cells
        className={styles.cells}
        rows={count}
        columns={count}
        width={side}
        height={side}
        row={from}
        say={cellLabel}
        onPick={onCell}
      >
        <m.div style={{ clipPath }}>
          <Pixels
            values={values}
            shades={signed ? "root" : "heat"}
            rows={count}
            columns={count}
            width={side}
            height={side}
          />
        </m.div>
        <div className={styles.frame} style={{ top: from * cell, height: cell }} />
        {cut.map((edge) => (
          <span
            key={edge}
            className={styles.cut}
            style={{
              left: (edge % count) * cell,
              top: Math.floor(edge / count) * cell,
              width: cell,
              height: cell,
            }}
            aria-hidden="true"
          />
        ))}
      </Cells>
    </div>
  );
}
