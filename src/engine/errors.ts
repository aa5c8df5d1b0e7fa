import type { SENTENCES } from "./sentences";
import { sentenceOf } from "./speech";

type Sentences = typeof SENTENCES;
type Code = keyof Sentences;
type Values<Name extends Code> = Parameters<Sentences[Name]>;

/** What went wrong: its code and the values of its sentence. Plain data, which can be sent to where it is said. */
export type Problem = {
  readonly [Name in Code]: { readonly code: Name; readonly values: Values<Name> };
}[Code];

/** An error that is known by its code; its message says it in English where sentences are at hand (`speech.ts`). */
export class KnownError<Name extends Code = Code> extends Error {
  readonly values: Values<Name>;

  constructor(
    readonly code: Name,
    ...values: Values<Name>
  ) {
    super(sentenceOf(code, values));
    this.values = values;
  }
}

/** A file of a model (config, vocabulary or weights) cannot be used, or had; the message says which part and why. */
export class ModelFileError<Name extends Code = Code> extends KnownError<Name> {
  override readonly name = "ModelFileError";
}

/** A training cannot begin or go on; the message says why. */
export class TrainingError<Name extends Code = Code> extends KnownError<Name> {
  override readonly name = "TrainingError";
}

/** A request that the loaded model cannot answer: a position out of range, a head that it does not have. */
export class RequestError<Name extends Code = Code> extends KnownError<Name> {
  override readonly name = "RequestError";
}
