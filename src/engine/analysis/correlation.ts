/** Ranks 1…n of the values, smallest first; equal values share the mean of the ranks they take up (Kendall 1945). */
export function ranks(values: ArrayLike<number>): number[] {
  const order = Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const result = new Array<number>(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) result[order[i]] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}

/**
 * Pearson's correlation of two lists `[n]`, −1…1. NaN with fewer than two values, or if one list is the same
 * number throughout: then there is nothing to go up or down with.
 * @throws Error if they differ in length.
 */
export function pearson(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const n = a.length;
  if (n !== b.length) throw new Error(`Lists of ${n} and ${b.length} numbers cannot be correlated.`);
  const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((x, y) => x + y, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const [x, y] = [a[i] - meanA, b[i] - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return n < 2 || aa === 0 || bb === 0 ? Number.NaN : Math.max(-1, Math.min(1, ab / Math.sqrt(aa * bb)));
}

/**
 * Spearman's rank correlation, −1…1 (Spearman 1904): Pearson's correlation of the ranks, which holds with ties
 * too. 1: both lists put things in the same order; 0: the orders have nothing to do with each other; −1: reversed.
 * NaN and errors as `pearson`.
 */
export function spearman(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return pearson(ranks(a), ranks(b));
}
