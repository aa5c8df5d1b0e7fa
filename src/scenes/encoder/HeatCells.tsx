import type { ReactNode } from "react";
import { ask, type Question } from "../../inspector/question";
import { Cells } from "../../viz/Cells";
import { Pixels, type PixelsProps } from "../../viz/Pixels";
import { words } from "./words";

interface HeatCellsProps extends Omit<PixelsProps, "shades"> {
  readonly width: number;
  readonly height: number;
  /** What the whole is. */
  readonly group: string;
  /** Where the keys start. */
  readonly row: number;
  /** What a cell is. */
  readonly label: (row: number, column: number) => string;
  readonly question: (row: number, column: number) => Question;
  /** Drawn over the cells. */
  readonly children?: ReactNode;
}

/** A matrix of pixels whose cells say where they come from. */
export function HeatCells({ group, row, label, question, children, ...pixels }: HeatCellsProps): ReactNode {
  return (
    <Cells
      {...pixels}
      label={group}
      row={row}
      say={(i, j) => words.cell(label(i, j))}
      onPick={(i, j) => ask(question(i, j))}
    >
      <Pixels {...pixels} shades="linear" />
      {children}
    </Cells>
  );
}
