import { words } from "../words/share";
/** A table as plain rows of text; the first rows may be headings. */
export interface PlainTable {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What a cell says, with a minus sign that spreadsheets take for one. */
function textOf(cell: Element): string {
  return (cell.textContent ?? "").replace(/\s+/g, " ").trim().replaceAll("−", "-");
}

function rowsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) =>
    // A cell that spans several columns is followed by empty ones, so that columns stay below each other.
    [...row.cells].flatMap((cell) => [
      textOf(cell),
      ...Array<string>(Math.max(0, cell.colSpan - 1)).fill(""),
    ]),
  );
}

/** The name that a picture or control has for those who do not see it. */
function labelsOf(stage: Element): string[][] {
  return [...stage.querySelectorAll("[aria-label]")]
    .filter((element) => !element.closest("table"))
    .map((element) => {
      const kind = element.getAttribute("role") ?? element.tagName.toLowerCase();
      return [kind, (element.getAttribute("aria-label") ?? "").replaceAll("−", "-")];
    });
}

/** The tables under the picture on stage, those for screen readers included; and at last its labels, which every picture has. */
export function tablesOf(stage: Element): readonly PlainTable[] {
  const tables = [...stage.querySelectorAll("table")]
    .map((table, index) => ({
      name: table.caption
        ? textOf(table.caption)
        : (table.getAttribute("aria-label") ?? words.table.numbered(index + 1)),
      rows: rowsOf(table),
    }))
    .filter(({ rows }) => rows.length > 0);
  const labels = labelsOf(stage);
  return labels.length > 0
    ? [...tables, { name: words.table.labels, rows: [[words.table.part, words.table.says], ...labels] }]
    : tables;
}

/** A table as spreadsheets paste it: columns apart by tabs. */
export function toTsv({ rows }: PlainTable): string {
  return rows.map((row) => row.map((cell) => cell.replaceAll("\t", " ")).join("\t")).join("\n");
}

/** A table as word processors paste it. */
export function toHtml({ name, rows }: PlainTable): string {
  const escaped = (text: string) =>
    text.replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);
  const body = rows
    .map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`)
    .join("");
  return `<table><caption>${escaped(name)}</caption>${body}</table>`;
}

/** Puts a table on the clipboard, as text and, where the browser can, as a table. @throws if the browser refuses. */
export async function copyTable(table: PlainTable): Promise<void> {
  const text = toTsv(table);
  if (typeof ClipboardItem === "undefined") return navigator.clipboard.writeText(text);
  await navigator.clipboard.write([
    new ClipboardItem({
      "text/plain": new Blob([text], { type: "text/plain" }),
      "text/html": new Blob([toHtml(table)], { type: "text/html" }),
    }),
  ]);
}
