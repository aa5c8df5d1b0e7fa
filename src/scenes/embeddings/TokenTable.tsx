import { type MotionValue, m } from "framer-motion";
import type { KeyboardEvent, ReactNode } from "react";
import type { RunRequest, RunResult } from "../../engine";
import { ask } from "../../inspector/question";
import { useLive, useSpan } from "../../player/time";
import { setToken } from "../../store/view";
import { useGrowing } from "../../ui/useGrowing";
import { useSlide } from "../../viz/arrival";
import { Chip } from "../../viz/Chip";
import { PixelStrip } from "../../viz/PixelStrip";
import styles from "./Embeddings.module.css";
import { PARTS, partsOf } from "./parts";
import { BEGINS, COMES } from "./steps";
import { words } from "./words";

interface TokenTableProps {
  readonly run: RunResult;
  /** The pass that is shown, for questions about its numbers. */
  readonly request: RunRequest | null;
  readonly focus: number;
  readonly scales: readonly number[];
  readonly width: number;
}

/** From this width on all five vectors of a token stand side by side; below, the one that the step is about. */
const ALL = 700;

/** Rows that are made in one go: more than there is room for. */
const ROWS = 24;

/** All tokens and their vectors, one row each: the whole input of the first layer. */
export function TokenTable({ run, request, focus, scales, width }: TokenTableProps): ReactNode {
  const now = useLive((t) =>
    Math.max(
      0,
      BEGINS.findLastIndex((begins) => t > begins),
    ),
  );
  const { tokens } = run.encoding;
  const rows = useGrowing(tokens.length, ROWS);
  const together = usePartsTogether();
  const asking = (part: number, token: number) => ({
    label: words.table.strip(PARTS[part].label, tokens[token].text, token),
    onPick: (index: number) =>
      ask({ request, about: { of: "embedding", tensor: PARTS[part].name, token, index } }),
  });
  const shown = width >= ALL ? PARTS.map((_, part) => part) : [now];
  return (
    <div className={styles.table} style={{ "--parts": shown.length } as React.CSSProperties}>
      <div className={styles.row} data-head aria-hidden="true">
        <span>{words.table.all(tokens.length)}</span>
        {shown.map((part) => (
          <span key={part}>{PARTS[part].short}</span>
        ))}
      </div>
      <div className={styles.rows} {...rowKeys(words.table.rows)}>
        {tokens.slice(0, rows).map((token, index) => {
          const parts = partsOf(run, index);
          return (
            <div key={index} className={styles.row} data-selected={index === focus || undefined}>
              <span className={styles.chipCell}>
                <Chip
                  token={token}
                  selected={index === focus}
                  onSelect={() => setToken(index)}
                  label={words.table.show(token.text, index)}
                />
              </span>
              {parts &&
                shown.map((part) =>
                  tokens.length > STAGGERED ? (
                    <Cell
                      key={part}
                      part={part}
                      pointerOnly={index !== focus}
                      come={together[part]}
                      values={parts[part]}
                      scale={scales[part]}
                      {...asking(part, index)}
                    />
                  ) : (
                    <StaggeredCell
                      key={part}
                      part={part}
                      order={index / tokens.length}
                      pointerOnly={index !== focus}
                      values={parts[part]}
                      scale={scales[part]}
                      {...asking(part, index)}
                    />
                  ),
                )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/**
 * For the parent of the rows: the tab key stops at the chosen token's strips only; up and down lead to the same strip of
 * its neighbours, left and right from entry to entry.
 */
function rowKeys(label: string) {
  return {
    role: "group",
    "aria-label": label,
    // Before the strip itself: to it, up and down are entries too.
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const part = (event.target as Element).closest<HTMLElement>("[data-cell]")?.dataset.cell;
      if (part === undefined) return;
      const column = [...event.currentTarget.querySelectorAll<HTMLElement>(`[data-cell="${part}"] button`)];
      const at = column.indexOf(event.target as HTMLElement);
      // The player's keys are arrows too.
      event.preventDefault();
      event.stopPropagation();
      column[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    },
  };
}

/** Rows come in one after the other up to this many; more come in together, as each moving cell costs time. */
const STAGGERED = 32;

/** How far a part's column has come in, `order` 0…1 being the row's place from top to bottom. */
function useAppearance(part: number, order: number): MotionValue<number> {
  const start = BEGINS[part] + 0.02 + order * COMES;
  return useSpan(start, start + 0.08);
}

/** One appearance per part, for tables whose rows come in together. */
function usePartsTogether(): readonly MotionValue<number>[] {
  return [
    useAppearance(0, 0),
    useAppearance(1, 0),
    useAppearance(2, 0),
    useAppearance(3, 0),
    useAppearance(4, 0),
  ];
}

interface CellProps {
  readonly part: number;
  /** Left out by the tab key. */
  readonly pointerOnly: boolean;
  readonly values: Float32Array;
  readonly scale: number;
  readonly label: string;
  /** Asks where an entry comes from. */
  readonly onPick: (index: number) => void;
  /** 0…1: how far it has come. */
  readonly come: MotionValue<number>;
}

/** A vector comes from its left: the first one out of its token, each other one out of the vector before it. */
function Cell({ part, values, scale, label, onPick, pointerOnly, come }: CellProps): ReactNode {
  const slides = useSlide(come);
  return (
    <span className={styles.cell} data-cell={part}>
      <m.span className={styles.strip} style={slides}>
        <PixelStrip values={values} scale={scale} label={label} onPick={onPick} pointerOnly={pointerOnly} />
      </m.span>
    </span>
  );
}

function StaggeredCell(props: Omit<CellProps, "come"> & { order: number }): ReactNode {
  const { order, ...cell } = props;
  return <Cell {...cell} come={useAppearance(cell.part, order)} />;
}
