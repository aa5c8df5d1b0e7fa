import { type EmbeddingTensorName, type Moments, moments, type RunResult, row } from "../../engine";
import { lengthRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** The five vectors of a token, in the order in which they come about. */
export const PARTS: readonly Part[] = [
  part("word", ""),
  part("position", "+"),
  part("tokenType", "+"),
  part("sum", "="),
  part("norm", "→"),
];

interface Part {
  readonly name: EmbeddingTensorName;
  readonly label: string;
  readonly sign: string;
}

function part(name: EmbeddingTensorName, sign: string): Part {
  return {
    name,
    get label() {
      return words.parts[name];
    },
    sign,
  };
}

/** One token's vectors `[hidden]`, by `PARTS`; null if the trace lacks one (another question is still under way). */
export function partsOf({ trace }: RunResult, token: number): Float32Array[] | null {
  const vectors = PARTS.flatMap(({ name }) => {
    const tensor = trace.embeddings[name];
    return tensor && token < tensor.shape[0] ? [row(tensor, token)] : [];
  });
  return vectors.length === PARTS.length ? vectors : null;
}

/** The length of one of a token's vectors; null while the pass on stage lacks it. */
export function lengthOf(context: SceneContext, name: EmbeddingTensorName, token: number): Num | null {
  const { runs, encoding } = context;
  const about = lengthRef(words.sum.lengthOf(words.parts[name], encoding.tokens[token].text), {
    of: "embedding",
    tensor: name,
    token,
  });
  return numberOf(context, { request: runs.main?.answered, about });
}

/** Magnitudes that get the full colour: one for the three rows and their sum, one for what LayerNorm makes of it. */
export function scalesOf({ trace }: RunResult): readonly number[] {
  const spread = (values: Float32Array | undefined): Moments => moments(values ?? []);
  const sum = 3 * spread(trace.embeddings.sum?.data).deviation;
  const norm = 3 * spread(trace.embeddings.norm?.data).deviation;
  return [sum, sum, sum, sum, norm];
}
