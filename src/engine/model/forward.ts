import type { GuessRequest, GuessResult, Interventions } from "../pass";
import type { Trace, TraceNeed } from "../trace";

/** What to compute for a given sequence of ids. */
export interface ForwardRequest {
  readonly interventions?: Interventions;
  readonly need?: TraceNeed;
  readonly guesses?: GuessRequest;
}

export interface ForwardResult {
  readonly trace: Trace;
  readonly guesses: readonly GuessResult[];
}

/** What is needed of a model: `Bert` is one. */
export interface ForwardModel {
  forward(ids: Int32Array, segmentIds: Int32Array, request?: ForwardRequest): ForwardResult;
}
