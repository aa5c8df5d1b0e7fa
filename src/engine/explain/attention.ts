import { entropy } from "../analysis/entropy";
import { patternEdges } from "../analysis/headPatterns";
import { averageHeads, residualStep, rollouts } from "../analysis/rollout";
import { attentionRow, row, type Tensor } from "../tensor";
import { explanation, sumOf } from "./parts";
import { phrase, type Saying } from "./phrases";
import type { PassReader } from "./reader";
import type { Explanation, NumberRef, Term } from "./reference";

type Ref<Of extends NumberRef["of"]> = Extract<NumberRef, { of: Of }>;

/** q · k ÷ √headSize, or the softmax over a row of it (Vaswani et al. 2017, eq. 1). */
export function explainAttention(reader: PassReader, ref: Ref<"attention">): Explanation {
  return ref.tensor === "scores" ? score(reader, ref) : probability(reader, ref);
}

function score(reader: PassReader, ref: Ref<"attention">): Explanation {
  const { layer, head, from, to } = ref;
  const { headSize } = reader.config;
  const query = row(reader.tensor(layer, "query"), from);
  const key = row(reader.tensor(layer, "key"), to);
  const terms = Array.from({ length: headSize }, (_, c): Term => {
    const index = head * headSize + c;
    return {
      label: phrase("queryEntry", c),
      value: query[index],
      ref: { of: "state", tensor: "query", layer, token: from, index },
      factor: { value: key[index], ref: { of: "state", tensor: "key", layer, token: to, index } },
      contribution: query[index] * key[index],
    };
  });
  const total = sumOf(terms);
  const name = phrase("score", reader.token(from), reader.token(to), layer + 1, head + 1);
  const formula = phrase("scoreFormula", total, headSize);
  return explanation(ref, name, total / Math.sqrt(headSize), formula, terms, null, total);
}

function probability(reader: PassReader, ref: Ref<"attention">): Explanation {
  const { layer, head, from, to } = ref;
  const scores = attentionRow(reader.tensor(layer, "scores"), head, from);
  const probs = attentionRow(reader.tensor(layer, "probs"), head, from);
  const name = phrase("attention", reader.token(from), reader.token(to), layer + 1, head + 1);
  const open = [...probs.keys()].filter((j) => probs[j] > 0);
  const terms = open.map(
    (j): Term => ({
      label: phrase("scoreOf", reader.token(j)),
      value: scores[j],
      ref: { ...ref, tensor: "scores", to: j },
      factor: null,
      contribution: Math.exp(scores[j]),
    }),
  );
  const total = sumOf(terms);
  const formula = probs[to] === 0 ? phrase("masked") : phrase("softmaxOfRow", scores[to], total);
  return explanation(ref, name, probs[to], formula, terms, null, total);
}

/** A head's pattern score (see `headPatternScore`): a mean over edges, or of the rows' entropies. */
export function explainPattern(reader: PassReader, ref: Ref<"pattern">): Explanation {
  const { name, pattern, layer, head } = ref;
  const { tokens } = reader.pass;
  const probs = reader.tensor(layer, "probs");
  const edge = { of: "attention", tensor: "probs", layer, head } as const;
  const told = (formula: Saying, count: number, parts: readonly Omit<Term, "factor" | "contribution">[]) => {
    const factor = { value: 1 / count, ref: null };
    const terms = parts.map((part): Term => ({ ...part, factor, contribution: part.value / count }));
    const total = sumOf(terms);
    return explanation(ref, name, total, formula, terms, null, total);
  };
  if (pattern === "broad") {
    const count = tokens.length;
    const parts = tokens.map(({ text }, from) => {
      const items = tokens.map((other, to) => ({
        label: phrase("to", other.text),
        number: { ref: { ...edge, from, to } },
      }));
      const name = phrase("rowEntropyIn", text, layer + 1, head + 1);
      const value = entropy(attentionRow(probs, head, from));
      return { label: phrase("rowEntropy", text), value, ref: { of: "entropy", name, items } as const };
    });
    return told(phrase("broadFormula", count), count * Math.log(count), parts);
  }
  const edges = patternEdges(pattern, { tokens });
  const parts = edges.flatMap(({ from, to: targets }) => {
    const row = attentionRow(probs, head, from);
    return targets.map((to) => {
      const label = phrase("edge", tokens[from].text, tokens[to].text);
      return { label, value: row[to], ref: { ...edge, from, to } };
    });
  });
  return told(phrase("patternFormula", edges.length), edges.length, parts);
}

