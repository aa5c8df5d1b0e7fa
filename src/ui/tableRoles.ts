/**
 * Roles of a table that is laid out on a grid, with a picture across its rows: `<td>` would leave the grid, and a row that
 * is faded in as a whole would leave the table. Those who hear it get the table; `share/tables` reads it as one.
 */
/** @param name what the table is called for those who hear it. */
export const asTable = (name: string) => ({ role: "table", "aria-label": name }) as const;
export const ROW = { role: "row" } as const;
export const CELL = { role: "cell" } as const;
export const ROW_HEADER = { role: "rowheader" } as const;
export const COLUMN_HEADER = { role: "columnheader" } as const;
