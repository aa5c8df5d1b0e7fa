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

/** The candidates of a blank between two snapshots: shares and places on their way from the one to the other. */
export function candidatesBetween(
  before: Snapshot["look"]["guesses"][number],
  after: Snapshot["look"]["guesses"][number],
  part: number,
): Candidate[] {
  const tokens = [...new Set([...before, ...after].map(({ token }) => token))];
  const place = (all: typeof before, token: string): { rank: number; probability: number } => {
    const rank = all.findIndex((guess) => guess.token === token);
    return rank < 0 ? { rank: all.length, probability: 0 } : { rank, probability: all[rank].probability };
  };
  return tokens
    .map((token) => {
      const [a, b] = [place(before, token), place(after, token)];
      return {
        token,
        rank: a.rank + (b.rank - a.rank) * part,
        probability: a.probability + (b.probability - a.probability) * part,
      };
    })
    .filter(({ rank }) => rank < SHOWN + 0.5);
}

export function between(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}
