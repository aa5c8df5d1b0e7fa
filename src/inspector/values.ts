import type { AskedPass, LocatedVector } from "../engine";
// Not from the engine's front door: whatever it names comes with the page's first scripts.
import { Answers } from "../engine/explain/answers";
import { valueAt, vectorAt } from "../engine/explain/value";
import { answeredBy } from "../store/answer";
import type { RunState } from "../store/store";
import type { ModelInfo } from "../worker/protocol";
import type { Question } from "./question";

/** The passes on stage. */
export interface Known {
  readonly runs: Readonly<Record<string, RunState>>;
  readonly model: Pick<ModelInfo, "specialIds"> | null;
}

/** A number that answers: its value is that of the expression that the inspector explains. */
export interface Num extends Question {
  readonly value: number;
}

/** The id of [MASK]; in BERT's own vocabulary, for the moment before the model says its own. */
export function maskId({ model }: Pick<Known, "model">): number {
  return model?.specialIds.mask ?? 103;
}

const answers = new WeakMap<Known["runs"], Answers>();

function answersIn(known: Known): Answers {
  const { runs } = known;
  const old = answers.get(runs);
  if (old) return old;
  const answered = Object.values(runs).flatMap((run) => answeredBy(run) ?? []);
  const fresh = new Answers(answered, maskId(known));
  answers.set(runs, fresh);
  return fresh;
}

/** The number that a question is about, read from the answers on stage; null while one of its passes has none. */
export function numberOf(known: Known, { request, about }: Question): Num | null {
  const value = request ? valueAt(answersIn(known), request, { ref: about }) : null;
  return value === null ? null : { request, about, value };
}

/** A vector of a pass, `[hidden]`; null while there is no answer. */
export function vectorOf(
  known: Known,
  { vector, pass }: LocatedVector & { readonly pass: AskedPass },
): Float32Array | null {
  return vectorAt(answersIn(known), pass, { vector });
}
