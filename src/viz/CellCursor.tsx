import { type KeyboardEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/Button";
import { words } from "../words/viz";
import styles from "./CellCursor.module.css";
import { hideTip, showTip } from "./Tip";

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

interface CellCursorProps {
  readonly rows: number;
  readonly columns: number;
  /** Size of the whole matrix in CSS pixels; the parent is positioned. */
  readonly width: number;
  readonly height: number;
  /** Where the keys start. */
  readonly row: number;
  /** What a cell says. */
  readonly label: (row: number, column: number) => string;
  readonly onPick: (row: number, column: number) => void;
}

/** The keyboard's way over a matrix of pixels: one stop of the tab key, arrows from cell to cell, Enter picks. */
export function CellCursor(props: CellCursorProps): ReactNode {
  const { rows, columns, width, height, row, label, onPick } = props;
  const [cell, setCell] = useState<readonly [number, number] | null>(null);
  const [i, j] = [Math.min(cell?.[0] ?? row, rows - 1), Math.min(cell?.[1] ?? 0, columns - 1)];
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const [down, right] = MOVES[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    // The player's keys are arrows too.
    event.preventDefault();
    event.stopPropagation();
    const next: [number, number] = [
      Math.max(0, Math.min(rows - 1, i + down)),
      Math.max(0, Math.min(columns - 1, j + right)),
    ];
    setCell(next);
    const target = event.currentTarget;
    requestAnimationFrame(() => showTip(target, label(...next)));
  };
  return (
    <Button
      kind="bare"
      className={styles.cursor}
      aria-label={words.cellCursor(label(i, j))}
      style={{
        left: (j / columns) * width,
        top: (i / rows) * height,
        width: width / columns,
        height: height / rows,
      }}
      onKeyDown={move}
      onFocus={(event) => showTip(event.currentTarget, label(i, j))}
      onBlur={() => {
        setCell(null);
        hideTip();
      }}
      onClick={() => onPick(i, j)}
    />
  );
}
