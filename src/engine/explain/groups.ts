import { meanVector } from "../analysis/principalAxes";
import { nearestNeighbors, tiedNeighbors } from "../analysis/separation";
import { cosines, dot } from "../analysis/vectors";
import type { Composing } from "./derived";
import { explanation } from "./parts";
import { phrase } from "./phrases";
import type { AskedPass, Explanation, LocatedVector, NamedVector, NumberRef, Term } from "./reference";
import { entryRef, vectorValues } from "./values";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** How many nearest neighbours share the group: 1 or 0 for each vector, a part where several are equally near. */
export function explainAgreement({ passes, home }: Composing, ref: Ref<"agreement">): Explanation {
  const { items, name, formula } = ref;
  const table = cosines(items.map((item) => vectorValues(passes, home, item)));
  const terms = items.flatMap((item, index): Term[] => {
    const tied = tiedNeighbors(nearestNeighbors(table[index], index));
    if (tied.length === 0) return [];
    const agreed = tied.filter((neighbor) => items[neighbor.index].group === item.group);
    const [nearest] = agreed.length > 0 ? agreed : tied;
    const other = items[nearest.index];
    const label = `${item.label} → ${other.label}`;
    return [
      {
        label,
        value: nearest.cosine,
        ref: { of: "cosine", name: label, a: located(item, home), b: located(other, home) },
        factor: null,
        contribution: agreed.length / tied.length,
      },
    ];
  });
  const total = terms.reduce((sum, { contribution }) => sum + contribution, 0);
  return explanation(ref, name, total, formula, terms, null, total);
}

const located = ({ vector, pass }: NamedVector, home: AskedPass): LocatedVector => ({
  vector,
  pass: pass ?? home,
});

/** The part of the vectors' spread about their groups' means that an axis shows (PCA: λ ÷ Σ λ). */
export function explainSpread({ passes, home }: Composing, ref: Ref<"spread">): Explanation {
  const { axis, name, formula, projection } = ref;
  const coordinates: { item: NamedVector; value: number; middle: number }[] = [];
  let all = 0;
  for (const group of ref.groups) {
    const vectors = group.map((item) => vectorValues(passes, home, item));
    const mean = meanVector(vectors);
    const middle = dot(axis, mean);
    for (const [at, vector] of vectors.entries()) {
      all += vector.reduce((sum, value, i) => sum + (value - mean[i]) ** 2, 0);
      coordinates.push({ item: group[at], value: dot(axis, vector) - middle, middle });
    }
  }
  const terms = coordinates.map(
    ({ item, value }): Term => ({
      label: item.label,
      value,
      ref: null,
      pass: item.pass,
      factor: { value: value / all, ref: null },
      contribution: value ** 2 / all,
    }),
  );
  const total = terms.reduce((sum, { contribution }) => sum + contribution, 0);
  const explained = explanation(ref, name, total, formula, terms, null, total);
  // Long references: made for what is listed only.
  const listed = explained.terms.map((term): Term => {
    const { item, middle } = coordinates[terms.indexOf(term)];
    return {
      ...term,
      ref: {
        of: "weighted",
        name: item.label,
        formula: projection,
        bias: -middle,
        items: axis.map((weight, index) => ({
          label: phrase("entry", index),
          weight,
          number: { ref: entryRef(item.vector, index) },
        })),
      },
    };
  });
  return { ...explained, terms: listed };
}
