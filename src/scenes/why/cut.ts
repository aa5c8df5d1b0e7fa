import { cosine, hiddenStates, type RunRequest, row } from "../../engine";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import type { Findings } from "./findings";
import { countOff, requests } from "./requests";

/** A word's probability before and after parts of the model were switched off. */
export interface Shift {
  readonly id: number;
  readonly token: string;
  readonly before: number;
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
  return Math.max(b.before, b.after) - Math.max(a.before, a.after);
}

/** Null while the run with the parts switched off is under way. */
export function cutOf(context: SceneContext, findings: Findings): Cut | null {
  const { main, switches } = context;
  const off = countOff(switches);
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
      now: findings.winner,
      clsCosine: 1,
      maskCosine: 1,
    };
  }
  const { cut: question, was } = requests(context);
  const result = answerTo(context, "cut", question);
  if (!main || !result) return null;
  const before = hiddenStates(main.trace)?.at(-1);
  const after = hiddenStates(result.trace, question.interventions?.layersOff)?.at(-1);
  if (!before || !after) return null;
  const moved = (position: number): number => cosine(row(before, position), row(after, position));
  const old = findings.guesses.map(({ id, token, probability }, i) => ({
    id,
    token,
    before: probability,
    after: result.guesses[i].target?.probability ?? 0,
  }));
  const known = answerTo(context, "was", was);
  const risen = result.guesses[0].guesses
    .filter(({ id }) => !old.some((shift) => shift.id === id))
    // What the untouched model gave them comes with an answer of its own, some milliseconds later.
    .flatMap(({ id, token, probability }): Shift[] => {
      const was = known?.guesses.find(({ target }) => target?.id === id)?.target;
      return was ? [{ id, token, before: was.probability, after: probability }] : [];
    });
  return {
    off,
    shifts: [old[0], ...[...old.slice(1), ...risen].sort(byHeight).slice(0, ROWS - 1)],
    request: question,
    now: result.guesses[0].guesses[0],
    clsCosine: moved(0),
    maskCosine: moved(findings.subject.position),
  };
}
