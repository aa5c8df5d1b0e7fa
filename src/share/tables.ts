import { words } from "../words/share";
import { copyMarked } from "./clipboard";

/** A table as plain rows of text; the first rows may be headings. */
interface PlainTable {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** What is read as a table, however it is drawn. */
const TABLE = "table, [role=table]";

/** What an element says, with a minus sign that spreadsheets take for one. */
function textOf(element: Element): string {
  return said(element.textContent);
}

function said(text: string | null): string {
  return (text ?? "").replace(/\s+/g, " ").trim().replaceAll("−", "-");
}

/** The values of a cell: what stands beside each other in it, in elements of their own, is not one value. */
function valuesOf(cell: Element): string[] {
  const values: string[] = [];
  const walk = (node: Node): void => {
    const own = [...node.childNodes].filter((child) => said(child.textContent) !== "");
    const elements = own.filter((child) => child.nodeType === 1);
    if (own.length > 1 && elements.length === own.length) own.forEach(walk);
    else if (own.length === 1 && elements.length === 1) walk(own[0]);
    else if (own.length > 0) values.push(said(own.map((child) => child.textContent).join(" ")));
  };
  walk(cell);
  return values;
}

/** One value a column: a column whose cells hold several becomes as many as the fullest of them needs. */
function rowsOf(table: Element): string[][] {
  const rows = [...table.querySelectorAll("tr, [role=row]")].map((row) =>
    // A cell that spans several columns is followed by empty ones, so that columns stay below each other.
    [...row.querySelectorAll("td, th, [role=cell], [role=rowheader], [role=columnheader]")].flatMap(
      (cell) => [
        valuesOf(cell),
        ...Array.from(
          { length: Math.max(0, ((cell as Partial<HTMLTableCellElement>).colSpan ?? 1) - 1) },
          (): string[] => [],
        ),
      ],
    ),
  );
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach(({ length }, column) => {
      widths[column] = Math.max(1, length, widths[column] ?? 0);
    });
  }
  return rows.map((row) =>
    row.flatMap((values, column) => Array.from({ length: widths[column] }, (_, i) => values[i] ?? "")),
  );
}

/** The name that a picture or control has for those who do not see it. */
function labelsOf(stage: Element): string[][] {
  return [...stage.querySelectorAll("[aria-label]")]
    .filter((element) => !element.closest(TABLE))
    .map((element) => {
      const kind = element.getAttribute("role") ?? element.tagName.toLowerCase();
      return [kind, (element.getAttribute("aria-label") ?? "").replaceAll("−", "-")];
    });
}

/** The tables under the picture on stage, those for screen readers included; and at last its labels, which every picture has. */
export function tablesOf(stage: Element): readonly PlainTable[] {
  const tables = [...stage.querySelectorAll(TABLE)]
    .map((table, index) => ({
      name: (table as Partial<HTMLTableElement>).caption
        ? textOf((table as HTMLTableElement).caption!)
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

/**
 * Puts a table on the clipboard, as text and, where the browser can, as a table.
 * @throws Error with a sentence if the browser refuses.
 */
export async function copyTable(table: PlainTable): Promise<void> {
  const kinds = { "text/plain": toTsv(table), "text/html": toHtml(table) };
  try {
    const blobs = Object.entries(kinds).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  } catch {
    const copied = copyMarked((data) => {
      for (const [type, text] of Object.entries(kinds)) data.setData(type, text);
    });
    if (!copied) throw new Error(words.noClipboard);
  }
}
