import type { AskedPass, LocatedVector, NumberRef, VectorRef } from "../engine";
import { words } from "../words/inspector";

/** Any of the model's hidden states of some tokens, as one end of a cosine: 0 is the embeddings' output. */
export function hidden(state: number, tokens: readonly number[], pass?: AskedPass): LocatedVector {
  return { vector: { of: "hidden", state, tokens }, pass };
}

/** The cosine of two vectors. */
export function cosineRef(name: string, a: LocatedVector, b: LocatedVector): NumberRef {
  return { of: "cosine", name, a, b };
}

/** The length of a vector. */
export function lengthRef(name: string, vector: VectorRef, pass?: AskedPass): NumberRef {
  return { of: "length", name, vector: { vector, pass } };
}

export interface Side {
  readonly label: string;
  readonly ref: NumberRef;
  readonly pass?: AskedPass;
}

/** One number minus another. */
export function differenceRef(name: string, a: Side, b: Side): NumberRef {
  const item = ({ label, ref, pass }: Side, weight: number) => ({ label, weight, number: { ref, pass } });
  return { of: "weighted", name, formula: `${a.label} − ${b.label}`, items: [item(a, 1), item(b, -1)] };
}

/** A vocabulary entry at a position, of a pass with [MASK] there or without; read from the last hidden state, if none is named. */
export function guessRef(
  position: number,
  id: number,
  tensor: Extract<NumberRef, { of: "guess" }>["tensor"] = "probability",
  state?: number,
): NumberRef {
  return { of: "guess", tensor, position, id, state };
}

/** The probability that the second sentence follows the first. */
export const FOLLOWS: NumberRef = { of: "nsp", index: 0, tensor: "probability" };

/** What a trained head says of a label: of the whole text, or of a token. */
export function labelRef(
  index: number,
  token?: number,
  tensor: "logit" | "probability" = "probability",
): NumberRef {
  return { of: "label", tensor, index, token };
}

/** The mean of some numbers. */
export function meanRef(name: string, of: string, numbers: readonly Side[]): NumberRef {
  return {
    of: "weighted",
    name,
    formula: words.meanOver(of),
    items: numbers.map(({ label, ref, pass }) => ({
      label,
      weight: 1 / numbers.length,
      number: { ref, pass },
    })),
  };
}
