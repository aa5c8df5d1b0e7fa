import type { AskedPass, LocatedVector, NumberRef } from "../engine";

/** Any of the model's hidden states of some tokens, as one end of a cosine: 0 is the embeddings' output. */
export function hidden(state: number, tokens: readonly number[], pass?: AskedPass): LocatedVector {
  return { vector: { of: "hidden", state, tokens }, pass };
}

/** The cosine of two vectors. */
export function cosineRef(name: string, a: LocatedVector, b: LocatedVector): NumberRef {
  return { of: "cosine", name, a, b };
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

/** The mean of some numbers. */
export function meanRef(name: string, of: string, numbers: readonly Side[]): NumberRef {
  return {
    of: "weighted",
    name,
    formula: `mean over ${of}`,
    items: numbers.map(({ label, ref, pass }) => ({
      label,
      weight: 1 / numbers.length,
      number: { ref, pass },
    })),
  };
}
