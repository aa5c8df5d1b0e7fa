import { phrase, type Saying } from "./phrases";
import type { Explanation, NumberRef, Term, VectorRef } from "./reference";

/**
 * Terms listed one by one, the largest first; the others are added up. Every input of a layer of any published size,
 * and of a sum over the vocabulary those that matter.
 */
export const MOST_LISTED = 4096;

/** A vector that a dense layer reads, and where each of its entries comes from; null where no name leads to it. */
export interface DenseInput {
  readonly values: Float32Array;
  ref(index: number): NumberRef | null;
  label(index: number): Saying;
}

export interface Source extends DenseInput {
  ref(index: number): NumberRef;
}

/** The value, or an error if the pass does not hold it. */
export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("The pass does not hold that number.");
  return value;
}

export const sumOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, term) => sum + term.contribution, 0);

/** A summand without a factor. */
export const plain = (part: { label: Saying; value: number; ref: NumberRef }): Term => ({
  ...part,
  factor: null,
  contribution: part.value,
});

/** Puts the largest terms first and adds up the rest. */
export function explanation(
  ref: NumberRef,
  name: Saying,
  value: number,
  formula: Saying,
  terms: readonly Term[],
  bias: number | null,
  total: number,
): Explanation {
  const sorted = [...terms].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const listed = sorted.slice(0, MOST_LISTED);
  const others = sorted.slice(MOST_LISTED);
  const rest = others.length > 0 ? { count: others.length, sum: sumOf(others) } : null;
  return { ref, name, value, formula, terms: listed, rest, bias, total };
}

/** Where entry `index` of a vector comes from. */
export function entryRef(vector: VectorRef, index: number): NumberRef {
  if (vector.of === "sum") {
    return {
      of: "weighted",
      name: phrase("namedEntry", vector.name, index),
      formula: vector.parts.map(({ label }) => label).join(" + "),
      items: vector.parts.map((part) => ({
        label: part.label,
        weight: 1,
        number: { ref: entryRef(part.vector, index) },
      })),
    };
  }
  return { ...vector, index };
}
