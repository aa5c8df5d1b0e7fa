import { ranks, spearman } from "../analysis/correlation";
import { entropy } from "../analysis/entropy";
import { meanVector } from "../analysis/principalAxes";
import { nearestNeighbors, tiedNeighbors } from "../analysis/separation";
import { cosine, cosines, dot } from "../analysis/vectors";
import { entryRef } from "./parts";
import { phrase, type Saying } from "./phrases";
import type {
  AskedPass,
  DerivedRef,
  Located,
  LocatedVector,
  NamedVector,
  NumberRef,
  Term,
} from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** What a number is made of: another number, or a vector. */
export type Input = number | Float32Array;

/** How a value came about; see `Explanation`. */
interface Told {
  readonly formula: Saying;
  readonly terms: readonly Term[];
  readonly bias?: number;
}

/**
 * A kind of number that is made of others: which, its value, and how it came about. The value on the page and the one
 * that is explained are the same function of the same inputs.
 */
interface Form<Kind, Part extends Input> {
  inputs(ref: Kind): readonly (Part extends number ? Located : LocatedVector)[];
  value(ref: Kind, inputs: readonly Part[]): number;
  /** @param home the pass that references without one of their own are about. */
  tell(ref: Kind, inputs: readonly Part[], home: AskedPass): Told;
}

/** An input times a number that the form itself brings along. */
const term = (
  label: Saying,
  { ref, pass }: Located,
  value: number,
  contribution = value,
  factor: Term["factor"] = null,
): Term => ({ label, value, ref, pass, factor, contribution });

/** Σ weight × number + bias. */
const weighted: Form<Ref<"weighted">, number> = {
  inputs: ({ items }) => items.map(({ number }) => number),
  value: ({ items, bias = 0 }, values) =>
    items.reduce((sum, { weight }, at) => sum + weight * values[at], 0) + bias,
  tell: ({ items, formula, bias }, values) => ({
    formula,
    bias,
    terms: items.map(({ label, number, weight }, at) =>
      term(
        label,
        number,
        values[at],
        weight * values[at],
        weight === 1 ? null : { value: weight, ref: null },
      ),
    ),
  }),
};

/** −Σ p · ln p in nats (Shannon 1948). */
const spreadOut: Form<Ref<"entropy">, number> = {
  inputs: ({ items }) => items.map(({ number }) => number),
  value: (_, values) => entropy(values),
  tell: ({ items }, values) => ({
    formula: phrase("entropyFormula"),
    terms: items.map(({ label, number }, at) => term(label, number, values[at], entropy([values[at]]))),
  }),
};

