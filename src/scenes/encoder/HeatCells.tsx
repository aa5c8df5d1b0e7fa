import type { MouseEvent, PointerEvent, ReactNode } from "react";
import { ask, marksGroup, type Question } from "../../inspector/question";
import { CellCursor } from "../../viz/CellCursor";
import { Pixels, type PixelsProps } from "../../viz/Pixels";
import { hideTip, showTipAt } from "../../viz/Tip";
import styles from "./Encoder.module.css";
import { words } from "./words";

interface HeatCellsProps extends Omit<PixelsProps, "shades"> {
  readonly width: number;
  readonly height: number;
  /** What the whole is. */
  readonly group: string;
  /** Where the keys start. */
  readonly row: number;
  /** What a cell says. */
  readonly label: (row: number, column: number) => string;
  readonly question: (row: number, column: number) => Question;
  /** Drawn over the cells. */
  readonly children?: ReactNode;
}

/** A matrix of pixels whose cells answer, by pointer and by key. */
export function HeatCells({ group, row, label, question, children, ...pixels }: HeatCellsProps): ReactNode {
  const { rows, columns, width, height } = pixels;
  const cellAt = (event: MouseEvent): [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = (offset: number, size: number, count: number) =>
      Math.max(0, Math.min(count - 1, Math.floor((offset / size) * count)));
    return [at(event.clientY - box.top, box.height, rows), at(event.clientX - box.left, box.width, columns)];
  };
  const say = (i: number, j: number): string => words.cell(label(i, j));
  const handlers = {
    ...marksGroup(group),
    onClick: (event: MouseEvent) => {
      // A key press comes from the cursor, which knows its cell.
      if (event.detail > 0) ask(question(...cellAt(event)));
    },
    onPointerMove: (event: PointerEvent) =>
      showTipAt(event.clientX, event.clientY - 8, say(...cellAt(event))),
    onPointerLeave: hideTip,
  };
  return (
    <div className={styles.cells} style={{ width, height }} {...handlers}>
      <Pixels {...pixels} shades="linear" />
      {children}
      <CellCursor
        rows={rows}
        columns={columns}
        width={width}
        height={height}
        row={row}
        label={(i, j) => words.cellForKeys(label(i, j))}
        onPick={(i, j) => ask(question(i, j))}
      />
    </div>
  );
}
