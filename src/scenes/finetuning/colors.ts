/** The classes' colors; the same on sentences, curves and weights. */
export const CLASS_COLORS = ["var(--c-sense-0)", "var(--c-sense-1)", "var(--ink)"];

export function classColor(label: number): string {
  return CLASS_COLORS[label % CLASS_COLORS.length];
}

/** Colors of values in an order, such as learning rates, lowest first: by lightness, which everyone sees. */
export const STEP_COLORS = [0, 1, 2, 3, 4, 5].map((step) => `var(--c-step-${step})`);
