import type { Matrix } from "../kernels/kernels";
import type { Context, EmbeddingPlaces, TablePlaces } from "./context";
import { dropoutBackward, dropoutForward } from "./dropout";
import { type NormState, normBackward, normForward } from "./layerNorm";

export interface EmbeddingState {
  readonly norm: NormState;
  readonly factors: Matrix | null;
}

/** LayerNorm(word + position + token type), `[tokens, hidden]` (HF `BertEmbeddings`): `norm.y`. */
export function embeddingsForward(context: Context, places: EmbeddingPlaces): EmbeddingState {
  const { kernels, config } = context;
  const { memory } = kernels;
  const sum = kernels.matrix(context.sequences.ids.length, config.hiddenSize);
  eachToken(context, (token, id, position, segment) => {
    const to = sum.at + token * sum.stride;
    const word = rowAt(places.word.weight, id);
    memory.copyWithin(to, word, word + sum.columns);
    kernels.addFloats(rowAt(places.position.weight, position), to, sum.columns);
    kernels.addFloats(rowAt(places.tokenType.weight, segment), to, sum.columns);
  });
  const norm = normForward(kernels, sum, places.norm);
  return { norm, factors: dropoutForward(context, norm.y) };
}

/** The gradient of the sum goes to each of the three rows that were added. `dy` is changed. */
export function embeddingsBackward(
  context: Context,
  places: EmbeddingPlaces,
  state: EmbeddingState,
  dy: Matrix,
): void {
  const { kernels } = context;
  dropoutBackward(context, state.factors, dy);
  normBackward(kernels, state.norm, places.norm, dy);
  const addTo = (table: TablePlaces, id: number, from: number): void => {
    const slot = table.slotOf(id);
    if (!table.gradient || slot < 0) return;
    kernels.addFloats(from, rowAt(table.gradient, slot), dy.columns);
  };
  eachToken(context, (token, id, position, segment) => {
    const from = dy.at + token * dy.stride;
    addTo(places.word, id, from);
    addTo(places.position, position, from);
    addTo(places.tokenType, segment, from);
  });
}

function rowAt(matrix: Matrix, row: number): number {
  return matrix.at + row * matrix.stride;
}

function eachToken(
  { sequences: { ids, segments, starts } }: Context,
  visit: (token: number, id: number, position: number, segment: number) => void,
): void {
  for (let s = 0; s + 1 < starts.length; s++)
    for (let token = starts[s]; token < starts[s + 1]; token++)
      visit(token, ids[token], token - starts[s], segments[token]);
}
