import { words } from "./words";

/** What a click on a cell of the grids does. */
const CELL_ACTIONS = ["off", "ask"] as const;

export type CellAction = (typeof CELL_ACTIONS)[number];

/** The actions with their names, to choose from. */
export function cellActions(): readonly { readonly value: CellAction; readonly label: string }[] {
  return CELL_ACTIONS.map((value) => ({ value, label: words.click[value] }));
}
