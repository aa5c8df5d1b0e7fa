import type { RunRequest } from "../../engine";
import type { SceneContext } from "../scene";

/** Sentences on which attention and leave-one-out are compared too: the visitor sees where they disagree. */
export const CASES: readonly string[] = [
  "Paris is the capital of [MASK].",
  "The [MASK] by the river was steep.",
  "She opened the door with her [MASK].",
  "He drank a cup of [MASK] every morning.",
  "The dog chased the [MASK] up the tree.",
  "The children went to [MASK] by bus.",
];

export type Runs = SceneContext["runs"];

export const text = (index: number): string => `case/${index}`;
export const guess = (index: number): string => `case/${index}/guess`;
export const without = (index: number): string => `case/${index}/without`;

/** Where the blank is; null until the sentence has been read. */
export function blank(runs: Runs, index: number, maskId: number): number | null {
  const tokens = runs[text(index)]?.result?.encoding.tokens;
  const at = tokens?.findIndex(({ id, word }) => id === maskId && word !== null) ?? -1;
  return at < 0 ? null : at;
}

/** Each sentence is read, its blank guessed, and the guess tested without each token: three questions, one after the other. */
export function caseRequests(runs: Runs, maskId: number): Readonly<Record<string, RunRequest>> {
  const asked: Record<string, RunRequest> = {};
  for (const [index, sentence] of CASES.entries()) {
    asked[text(index)] = { text: sentence, need: { layers: ["probs"] } };
    const position = blank(runs, index, maskId);
    if (position === null) continue;
    asked[guess(index)] = { text: sentence, guesses: { positions: [position], top: 1 } };
    const best = runs[guess(index)]?.result?.guesses[0]?.guesses[0];
    if (best) asked[without(index)] = { text: sentence, leaveOneOut: { position, target: best.id } };
  }
  return asked;
}
