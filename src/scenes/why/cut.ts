import type { RunRequest } from "../../engine";
import { cosineRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import { words } from "../../words/why";
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
  readonly clsCosine: Num;
  readonly maskCosine: Num;
}

/** Words shown. */
const ROWS = 6;

/** The words with the longest bar first. */
function byHeight(a: Shift, b: Shift): number {
  return Math.max(b.before, b.after) - Math.max(a.before, a.after);
}

/** How far the last states of [CLS] and of the guessed position moved from the untouched model's to those of a pass. */
function movedIn(
  context: SceneContext,
  { request: untouched, subject }: Findings,
  request: RunRequest | null,
): Pick<Cut, "clsCosine" | "maskCosine"> | null {
  const layers = context.main?.trace.layers.length ?? 0;
  const [clsCosine, maskCosine] = [0, subject.position].map((position) =>
    numberOf(context, {
      request,
      about: cosineRef(
        words.refs.cosine(position),
        hidden(layers, [position]),
        hidden(layers, [position], untouched ?? undefined),
      ),
    }),
  );
  return clsCosine && maskCosine && { clsCosine, maskCosine };
}

/** Null while the run with the parts switched off is under way. */
export function cutOf(context: SceneContext, findings: Findings): Cut | null {
  const { switches } = context;
  const off = countOff(switches);
  if (off === 0) {
    const moved = movedIn(context, findings, findings.request);
    return (
      moved && {
        off,
        shifts: findings.guesses.map(({ id, token, probability }) => ({
          id,
          token,
          before: probability,
          after: probability,
        })),
        request: findings.request,
        now: findings.winner,
        ...moved,
      }
    );
  }
  const { cut: question, was } = requests(context);
  const result = answerTo(context, "cut", question);
  const moved = movedIn(context, findings, question);
  if (!result || !moved) return null;
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
    ...moved,
  };
}
