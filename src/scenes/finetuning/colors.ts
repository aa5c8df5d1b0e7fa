/** The classes' colors; the same on sentences, curves and weights. */
const CLASS_COLORS = ["var(--c-sense-0)", "var(--c-sense-1)", "var(--c-query)"];

export function classColor(label: number): string {
  return CLASS_COLORS[label % CLASS_COLORS.length];
}

/** The rates' colors, lowest first: from cold to hot. */
export const RATE_COLORS = [
  "var(--c-sep)",
  "var(--c-sense-1)",
  "var(--c-b)",
  "var(--c-key)",
  "var(--c-mask)",
];
