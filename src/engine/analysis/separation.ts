export interface Neighbor {
  readonly index: number;
  readonly cosine: number;
}

/** How many of some labelled things would have a neighbor with their own label, on average, if it were drawn blindly. */
export function agreeingByChance(labels: readonly number[]): number {
  const alike = (label: number): number => labels.filter((other) => other === label).length - 1;
  return labels.reduce((sum, label) => sum + alike(label) / Math.max(1, labels.length - 1), 0);
}

/** Cosines of float32 vectors closer than this are the same number, computed in another order. */
const TIE = 1e-7;

/** The neighbors that are as near as the nearest one; at least that one, unless there is none. */
export function tiedNeighbors(neighbors: readonly Neighbor[]): readonly Neighbor[] {
  return neighbors.filter((neighbor) => neighbor.cosine >= neighbors[0].cosine - TIE);
}

/**
 * The other vectors by cosine to vector `of`, nearest first; equal cosines keep the order of the list.
 * @param row the cosines of vector `of` to all (see `cosines`).
 * @param among tells which may count (default: all).
 */
export function nearestNeighbors(
  row: readonly number[],
  of: number,
  among: (index: number) => boolean = () => true,
): Neighbor[] {
  return row
    .map((cosine, index) => ({ index, cosine }))
    .filter(({ index }) => index !== of && among(index))
    .sort((a, b) => b.cosine - a.cosine || a.index - b.index);
}
