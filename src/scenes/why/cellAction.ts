/** What a click on a cell of the grids does. */
export const CELL_ACTIONS = [
  { value: "off", label: "switch it off" },
  { value: "ask", label: "ask where it comes from" },
] as const;

export type CellAction = (typeof CELL_ACTIONS)[number]["value"];
