/** A Markdown table. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** A line of the goals table: what it is, now, must, reach for, and whether it is there. */
export function goalLine(title: string, now: number, must: number, reach: number, digits = 2): string[] {
  const met = now <= must ? "met" : "missed";
  return [title, now.toFixed(digits), `${must}`, `${reach}`, now <= reach ? "reached" : met];
}
