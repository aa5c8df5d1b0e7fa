import type { Reading } from "./readings";

/** Room that one panel of guesses needs, in CSS pixels. */
const PANEL = 310;
const MOST = 3;

/** The chosen positions that fit on stage side by side, and how to get to the others. */
export interface Window {
  readonly readings: readonly Reading[];
  /** Index of the first one shown, and of all. */
  readonly first: number;
  readonly total: number;
  /** Position to select for the window before and after; null at the ends. */
  readonly before: number | null;
  readonly after: number | null;
}

/** The window that holds the selected token, or else the first one. */
export function onStage(readings: readonly Reading[], token: number | null, width: number): Window {
  const size = Math.max(1, Math.min(MOST, Math.floor(width / PANEL)));
  const selected = Math.max(
    0,
    readings.findIndex(({ choice }) => choice.position === token),
  );
  const first = Math.floor(selected / size) * size;
  return {
    readings: readings.slice(first, first + size),
    first,
    total: readings.length,
    before: readings[first - size]?.choice.position ?? null,
    after: readings[first + size]?.choice.position ?? null,
  };
}
