import type { Ablation, AblationRequest } from "./analysis/ablation";
import type { TableRequest, TableResult } from "./analysis/embeddingTable";
import type { LeaveOneOut, LeaveOneOutRequest } from "./analysis/leaveOneOut";
import type { PseudoLoss, PseudoLossRequest } from "./analysis/pseudoLoss";
import type { Sample, SampleRequest } from "./analysis/samples";
import type { StateShift, StateShiftRequest } from "./analysis/stateShift";
import type { HeadRequest, HeadResult } from "./heads/request";
import type { PassRequest, PassResult } from "./pass";
import type { TrainingRequest, TrainingRun } from "./training/request";

/** A forward pass, and the studies that are wanted besides: each needs many passes, or reads a whole table. */
export interface RunRequest extends PassRequest {
  /** Also run the model without each token in turn: 2 · (tokens − 1) + 1 passes more. */
  readonly leaveOneOut?: LeaveOneOutRequest;
  /** Also run the model without each layer and each head in turn: layers · (heads + 1) + 1 passes more. */
  readonly ablation?: AblationRequest;
  /** Also measure how far one token's last hidden state moves when each other token is masked: one pass per token. */
  readonly stateShift?: StateShiftRequest;
  /** Also read the learned tables: nearest rows, and how positions resemble each other. */
  readonly table?: TableRequest;
  /** Also mask each token in turn and see how well the model expects it: one pass per token. */
  readonly pseudoLoss?: PseudoLossRequest;
  /** Also mask some positions and draw words for them: one pass per position. */
  readonly samples?: SampleRequest;
  /** Also ask a trained head. */
  readonly head?: HeadRequest;
  /** Also train a linear head on sentences of its own. */
  readonly training?: TrainingRequest;
}

/** Answers to the studies; null if they were not asked for. */
export interface Studies {
  readonly leaveOneOut: LeaveOneOut | null;
  readonly ablation: Ablation | null;
  readonly stateShift: StateShift | null;
  readonly table: TableResult | null;
  readonly pseudoLoss: PseudoLoss | null;
  readonly samples: readonly Sample[] | null;
  readonly head: HeadResult | null;
  readonly training: TrainingRun | null;
}

export interface RunResult extends PassResult, Studies {}

export const NO_STUDIES: Studies = {
  leaveOneOut: null,
  ablation: null,
  stateShift: null,
  table: null,
  pseudoLoss: null,
  samples: null,
  head: null,
  training: null,
};

/** Whether a request asks for more than its own pass. */
export function asksForStudies(request: RunRequest): boolean {
  return (Object.keys(NO_STUDIES) as (keyof Studies)[]).some((study) => request[study] !== undefined);
}
