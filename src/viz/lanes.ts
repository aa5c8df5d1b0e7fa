/** A label that wants to stand centred on `x`. */
interface Labelled {
  readonly x: number;
  readonly width: number;
}

interface Placed {
  /** Left edge, kept inside 0…`room`. */
  readonly left: number;
  /** 0 is next to the axis; higher lanes are farther away. */
  readonly lane: number;
}

/**
 * Places labels along an axis so that none overlap: each goes as near to its place as the room allows,
 * in the lowest lane that is free there. The answer is in the order of `labels`.
 */
export function packLanes(labels: readonly Labelled[], room: number, gap = 6): Placed[] {
  const placed: Placed[] = new Array(labels.length);
  const ends: number[] = [];
  const order = labels.map((_, index) => index).sort((a, b) => labels[a].x - labels[b].x);
  for (const index of order) {
    const { x, width } = labels[index];
    const left = Math.max(0, Math.min(room - width, x - width / 2));
    let lane = ends.findIndex((end) => end + gap <= left);
    if (lane < 0) lane = ends.length;
    ends[lane] = left + width;
    placed[index] = { left, lane };
  }
  return placed;
}
