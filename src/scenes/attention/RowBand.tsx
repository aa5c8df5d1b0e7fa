import { m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { type NumberRef, type Token, weightedSum } from "../../engine";
import { useDerived } from "../../player/derived";
import { progress } from "../../player/storyboard";
import { useLive, useSpan, useTime } from "../../player/time";
import { setToken } from "../../store/view";
import { Button } from "../../ui/Button";
import { fixed } from "../../ui/format";
import { asTable, CELL, COLUMN_HEADER, ROW } from "../../ui/tableRoles";
import { useGrowing } from "../../ui/useGrowing";
import { Chip } from "../../viz/Chip";
import { PixelStrip } from "../../viz/PixelStrip";
import { magnitude } from "../../viz/VectorStrip";
import styles from "./Attention.module.css";
import { Fan } from "./Fan";
import { RowLine } from "./RowLine";
import type { RowData } from "./rowData";
import { DIVIDED, ROWS, rowStart, rowsIn, STEP } from "./steps";
import { rowHeight } from "./view";
import { words } from "./words";

interface RowBandProps {
  readonly tokens: readonly Token[];
  readonly row: RowData;
  /** Asks where a number comes from. */
  readonly onInspect: (ref: NumberRef) => void;
  readonly layer: number;
  readonly head: number;
  readonly causal: boolean;
  readonly width: number;
  /** Of the whole view. */
  readonly height: number;
}

/** Below this width, which its columns need, the asking column and the fan are left out, and key and value share a column. */
const NARROW = 884;
/** Rows that are made in one go: more than the stage has room for. */
const MADE = 24;
/** Height that the head and the foot of the table take. */
const REST = 130;
const NARROW_REST = 160;
/** Height of a strip, and from the lowest row's end to the middle of the sum's, in pixels; the CSS has the same. */
const STRIP = 18;
const TO_SUM = 34;
/** From the query's strip to the middle of the first row. */
const TO_ROWS = 20;

/** One query against every key: a table whose columns fill as time goes on. */
export function RowBand(props: RowBandProps): ReactNode {
  const { tokens, row, causal, width } = props;
  const { from, count, query, keys, values, probs } = row;
  const { onInspect, layer, head } = props;
  const narrow = width < NARROW;
  const room = props.height - (narrow ? NARROW_REST : REST);
  const line = rowHeight(count, room);
  const shown = useGrowing(tokens.length, MADE);
  const keyScale = useMemo(() => Math.max(magnitude(query), ...keys.map(magnitude)), [query, keys]);
  const valueScale = useMemo(() => Math.max(...values.map(magnitude)), [values]);
  const top = useMemo(() => probs.reduce((largest, p) => Math.max(largest, p), 0), [probs]);
  const asked = useSpan(STEP.dots + 0.02, STEP.dots + 0.12);
  const valuesTime = useLive((t) => t > ROWS.values.from);
  // A narrow table has one column of scores: they are divided in their place.
  const divided = useLive((t) => narrow && t > DIVIDED);
  const grow = useDerived(asked, (p) => `inset(0 ${(1 - p) * 100}% 0 0)`);
  const gathered = (
    <Gathered
      row={row}
      scale={valueScale}
      onPick={(c) =>
        onInspect({ of: "state", tensor: "context", layer, token: from, index: head * row.headSize + c })
      }
    />
  );
  return (
    <div
      className={styles.table}
      {...asTable(words.row.table(tokens[from].text, layer + 1, head + 1))}
      data-narrow={narrow || undefined}
    >
      <div className={styles.line} {...ROW} data-head>
        {!narrow && (
          <span className={styles.headFigure} {...COLUMN_HEADER}>
            {words.row.from}
          </span>
        )}
        {!narrow && <span aria-hidden="true" />}
        <span {...COLUMN_HEADER}>{narrow ? <Chip token={tokens[from]} selected /> : words.row.to}</span>
        <span className={styles.queryCell} {...COLUMN_HEADER}>
          <span className="sr-only">{words.row.key}</span>
          <span className={styles.queryLabel}>
            {(narrow && valuesTime ? words.row.queryAndValues : words.row.query)(tokens[from].text)}
          </span>
          <m.span className={styles.queryStrip} style={{ clipPath: grow }}>
            <PixelStrip
              values={query}
              scale={keyScale}
              label={words.row.whereQuery(tokens[from].text)}
              onPick={(c) =>
                onInspect({
                  of: "state",
                  tensor: "query",
                  layer,
                  token: from,
                  index: head * row.headSize + c,
                })
              }
            />
          </m.span>
          <Walker row={row} line={line} scale={keyScale} />
        </span>
        <Header at={ROWS.dots.from} figure>
          {divided ? `÷ √${row.headSize}` : "q · k"}
        </Header>
        {!narrow && (
          <Header at={ROWS.scale.from} figure>
            {`÷ √${row.headSize}`}
          </Header>
        )}
        <Header at={ROWS.softmax.from}>{words.row.softmax}</Header>
        {!narrow && <Header at={ROWS.values.from}>{words.row.value}</Header>}
      </div>
      <div
        className={styles.rows}
        style={{ "--row": `${line}px`, maxHeight: Math.max(200, room) } as React.CSSProperties}
      >
        {!narrow && (
          <Fan
            row={row}
            rowHeight={line}
            onPick={(to) => onInspect({ of: "attention", tensor: "probs", layer, head, from, to })}
          />
        )}
        {tokens.slice(0, shown).map((token, index) => (
          <RowLine
            key={index}
            token={token}
            index={index}
            row={row}
            narrow={narrow}
            toSum={(Math.min(room, count * line) - index * line + TO_SUM) / STRIP}
            blocked={causal && index > from}
            keyScale={keyScale}
            valueScale={valueScale}
            topProbability={top}
            layer={layer}
            head={head}
            onInspect={onInspect}
            onSelect={() => setToken(index)}
          />
        ))}
      </div>
      <div className={styles.line} {...ROW} data-foot>
        {!narrow && <span {...CELL} />}
        {!narrow && <span aria-hidden="true" />}
        <span {...CELL} />
        <span {...CELL} />
        <span {...CELL} />
        {!narrow && <span {...CELL} />}
        <span className={styles.cell} {...CELL}>
          <Sum probs={probs} onPick={() => onInspect(rowSum(row, layer, head, tokens))} />
        </span>
        {!narrow && (
          <span className={styles.cell} {...CELL}>
            {gathered}
          </span>
        )}
      </div>
      {narrow && (
        <div className={styles.line} {...ROW} data-gathered>
          <span className={styles.gatheredNarrow} {...CELL}>
            {gathered}
          </span>
        </div>
      )}
    </div>
  );
}

/** The query on its way down along the keys: where it lies on one, their product leaves to the right. */
function Walker({ row, line, scale }: { row: RowData; line: number; scale: number }): ReactNode {
  const time = useTime();
  const last = rowStart(ROWS.dots, row.count, row.count);
  const y = useDerived(time, (t) => {
    const passed = progress(t, ROWS.dots.from, last) * row.count;
    return Math.min(1, passed) * TO_ROWS + Math.max(0, Math.min(passed, row.count - 0.5) - 0.5) * line;
  });
  const opacity = useDerived(time, (t) => (t > ROWS.dots.from && t < last ? 0.8 : 0));
  return (
    <m.span className={styles.walker} style={{ y, opacity }} aria-hidden="true">
      <PixelStrip values={row.query} scale={scale} />
    </m.span>
  );
}

function Header({ at, figure, children }: { at: number; figure?: boolean; children: ReactNode }): ReactNode {
  const opacity = useSpan(at, at + 0.12);
  return (
    <m.span className={figure ? styles.headFigure : undefined} {...COLUMN_HEADER} style={{ opacity }}>
      {children}
    </m.span>
  );
}

/** The sum of a row, for those who ask. */
function rowSum({ from, count }: RowData, layer: number, head: number, tokens: readonly Token[]): NumberRef {
  return {
    of: "weighted",
    name: words.row.sumName(tokens[from].text, layer + 1, head + 1),
    formula: words.row.sumFormula(count),
    items: Array.from({ length: count }, (_, to) => ({
      label: words.row.toToken(tokens[to].text),
      weight: 1,
      number: { ref: { of: "attention", tensor: "probs", layer, head, from, to } },
    })),
  };
}

/** The row's probabilities added up as they come in: 1.000 in the end. */
function Sum({ probs, onPick }: { probs: Float32Array; onPick: () => void }): ReactNode {
  const rows = useLive((t) => rowsIn(ROWS.softmax, probs.length, t));
  const sum = probs.subarray(0, rows).reduce((total, p) => total + p, 0);
  return (
    <Button
      kind="bare"
      className={styles.sum}
      style={{ visibility: rows > 0 ? "visible" : "hidden" }}
      onClick={onPick}
    >
      Σ = <b>{fixed(sum, 3)}</b>
    </Button>
  );
}

/** What the head writes for the asking token, value by value as they are added. */
function Gathered(props: { row: RowData; scale: number; onPick: (entry: number) => void }): ReactNode {
  const { row, scale, onPick } = props;
  const rows = useLive((t) => rowsIn(ROWS.values, row.count, t));
  const sum = useMemo(() => weightedSum(row.probs, row.values, rows), [row, rows]);
  return (
    <span className={styles.gathered} style={{ visibility: rows > 0 ? "visible" : "hidden" }}>
      <span className={styles.gatheredLabel}>{words.row.gathered}</span>
      <span className={styles.strip}>
        <PixelStrip
          values={rows === row.count ? row.context : sum}
          scale={scale}
          label={words.row.whereSum}
          onPick={onPick}
        />
      </span>
    </span>
  );
}
