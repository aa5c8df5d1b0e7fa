import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";
import { Button } from "../ui/Button";
import { words } from "../words/viz";
import styles from "./Cells.module.css";
import { hideTip, showTip, showTipAt } from "./Tip";

const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

interface CellsProps {
  readonly rows: number;
  readonly columns: number;
  /** Size of the whole in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What the whole is, for those who hear it. */
  readonly label?: string;
  /** Where the keys start. */
  readonly row?: number;
  /** What a cell says. */
  readonly say: (row: number, column: number) => string;
  /** What a click or Enter does; without it the cells can only be read, by pointer. */
  readonly onPick?: (row: number, column: number) => void;
  readonly className?: string;
  /** The picture of the cells, and what is drawn over it. */
  readonly children?: ReactNode;
}

const within = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));

/**
 * A matrix, or a row of bars, whose cells are no elements and answer all the same: the one under the pointer says what it
 * is, and a click picks it; for the keys it is one stop, with arrows from cell to cell, and Enter picks.
 */
export function Cells(props: CellsProps): ReactNode {
  const { rows, columns, width, height, label, row = 0, say, onPick, className = "", children } = props;
  const [cell, setCell] = useState<readonly [number, number] | null>(null);
  const [i, j] = [within(cell?.[0] ?? row, rows), within(cell?.[1] ?? 0, columns)];
  const cellAt = (event: MouseEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [
      within(Math.floor(((event.clientY - box.top) / box.height) * rows), rows),
      within(Math.floor(((event.clientX - box.left) / box.width) * columns), columns),
    ];
  };
  const move = (event: KeyboardEvent<HTMLButtonElement>) => {
    const [down, right] = MOVES[event.key] ?? [0, 0];
    if (down === 0 && right === 0) return;
    // The player's keys are arrows too.
    event.preventDefault();
    event.stopPropagation();
    const next = [within(i + down, rows), within(j + right, columns)] as const;
    setCell(next);
    const target = event.currentTarget;
    requestAnimationFrame(() => showTip(target, say(...next)));
  };
  const pointer = {
    onPointerMove: (event: MouseEvent) => showTipAt(event.clientX, event.clientY - 8, say(...cellAt(event))),
    onPointerLeave: hideTip,
    // A press may begin a scroll of the page, a click does not. A key press comes without a place: it is the cursor's.
    onClick: (event: MouseEvent) => onPick?.(...(event.detail > 0 ? cellAt(event) : ([i, j] as const))),
  };
  return (
    <div
      className={`${styles.cells} ${className}`}
      style={{ width, height }}
      {...(label && { role: "group", "aria-label": label })}
      {...pointer}
    >
      {children}
      {onPick && (
        <Button
          kind="bare"
          className={styles.cursor}
          aria-label={words.cellCursor(say(i, j))}
          style={{
            left: (j / columns) * width,
            top: (i / rows) * height,
            width: width / columns,
            height: height / rows,
          }}
          onKeyDown={move}
          onFocus={(event) => showTip(event.currentTarget, say(i, j))}
          onBlur={() => {
            setCell(null);
            hideTip();
          }}
        />
      )}
    </div>
  );
}
