import { ranks } from "../analysis/correlation";
import { dot } from "../analysis/vectors";
import { explanation, sumOf } from "./parts";
import type { Passes } from "./passes";
import { phrase } from "./phrases";
import type { AskedPass, Explanation, Located, NumberRef, Term } from "./reference";
import { entryRef, vectorValues } from "./values";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** What a number made of others needs to know: the passes, the one in question, and the value of any number. */
export interface Composing {
  readonly passes: Passes;
  readonly home: AskedPass;
  readonly value: (number: Located) => number;
}

/** Σ weight × number + bias. */
export function explainWeighted({ value }: Composing, ref: Ref<"weighted">): Explanation {
  const { name, formula, items, bias = null } = ref;
  const terms = items.map(({ label, number, weight }): Term => {
    const amount = value(number);
    return {
      label,
      value: amount,
      ref: number.ref,
      pass: number.pass,
      factor: weight === 1 ? null : { value: weight, ref: null },
      contribution: weight * amount,
    };
  });
  const total = sumOf(terms) + (bias ?? 0);
  return explanation(ref, name, total, formula, terms, bias, total);
}

/** −Σ p · ln p in nats (Shannon 1948). */
export function explainEntropy({ value }: Composing, ref: Ref<"entropy">): Explanation {
  const terms = ref.items.map(({ label, number }): Term => {
    const p = value(number);
    return {
      label,
      value: p,
      ref: number.ref,
      pass: number.pass,
      factor: null,
      contribution: p > 0 ? -p * Math.log(p) : 0,
    };
  });
  const total = sumOf(terms);
  return explanation(ref, ref.name, total, phrase("entropyFormula"), terms, null, total);
}

/** a · b ÷ (|a| · |b|), entry by entry; as a distance, 1 minus it. */
export function explainCosine({ passes, home }: Composing, ref: Ref<"cosine">): Explanation {
  const a = vectorValues(passes, home, ref.a);
  const b = vectorValues(passes, home, ref.b);
  // √(|a|²·|b|²), not √|a|²·√|b|²: as `cosine` in analysis/vectors.ts.
  const lengths = Math.sqrt(dot(a, a) * dot(b, b));
  const terms = Array.from(
    a,
    (x, index): Term => ({
      label: phrase("aEntry", index),
      value: x,
      ref: entryRef(ref.a.vector, index),
      pass: ref.a.pass,
      factor: { value: b[index], ref: entryRef(ref.b.vector, index), pass: ref.b.pass },
      contribution: (x * b[index]) / lengths,
    }),
  );
  const total = sumOf(terms);
  const cosine = Math.max(-1, Math.min(1, total));
  const formula = phrase(
    ref.distance ? "distanceFormula" : "cosineFormula",
    dot(a, b),
    Math.sqrt(dot(a, a)),
    Math.sqrt(dot(b, b)),
  );
  return ref.distance
    ? explanation(ref, ref.name, 1 - cosine, formula, terms, null, total)
    : explanation(ref, ref.name, cosine, formula, terms, null, total);
}

/** √Σ entry². */
export function explainLength({ passes, home }: Composing, ref: Ref<"length">): Explanation {
  const { vector, pass } = ref.vector;
  const terms = Array.from(vectorValues(passes, home, ref.vector), (value, index): Term => {
    const entry = entryRef(vector, index);
    return {
      label: phrase("entry", index),
      value,
      ref: entry,
      pass,
      factor: { value, ref: entry, pass },
      contribution: value * value,
    };
  });
  const total = sumOf(terms);
  return explanation(ref, ref.name, Math.sqrt(total), phrase("lengthFormula", total), terms, null, total);
}

/** How many entries lie in a range: 1 for each of them, the largest entries first. */
export function explainCount({ passes, home }: Composing, ref: Ref<"count">): Explanation {
  const { vector, name, range } = ref;
  const values = vectorValues(passes, home, vector);
  const isIn = (value: number): boolean =>
    "above" in range ? value > range.above : value >= range.least && value < range.below;
  const found = [...values.keys()]
    .filter((index) => isIn(values[index]))
    .sort((a, b) => values[b] - values[a]);
  const terms = found.map(
    (index): Term => ({
      label: phrase("entry", index),
      value: values[index],
      ref: entryRef(vector.vector, index),
      pass: vector.pass,
      factor: null,
      contribution: 1,
    }),
  );
  const formula =
    "above" in range
      ? phrase("countAboveFormula", values.length, range.above)
      : phrase("countFormula", values.length, range.least, range.below);
  return explanation(ref, name, terms.length, formula, terms, null, terms.length);
}

/** One number ÷ another. */
export function explainRatio({ value }: Composing, ref: Ref<"ratio">): Explanation {
  const { over, under } = ref;
  const [a, b] = [value(over.number), value(under.number)];
  const term: Term = {
    label: over.label,
    value: a,
    ref: over.number.ref,
    pass: over.number.pass,
    // Dividing by a number is taking it as a factor upside down; a step into the factor leads to the number itself.
    factor: { value: 1 / b, ref: under.number.ref, pass: under.number.pass },
    contribution: a / b,
  };
  const formula = phrase("ratioFormula", over.label, under.label, a, b);
  return explanation(ref, ref.name, a / b, formula, [term], null, a / b);
}

/** One number times another. */
export function explainProduct({ value }: Composing, ref: Ref<"product">): Explanation {
  const { a, b } = ref;
  const [first, second] = [value(a.number), value(b.number)];
  const term: Term = {
    label: a.label,
    value: first,
    ref: a.number.ref,
    pass: a.number.pass,
    factor: { value: second, ref: b.number.ref, pass: b.number.pass },
    contribution: first * second,
  };
  const formula = phrase("productFormula", a.label, b.label, first, second);
  return explanation(ref, ref.name, first * second, formula, [term], null, first * second);
}

/** e^(mean loss). */
export function explainPerplexity({ value }: Composing, ref: Ref<"perplexity">): Explanation {
  const weight = 1 / Math.max(1, ref.items.length);
  const terms = ref.items.map(({ label, number }): Term => {
    const loss = value(number);
    return {
      label,
      value: loss,
      ref: number.ref,
      pass: number.pass,
      factor: { value: weight, ref: null },
      contribution: weight * loss,
    };
  });
  const mean = sumOf(terms);
  return explanation(ref, ref.name, Math.exp(mean), phrase("perplexityFormula", mean), terms, null, mean);
}

/** Spearman's ρ: the correlation of the two rankings (Spearman 1904). */
export function explainRanks({ value }: Composing, ref: Ref<"rank correlation">): Explanation {
  const { items, sizes = false, name } = ref;
  const a = ranks(items.map((item) => value(item.a)));
  const b = ranks(items.map((item) => (sizes ? Math.abs(value(item.b)) : value(item.b))));
  const middle = (items.length + 1) / 2;
  const squares = (list: readonly number[]): number => list.reduce((sum, r) => sum + (r - middle) ** 2, 0);
  const spread = Math.sqrt(squares(a) * squares(b));
  const terms = items.map(
    (item, at): Term => ({
      label: item.label,
      value: a[at] - middle,
      ref: item.a.ref,
      pass: item.a.pass,
      factor: { value: b[at] - middle, ref: item.b.ref, pass: item.b.pass },
      contribution: ((a[at] - middle) * (b[at] - middle)) / spread,
    }),
  );
  const total = sumOf(terms);
  const formula = phrase("ranksFormula", middle, spread);
  return explanation(ref, name, total, formula, terms, null, total);
}
