/** One end of a ribbon: where its left edge is, how wide it is there, and at which height. */
export interface RibbonEnd {
  readonly left: number;
  readonly width: number;
  readonly y: number;
}

/** The outline of a ribbon from one end to the other: it leaves and arrives upright. */
export function ribbonPath(from: RibbonEnd, to: RibbonEnd): string {
  const [a, b, c, d] = [from.left, from.left + from.width, to.left, to.left + to.width];
  const middle = (from.y + to.y) / 2;
  const n = (value: number): string => value.toFixed(2);
  return (
    `M${n(a)},${n(from.y)} C${n(a)},${n(middle)} ${n(c)},${n(middle)} ${n(c)},${n(to.y)} ` +
    `L${n(d)},${n(to.y)} C${n(d)},${n(middle)} ${n(b)},${n(middle)} ${n(b)},${n(from.y)} Z`
  );
}
