/** −Σ p·ln p of a probability distribution, in nats: 0 when all is on one token, ln n when spread evenly over n. */
export function entropy(probabilities: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i];
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum;
}
