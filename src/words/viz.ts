import { area } from "./area";

/** What drawings say that several scenes share. */
export const words = area("viz", {
  cellCursor: (cell: string) => `${cell}. Arrow keys go from cell to cell.`,
  token: (text: string) => `Token ${text}`,
  entry: (index: number, value: string) => `entry ${index}: ${value} (click: where from?)`,
});
