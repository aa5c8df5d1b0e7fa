import { fixed } from "../../ui/format";

const ENDS = [0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1];

/** Where bars end so that small probabilities can be told apart: the first round number not below the largest. */
export function barEnd(values: readonly number[]): number {
  const largest = Math.max(0, ...values);
  return ENDS.find((end) => end >= largest) ?? 1;
}

/** A cosine with as many digits as tell it from 1. */
export function cosineText(cosine: number): string {
  if (cosine === 1) return "1";
  if (cosine > 0.9999995) return `>${fixed(0.999999, 6)}`;
  return fixed(cosine, cosine > 0.9995 ? 6 : 3);
}
