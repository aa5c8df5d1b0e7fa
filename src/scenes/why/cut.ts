import { cosine, hiddenStates, type RunRequest, row } from "../../engine";
import type { SceneContext } from "../scene";
import type { Findings } from "./findings";
import { countOff } from "./requests";
import { isAbout } from "./subject";

/** A word's probability before and after parts of the model were switched off. */
export interface Shift {
  readonly id: number;
  readonly token: string;
  /** Null: below `Cut.floor`, so low that it was not asked for. */
  readonly before: number | null;
  readonly after: number;
}

/** The model with parts switched off, against the untouched one. */
export interface Cut {
  /** Parts switched off; 0 means that before and after are the same. */
  readonly off: number;
  /** The winner first, then the words that were and that are among the best. */
  readonly shifts: readonly Shift[];
  /** The question that the numbers after answer. */
  readonly request: RunRequest | null;
  /** The least probability that `before` knows. */
  readonly floor: number;
  /** The best guess now. */
  readonly now: { readonly token: string; readonly probability: number };
  /** Cosine between the last hidden states before and after: of [CLS], and of the guessed position. */
  readonly clsCosine: number;
  readonly maskCosine: number;
}

/** Words shown. */
const ROWS = 6;

/** The words with the longest bar first. */
function byHeight(a: Shift, b: Shift): number {
  return Math.max(b.before ?? 0, b.after) - Math.max(a.before ?? 0, a.after);
}

/** Null while the run with the parts switched off is under way. */
export function cutOf(context: SceneContext, findings: Findings): Cut | null {
  const { main, switches, runs, encoding } = context;
  const off = countOff(switches);
  const floor = findings.ranked.at(-1)?.probability ?? 0;
  if (off === 0) {
    return {
      off,
      shifts: findings.guesses.map(({ id, token, probability }) => ({
        id,
        token,
        before: probability,
        after: probability,
      })),
      request: findings.request,
      floor,
      now: findings.winner,
      clsCosine: 1,
      maskCosine: 1,
    };
  }
  const run = runs.cut;
  if (!main || !run?.result || !run.answered || !isAbout(run.result, encoding, findings.subject)) return null;
  const { result, answered } = run;
  // The answer is to the guesses that stand beside it, not to those of a moment ago.
  if (findings.guesses.some(({ id }, i) => result.guesses[i]?.target?.id !== id)) return null;
  const before = hiddenStates(main.trace)?.at(-1);
  const after = hiddenStates(result.trace, answered.interventions?.layersOff)?.at(-1);
  if (!before || !after) return null;
  const moved = (position: number): number => cosine(row(before, position), row(after, position));
  const old = findings.guesses.map(({ id, token, probability }, i) => ({
    id,
    token,
    before: probability,
    after: result.guesses[i].target?.probability ?? 0,
  }));
  const risen = result.guesses[0].guesses
    .filter(({ id }) => !old.some((shift) => shift.id === id))
    .map(({ id, token, probability }) => ({
      id,
      token,
      before: findings.ranked.find((guess) => guess.id === id)?.probability ?? null,
      after: probability,
    }));
  return {
    off,
    shifts: [old[0], ...[...old.slice(1), ...risen].sort(byHeight).slice(0, ROWS - 1)],
    request: answered,
    floor,
    now: result.guesses[0].guesses[0],
    clsCosine: moved(0),
    maskCosine: moved(findings.subject.position),
  };
}