/** One edge of a layer, averaged over its heads. */
export function explainMeanAttention(reader: PassReader, ref: Ref<"mean attention">): Explanation {
  const { layer, from, to } = ref;
  const probs = reader.tensor(layer, "probs");
  const heads = probs.shape[0];
  const terms = Array.from({ length: heads }, (_, head): Term => {
    const value = attentionRow(probs, head, from)[to];
    return {
      label: phrase("head", head + 1),
      value,
      ref: { of: "attention", tensor: "probs", layer, head, from, to },
      factor: { value: 1 / heads, ref: null },
      contribution: value / heads,
    };
  });
  const total = sumOf(terms);
  const name = phrase("meanAttention", reader.token(from), reader.token(to), layer + 1);
  return explanation(ref, name, total, phrase("meanAttentionFormula", heads), terms, null, total);
}

/** Rollout after layer l: Âₗ ⋯ Â₁ with Â = ½A + ½I (Abnar & Zuidema 2020); a layer switched off is left out. */
export function explainRollout(reader: PassReader, ref: Ref<"rollout">): Explanation {
  const { layer, from, to } = ref;
  const layers = Array.from({ length: layer + 1 }, (_, at) => at).filter((at) => !reader.isLayerOff(at));
  const last = layers.at(-1);
  const name = phrase("rollout", reader.token(from), reader.token(to), layer + 1);
  if (last === undefined) {
    const value = from === to ? 1 : 0;
    return explanation(ref, name, value, phrase("rolloutOfNone"), [], null, value);
  }
  const before = layers.at(-2);
  if (before === undefined)
    return { ...explainResidual(reader, { ...ref, of: "residual", layer: last }), ref, name };
  const earlier = rollouts(reader.trace, reader.layersOff)[before] as Tensor;
  const step = row(residualStep(reader.tensor(last, "probs")), from);
  const terms = Array.from(step, (weight, via): Term => {
    const value = row(earlier, via)[to];
    return {
      label: phrase("rolloutBefore", reader.token(via), reader.token(to), before + 1),
      value,
      ref: { of: "rollout", layer: before, from: via, to },
      factor: { value: weight, ref: { of: "residual", layer: last, from, to: via } },
      contribution: weight * value,
    };
  });
  const total = sumOf(terms);
  const formula = phrase("rolloutFormula");
  return explanation(ref, name, total, formula, terms, null, total);
}

/** ½ · mean attention + ½ for the token itself: the residual connection counts as half. */
export function explainResidual(reader: PassReader, ref: Ref<"residual">): Explanation {
  const { layer, from, to } = ref;
  const mean = row(averageHeads(reader.tensor(layer, "probs")), from);
  // A row whose edges are all cut has its residual alone; then that is all there is.
  const sum = 0.5 + 0.5 * mean.reduce((a, b) => a + b, 0);
  const attended: Term = {
    label: phrase("meanAttentionTo", reader.token(to)),
    value: mean[to],
    ref: { of: "mean attention", layer, from, to },
    factor: { value: 0.5 / sum, ref: null },
    contribution: (0.5 * mean[to]) / sum,
  };
  const itself: Term = {
    label: phrase("itself"),
    value: 1,
    ref: null,
    factor: { value: 0.5 / sum, ref: null },
    contribution: 0.5 / sum,
  };
  const terms = from === to ? [itself, attended] : [attended];
  const total = sumOf(terms);
  const name = phrase("residual", reader.token(from), reader.token(to), layer + 1);
  const formula = phrase("residualFormula", from === to);
  return explanation(ref, name, total, formula, terms, null, total);
}
