import { RequestError } from "../errors";
import type { ForwardModel } from "../model/forward";
import type { Interventions } from "../pass";
import type { Steps } from "../steps";
import { row } from "../tensor";
import { hiddenStates } from "./hiddenStates";
import { cosine } from "./vectors";

/** Whose hidden state to watch: 0 is [CLS]. */
export interface StateShiftRequest {
  readonly position: number;
}

/** How far a token's last hidden state moves when another token is masked. */
export interface StateShift extends StateShiftRequest {
  /**
   * `[tokens]`: 1 − cosine between the state with all tokens in place and the state with [MASK] in this token's
   * place, 0 (the same direction) … 2 (the opposite one). Null for the watched position itself.
   */
  readonly shifts: readonly (number | null)[];
}

/**
 * Which tokens a hidden state depends on, by masking each in turn and running the model again: one pass per other
 * token and one more (the occlusion of Zeiler & Fergus 2014, measured on a vector instead of a class score). Pauses between
 * passes.
 * @param ids `[tokens]`, as the model sees them.
 * @param maskId what stands in for a token; one that is [MASK] already moves nothing.
 * @param interventions hold in every pass.
 * @throws RequestError if the position does not exist.
 */
export function* stateShift(
  model: ForwardModel,
  ids: Int32Array,
  segmentIds: Int32Array,
  { position }: StateShiftRequest,
  maskId: number,
  interventions: Interventions = {},
): Steps<StateShift> {
  if (!(position >= 0 && position < ids.length)) {
    throw new RequestError("noTokenAt", position, ids.length);
  }
  const need = { embeddings: ["norm"], layers: ["output"], pooled: false } as const;
  const state = (someIds: Int32Array): Float32Array => {
    const { trace } = model.forward(someIds, segmentIds, { interventions, need });
    const last = hiddenStates(trace, interventions.layersOff)?.at(-1);
    if (!last) throw new Error("The pass came without its hidden states.");
    return row(last, position);
  };
  const complete = state(ids);
  const shifts: (number | null)[] = [];
  for (const [token, id] of ids.entries()) {
    if (token === position || id === maskId) {
      shifts.push(token === position ? null : 0);
      continue;
    }
    yield;
    const masked = ids.slice();
    masked[token] = maskId;
    shifts.push(1 - cosine(complete, state(masked)));
  }
  return { position, shifts };
}
