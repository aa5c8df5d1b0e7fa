import { cosines } from "./vectors";

/** How far apart labelled groups of vectors lie, in the full space. */
export interface Separation {
  /** Mean cosine over all pairs with the same label; NaN if there is none. */
  readonly within: number;
  /** Mean cosine over all pairs with different labels; NaN if there is none. */
  readonly between: number;
  /**
   * How many vectors have a nearest neighbor (by cosine, themselves left out) with their own label. Of equally near
   * ones each counts its part, so this need not be whole.
   */
  readonly agreeing: number;
  /** What `agreeing` would be on average if neighbors were drawn blindly. */
  readonly chance: number;
}

export interface Neighbor {
  readonly index: number;
  readonly cosine: number;
}

/**
 * Mean cosines within and between labels of vectors `[n]`, and how many nearest neighbors agree.
 * @throws Error if the vectors differ in length.
 */
export function separation(vectors: readonly ArrayLike<number>[], labels: readonly number[]): Separation {
  const table = cosines(vectors);
  const same = { sum: 0, count: 0 };
  const different = { sum: 0, count: 0 };
  for (let i = 0; i < vectors.length; i++) {
    for (let j = i + 1; j < vectors.length; j++) {
      const group = labels[i] === labels[j] ? same : different;
      group.sum += table[i][j];
      group.count++;
    }
  }
  let agreeing = 0;
  let chance = 0;
  for (let i = 0; i < vectors.length; i++) {
    const tied = tiedNeighbors(nearestNeighbors(table[i], i));
    const agreed = tied.filter(({ index }) => labels[index] === labels[i]).length;
    if (tied.length > 0) agreeing += agreed / tied.length;
    const alike = labels.filter((label) => label === labels[i]).length - 1;
    if (vectors.length > 1) chance += alike / (vectors.length - 1);
  }
  return {
    within: same.count > 0 ? same.sum / same.count : Number.NaN,
    between: different.count > 0 ? different.sum / different.count : Number.NaN,
    agreeing,
    chance,
  };
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
