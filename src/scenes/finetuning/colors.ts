/** The classes' colors; the same on sentences, curves and weights. */
export const CLASS_COLORS = ["var(--c-sense-0)", "var(--c-sense-1)", "var(--ink)"];

/** The colour of a class, the same everywhere in the room. */
export function classColor(label: number): string {
  return CLASS_COLORS[label % CLASS_COLORS.length];
}

const KIND_COLORS: Readonly<Record<string, string>> = {
  ORG: "var(--c-value)",
  LOC: "var(--c-b)",
  "": "color-mix(in srgb, var(--ink) 14%, transparent)",
};

/** The colour of an entity's kind; what is outside of any is grey. */
export const kindColor = (kind: string): string => KIND_COLORS[kind] ?? "var(--c-sense-0)";
