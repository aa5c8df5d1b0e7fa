import type { NumberRef } from "../../engine";

/** An entry of the vector that leaves the embeddings (0) or a layer, as the pictures of the map show it. */
export function stateRef(state: number, token: number, index: number): NumberRef {
  return state === 0
    ? { of: "embedding", tensor: "norm", token, index }
    : { of: "state", tensor: "output", layer: state - 1, token, index };
}
