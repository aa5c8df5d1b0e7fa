import type { Guess, RunRequest } from "../../engine";
import { cosineRef, differenceRef, guessRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import type { Findings } from "./findings";
import { countOff, requests } from "./requests";
import { words } from "./words";

/** A word's probability before and after parts of the model were switched off. */
export interface Shift {
  readonly id: number;
  readonly token: string;
  readonly before: Num;
  readonly after: Num;
  readonly change: Num;
}

/** The model with parts switched off, against the untouched one. */
export interface Cut {
  /** Parts switched off; 0 means that before and after are the same. */
  readonly off: number;
  /** The winner first, then the words that were and that are among the best. */
  readonly shifts: readonly Shift[];
  /** The best guess now. */
  readonly now: Guess;
  /** Cosine between the last hidden states before and after: of [CLS], and of the guessed position. */
  readonly clsCosine: Num;
  readonly maskCosine: Num;
}

/** Words shown. */
const ROWS = 6;

/** The words with the longest bar first. */
function byHeight(a: Shift, b: Shift): number {
  return Math.max(b.before.value, b.after.value) - Math.max(a.before.value, a.after.value);
}

function shiftOf(
  context: SceneContext,
  { request: untouched, subject }: Findings,
  request: RunRequest,
  { id, token }: Guess,
): Shift | null {
  const ref = guessRef(subject.position, id);
  const [before, after] = [untouched, request].map((pass) =>
    numberOf(context, { request: pass, about: ref }),
  );
  const about = differenceRef(
    words.refs.change(token),
    { label: words.refs.after, ref },
    { label: words.refs.before, ref, pass: untouched ?? undefined },
  );
  const change = numberOf(context, { request, about });
  return before && after && change && { id, token, before, after, change };
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
  const off = countOff(context.switches);
  const question = off === 0 ? findings.request : requests(context).cut;
  const result = off === 0 ? context.main : answerTo(context, "cut", question ?? undefined);
  const moved = question && movedIn(context, findings, question);
  if (!result || !moved) return null;
  const [{ guesses }] = result.guesses;
  const risen = guesses.filter(({ id }) => !findings.guesses.some((old) => old.id === id));
  // What the untouched model gave those that rose comes with an answer of its own, some milliseconds later.
  const [first, ...others] = [...findings.guesses, ...risen].flatMap(
    (guess) => shiftOf(context, findings, question, guess) ?? [],
  );
  const shifts = [first, ...others.sort(byHeight).slice(0, ROWS - 1)];
  return first ? { off, shifts, now: guesses[0], ...moved } : null;
}
