import { m } from "framer-motion";
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
}

/** Rows that are made in one go: more than there is room for. */
const ROWS = 24;

/** All tokens, one row each, with the vector that the chosen one has just got: in the end the whole input of the first layer. */
export function TokenTable({ run, request, focus, scales }: TokenTableProps): ReactNode {
  const part = useLive((t) =>
    Math.max(
      0,
      BEGINS.findLastIndex((begins) => t > begins),
    ),
  );
  const { tokens } = run.encoding;
  const rows = useGrowing(tokens.length, ROWS);
  const { name, label, short } = PARTS[part];
  const isStaggered = tokens.length <= STAGGERED;
  return (
    <div className={styles.table}>
      <div className={styles.row} data-head aria-hidden="true">
        <span>{words.table.all(tokens.length)}</span>
        <span>{short}</span>
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
              {parts && (
                <Cell
                  key={part}
                  part={part}
                  order={isStaggered ? index / tokens.length : 0}
                  pointerOnly={index !== focus}
                  values={parts[part]}
                  scale={scales[part]}
                  label={words.table.strip(label, token.text, index)}
                  onPick={(entry) =>
                    ask({
                      request,
                      about: { of: "embedding", tensor: name, token: index, index: entry },
                    })
                  }
                />
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

interface CellProps {
  readonly part: number;
  /** From the first row to the last, 0…1. */
  readonly order: number;
  /** Left out by the tab key. */
  readonly pointerOnly: boolean;
  readonly values: Float32Array;
  readonly scale: number;
  readonly label: string;
  /** Asks where an entry comes from. */
  readonly onPick: (index: number) => void;
}

/** A vector comes from its left, out of its token. */
function Cell({ part, order, values, scale, label, onPick, pointerOnly }: CellProps): ReactNode {
  const start = BEGINS[part] + 0.02 + order * COMES;
  const slides = useSlide(useSpan(start, start + 0.08));
  return (
    <span className={styles.cell} data-cell={part}>
      <m.span className={styles.strip} style={slides}>
        <PixelStrip values={values} scale={scale} label={label} onPick={onPick} pointerOnly={pointerOnly} />
      </m.span>
    </span>
  );
}
