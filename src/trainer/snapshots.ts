import type { Snapshot } from "./protocol";

/** Between which snapshots a step lies: the index of the earlier, and how far the way to the next is done, 0…1. */
export function placeOf(
  snapshots: readonly Pick<Snapshot, "step">[],
  step: number,
): { index: number; part: number } {
  let index = 0;
  while (index + 1 < snapshots.length && snapshots[index + 1].step <= step) index++;
  const [here, next] = [snapshots[index], snapshots[index + 1]];
  const part = here && next ? Math.max(0, Math.min(1, (step - here.step) / (next.step - here.step))) : 0;
  return { index, part };
}

export interface Candidate {
  readonly token: string;
  readonly probability: number;
  /** Its place from the top, between two snapshots a fraction. */
  readonly rank: number;
}

/** Candidates that are shown of each blank. */
export const SHOWN = 4;

type Guesses = Snapshot["look"]["guesses"][number];

/** A candidate on its way from one snapshot's order to the next one's. */
export interface CandidateWay {
  readonly from: Candidate;
  readonly to: Candidate;
}

/** The ways of all candidates of a blank that stand in either snapshot. */
export function candidateWays(before: Guesses, after: Guesses): CandidateWay[] {
  const tokens = [...new Set([...before, ...after].map(({ token }) => token))];
  const place = (all: Guesses, token: string): Candidate => {
    const rank = all.findIndex((guess) => guess.token === token);
    return { token, ...(rank < 0 ? { rank: all.length, probability: 0 } : { rank, ...all[rank] }) };
  };
  return tokens.map((token) => ({ from: place(before, token), to: place(after, token) }));
}

/** Where a candidate is after a part of its way, 0…1: its share and its place. */
export function candidateAt({ from, to }: CandidateWay, part: number): Candidate {
  return {
    token: from.token,
    rank: between(from.rank, to.rank, part),
    probability: between(from.probability, to.probability, part),
  };
}

/** The candidates of a blank between two snapshots that are to be seen. */
export function candidatesBetween(before: Guesses, after: Guesses, part: number): Candidate[] {
  return candidateWays(before, after)
    .map((way) => candidateAt(way, part))
    .filter(({ rank }) => rank < SHOWN + 0.5);
}

/** The most probable candidate of a blank between two snapshots. */
export function bestBetween(before: Guesses, after: Guesses, part: number): string {
  return candidateWays(before, after)
    .map((way) => candidateAt(way, part))
    .reduce((best, one) => (one.probability > best.probability ? one : best)).token;
}

/** The number that is a part of the way from one to another. */
export function between(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