/** One number times another. */
const product: Form<Ref<"product">, number> = {
  inputs: ({ a, b }) => [a.number, b.number],
  value: (_, [a, b]) => a * b,
  tell: ({ a, b }, [first, second]) => ({
    formula: phrase("productFormula", a.label, b.label, first, second),
    terms: [term(a.label, a.number, first, first * second, { value: second, ...b.number })],
  }),
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** e^(mean loss). */
const perplexity: Form<Ref<"perplexity">, number> = {
  inputs: ({ items }) => items.map(({ number }) => number),
  value: (_, losses) => Math.exp(mean(losses)),
  tell: ({ items }, losses) => {
    const weight = 1 / Math.max(1, items.length);
    return {
      formula: phrase("perplexityFormula", mean(losses)),
      terms: items.map(({ label, number }, at) =>
        term(label, number, losses[at], weight * losses[at], { value: weight, ref: null }),
      ),
    };
  },
};

/** Spearman's ρ: the correlation of the two rankings (Spearman 1904). The inputs are both lists, one behind the other. */
const rankCorrelation: Form<Ref<"rank correlation">, number> = {
  inputs: ({ items }) => [...items.map(({ a }) => a), ...items.map(({ b }) => b)],
  value: (ref, values) => spearman(...bothLists(ref, values)),
  tell: (ref, values) => {
    const { items } = ref;
    const [a, b] = bothLists(ref, values).map(ranks);
    const middle = (items.length + 1) / 2;
    const squares = (list: readonly number[]): number => list.reduce((sum, r) => sum + (r - middle) ** 2, 0);
    const spread = Math.sqrt(squares(a) * squares(b));
    return {
      formula: phrase("ranksFormula", middle, spread),
      terms: items.map((item, at) => {
        const [first, second] = [a[at] - middle, b[at] - middle];
        return term(item.label, item.a, first, (first * second) / spread, { value: second, ...item.b });
      }),
    };
  },
};

function bothLists(
  { items, sizes }: Ref<"rank correlation">,
  values: readonly number[],
): [number[], number[]] {
  const second = values.slice(items.length);
  return [values.slice(0, items.length), sizes ? second.map(Math.abs) : second];
}

/** a · b ÷ (|a| · |b|), entry by entry; as a distance, 1 minus it. */
const angle: Form<Ref<"cosine">, Float32Array> = {
  inputs: ({ a, b }) => [a, b],
  value: ({ distance }, [a, b]) => (distance ? 1 - cosine(a, b) : cosine(a, b)),
  tell: (ref, [a, b]) => {
    // √(|a|²·|b|²), not √|a|²·√|b|²: as `cosine` in analysis/vectors.ts.
    const lengths = Math.sqrt(dot(a, a) * dot(b, b));
    const formula = ref.distance ? "distanceFormula" : "cosineFormula";
    return {
      formula: phrase(formula, dot(a, b), Math.sqrt(dot(a, a)), Math.sqrt(dot(b, b))),
      terms: Array.from(a, (x, index) =>
        term(phrase("aEntry", index), entry(ref.a, index), x, (x * b[index]) / lengths, {
          value: b[index],
          ...entry(ref.b, index),
        }),
      ),
    };
  },
};

const entry = ({ vector, pass }: LocatedVector, index: number): Located => ({
  ref: entryRef(vector, index),
  pass,
});

/** √Σ entry². */
const length: Form<Ref<"length">, Float32Array> = {
  inputs: ({ vector }) => [vector],
  value: (_, [vector]) => Math.sqrt(dot(vector, vector)),
  tell: (ref, [vector]) => ({
    formula: phrase("lengthFormula", dot(vector, vector)),
    terms: Array.from(vector, (value, index) => {
      const from = entry(ref.vector, index);
      return term(phrase("entry", index), from, value, value * value, { value, ...from });
    }),
  }),
};

/** How many entries lie in a range: 1 for each of them, the largest entries first. */
const count: Form<Ref<"count">, Float32Array> = {
  inputs: ({ vector }) => [vector],
  value: (ref, [vector]) => inRange(ref, vector).length,
  tell: (ref, [vector]) => {
    const { range } = ref;
    return {
      formula:
        "above" in range
          ? phrase("countAboveFormula", vector.length, range.above)
          : phrase("countFormula", vector.length, range.least, range.below),
      terms: inRange(ref, vector)
        .sort((a, b) => vector[b] - vector[a])
        .map((index) => term(phrase("entry", index), entry(ref.vector, index), vector[index], 1)),
    };
  },
};

function inRange({ range }: Ref<"count">, vector: Float32Array): number[] {
  const isIn = (value: number): boolean =>
    "above" in range ? value > range.above : value >= range.least && value < range.below;
  return [...vector.keys()].filter((index) => isIn(vector[index]));
}

/** Σ cosine ÷ pairs; NaN without a pair. */
const meanCosine: Form<Ref<"mean cosine">, Float32Array> = {
  inputs: ({ items }) => items,
  value: (ref, vectors) => {
    const cosinesOfPairs = pairsOf(ref, vectors).map(({ cosine }) => cosine);
    return cosinesOfPairs.reduce((sum, one) => sum + one, 0) / cosinesOfPairs.length;
  },
  tell: (ref, vectors, home) => {
    const pairs = pairsOf(ref, vectors);
    const weight = 1 / pairs.length;
    return {
      formula: phrase("meanCosineFormula", pairs.length),
      terms: pairs.map(({ a, b, cosine }) => {
        const { name, located } = cosineBetween(a, b, " · ", home);
        return term(name, located, cosine, weight * cosine, { value: weight, ref: null });
      }),
    };
  },
};

function pairsOf({ items, pairs }: Ref<"mean cosine">, vectors: readonly Float32Array[]) {
  const table = cosines(vectors);
  return items.flatMap((a, i) =>
    items.slice(i + 1).flatMap((b, j) => {
      const isIn = pairs === "all" || (a.group === b.group) === (pairs === "same");
      return isIn ? [{ a, b, cosine: table[i][i + 1 + j] }] : [];
    }),
  );
}

/** The cosine of two named vectors, as a part of another number. */
function cosineBetween(one: NamedVector, other: NamedVector, joined: string, home: AskedPass) {
  const name = `${one.label}${joined}${other.label}`;
  const [a, b] = [one, other].map(({ vector, pass = home }) => ({ vector, pass }));
  return { name, located: { ref: { of: "cosine", name, a, b } as const } };
}

/** How many nearest neighbours share the group: 1 or 0 for each vector, a part where several are equally near. */
const agreement: Form<Ref<"agreement">, Float32Array> = {
  inputs: ({ items }) => items,
  value: (ref, vectors) => neighbours(ref, vectors).reduce((sum, { share }) => sum + share, 0),
  tell: (ref, vectors, home) => ({
    formula: ref.formula,
    terms: neighbours(ref, vectors).map(({ of, nearest, share }) => {
      const { name, located } = cosineBetween(ref.items[of], ref.items[nearest.index], " → ", home);
      return term(name, located, nearest.cosine, share);
    }),
  }),
};

/** By vector: one of the nearest others, of the same group if there is such, and how many of them are of it. */
function neighbours({ items }: Ref<"agreement">, vectors: readonly Float32Array[]) {
  const table = cosines(vectors);
  return items.flatMap(({ group }, of) => {
    const tied = tiedNeighbors(nearestNeighbors(table[of], of));
    if (tied.length === 0) return [];
    const agreed = tied.filter(({ index }) => items[index].group === group);
    return [{ of, nearest: agreed[0] ?? tied[0], share: agreed.length / tied.length }];
  });
}

/** The part of the vectors' spread about their groups' means that an axis shows (PCA: λ ÷ Σ λ). */
const spread: Form<Ref<"spread">, Float32Array> = {
  inputs: ({ groups }) => groups.flat(),
  value: (ref, vectors) => {
    const { places, all } = alongAxis(ref, vectors);
    return places.reduce((sum, { place }) => sum + place ** 2 / all, 0);
  },
  tell: (ref, vectors) => {
    const { places, all } = alongAxis(ref, vectors);
    return {
      formula: ref.formula,
      terms: places.map(({ item, place, middle }) => {
        const projection: NumberRef = {
          of: "weighted",
          name: item.label,
          formula: ref.projection,
          bias: -middle,
          items: ref.axis.map((weight, index) => ({
            label: phrase("entry", index),
            weight,
            number: { ref: entryRef(item.vector, index) },
          })),
        };
        const factor = { value: place / all, ref: null };
        return term(item.label, { ref: projection, pass: item.pass }, place, place ** 2 / all, factor);
      }),
    };
  },
};

/** Each vector's place on the axis, counted from its group's mean, and the whole spread: Σ distance². */
function alongAxis({ axis, groups }: Ref<"spread">, vectors: readonly Float32Array[]) {
  let [all, first] = [0, 0];
  const places = groups.flatMap((group) => {
    const own = vectors.slice(first, first + group.length);
    first += group.length;
    const mean = meanVector(own);
    const middle = dot(axis, mean);
    return own.map((vector, at) => {
      all += vector.reduce((sum, value, i) => sum + (value - mean[i]) ** 2, 0);
      return { item: group[at], place: dot(axis, vector) - middle, middle };
    });
  });
  return { places, all };
}

const FORMS = {
  weighted,
  entropy: spreadOut,
  product,
  perplexity,
  "rank correlation": rankCorrelation,
  cosine: angle,
  length,
  count,
  "mean cosine": meanCosine,
  agreement,
  spread,
};

/** A number that is made of others by a form of the table. */
export type FormedRef = Extract<DerivedRef, { of: keyof typeof FORMS }>;

/** How a number is made of others; undefined for one that a pass writes down. */
export function formOf(ref: NumberRef): Form<NumberRef, Input> | undefined {
  return Object.hasOwn(FORMS, ref.of) ? (FORMS[ref.of as FormedRef["of"]] as never) : undefined;
}
