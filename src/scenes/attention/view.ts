/** From this width on, matrix and heads stand side by side. */
export const BESIDE = 820;

/** Below this width the stage is a phone’s. */
export const PHONE = 500;

/** Height that all views of the stage share, so that it stays as it is when one gives way to the next. */
export function bandHeight(width: number): number {
  if (width >= BESIDE) return 504;
  // A phone’s matrix is as wide as the phone, so it is not as tall as a tablet’s.
  return width < PHONE ? 548 : 640;
}

/** Height of a token's row in a list of `count` rows that may take up `room`: short texts get airy rows. */
export function rowHeight(count: number, room: number): number {
  return Math.max(30, Math.min(44, Math.floor(room / count)));
}
