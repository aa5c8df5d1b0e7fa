/** The classes' colors; the same on sentences, curves and weights. */
export const CLASS_COLORS = ["var(--c-sense-0)", "var(--c-sense-1)", "var(--ink)"];

/** The colour of a class, the same everywhere in the room. */
export function classColor(label: number): string {
  return CLASS_COLORS[label % CLASS_COLORS.length];
}
