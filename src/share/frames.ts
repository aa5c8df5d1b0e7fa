/** One picture of an animation: the story's time that it shows, and how long it stands. */
export interface Frame {
  readonly t: number;
  readonly milliseconds: number;
}

/** The part of a step in which scenes move; the rest of it is a pause. */
const MOVING = 0.8;
/** GIFs count in hundredths of a second, and browsers slow down what is faster than this. */
const SHORTEST = 20;

/**
 * Pictures that tell steps `from` … `to − 1` (`seconds[k]` is the length of step k) at so many a second: close
 * together while the scene moves, one for each pause.
 */
export function framesOf(
  seconds: readonly number[],
  from: number,
  to: number,
  perSecond: number,
): readonly Frame[] {
  return seconds.slice(from, to).flatMap((length, offset) => {
    const start = from + offset;
    const moving = length * MOVING;
    const count = Math.max(1, Math.round(moving * perSecond));
    const each = Math.max(SHORTEST, Math.round((moving * 100) / count) * 10);
    const frames = Array.from({ length: count }, (_, i) => ({
      t: start + ((i + 1) / count) * MOVING,
      milliseconds: each,
    }));
    const rest = Math.max(SHORTEST, Math.round((length - moving) * 100) * 10);
    return [...frames, { t: start + 1, milliseconds: rest }];
  });
}
