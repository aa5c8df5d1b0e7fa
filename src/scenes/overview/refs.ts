import type { NumberRef } from "../../engine";
import { cosineRef, hidden } from "../../inspector/refs";
import type { SceneContext } from "../scene";
import { BANK } from "./requests";

/** An entry of the vector that leaves the embeddings (0) or a layer, as the pictures of the map show it. */
export function stateRef(state: number, token: number, index: number): NumberRef {
  return state === 0
    ? { of: "embedding", tensor: "norm", token, index }
    : { of: "state", tensor: "output", layer: state - 1, token, index };
}

/** Where a cosine between the two vectors of “bank” comes from. */
export function bankRef(
  { runs }: SceneContext,
  reading: "both" | "causal",
  state: number,
  name: string,
): NumberRef {
  const [a, b] = [0, 1].map((ending) =>
    hidden(state, [BANK], runs[`${reading}/${ending}`]?.answered ?? undefined),
  );
  return cosineRef(name, a, b);
}
