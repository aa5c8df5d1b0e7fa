import { describe, expect, it } from "vitest";
import { attentionRow, row } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE, type StateTensorName } from "../trace";
import { explainNumber } from "./explainNumber";
import { wordsOf } from "./phrases";
import type { Explanation, NumberRef } from "./reference";

const bert = shippedBert();
const request = { text: "The bank by the [MASK] was steep." };
const need = { ...FULL_TRACE, layers: [...(FULL_TRACE.layers ?? []), "preActivation" as const] };
const run = bert.run({ ...request, need, guesses: { positions: [5], top: 3 } });
const explain = (ref: NumberRef): Explanation => explainNumber(bert, request, ref);

/** The listed terms, what is left over, and the bias add up to the total. */
function addsUp({ terms, rest, bias, total }: Explanation): void {
  const sum = terms.reduce((s, term) => s + term.contribution, 0) + (rest?.sum ?? 0) + (bias ?? 0);
  expect(sum).toBeCloseTo(total, 3);
}

const STATES = need.layers.filter((name): name is StateTensorName => name !== "scores" && name !== "probs");

describe("explanations", () => {
  it.each(STATES)("recompute %s from its inputs, in every layer, to the value of the pass", (tensor) => {
    for (let layer = 0; layer < bert.config.layers; layer++) {
      for (const [token, index] of [
        [0, 0],
        [2, 77],
        [5, 255],
      ]) {
        const explained = explain({ of: "state", tensor, layer, token, index });
        const values = run.trace.layers[layer][tensor];
        expect(explained.value).toBeCloseTo(row(values!, token)[index], 4);
        addsUp(explained);
      }
    }
  });

  it.each(["word", "position", "tokenType", "sum", "norm"] as const)("end at the tables: %s", (tensor) => {
    const explained = explain({ of: "embedding", tensor, token: 3, index: 10 });
    expect(explained.value).toBeCloseTo(row(run.trace.embeddings[tensor]!, 3)[10], 5);
    if (tensor === "word") {
      expect(explained.terms).toEqual([]);
      expect(wordsOf(explained.formula)).toContain(`row ${run.inputIds[3]}`);
    }
  });

  it("recompute a score and its probability", () => {
    const at = { of: "attention", layer: 1, head: 3, from: 2, to: 5 } as const;
    const score = explain({ ...at, tensor: "scores" });
    expect(score.value).toBeCloseTo(attentionRow(run.trace.layers[1].scores!, 3, 2)[5], 4);
    addsUp(score);
    const probability = explain({ ...at, tensor: "probs" });
    expect(probability.value).toBeCloseTo(attentionRow(run.trace.layers[1].probs!, 3, 2)[5], 5);
    expect(Math.exp(score.value) / probability.total).toBeCloseTo(probability.value, 5);
  });

  it("recompute a guess: probability, logit, and the MLM head behind it", () => {
    const [best] = run.guesses[0].guesses;
    const guess = explain({ of: "guess", tensor: "probability", position: 5, id: best.id });
    expect(guess.value).toBeCloseTo(best.probability, 5);
    addsUp(guess);
    const logit = explain({ of: "guess", tensor: "logit", position: 5, id: best.id });
    expect(logit.value).toBeCloseTo(best.logit, 2);
    addsUp(logit);
    const [largest] = logit.terms;
    const norm = explain(largest.ref!);
    expect(norm.value).toBeCloseTo(largest.value, 4);
    const dense = explain(norm.terms[0].ref!);
    expect(dense.value).toBeCloseTo(norm.terms[0].value, 4);
  });

  it("recompute a token's place: those with at least its logit, itself first", () => {
    for (const word of ["river", "bank", "the", "zebra"]) {
      const id = bert.tokenizer.encode(word).ids[1];
      const { guesses } = bert.run({ ...request, guesses: { positions: [5], targets: [id], top: 1 } });
      const target = guesses[0].target!;
      const place = explain({ of: "guess", tensor: "place", position: 5, id });
      expect(place.value).toBe(target.rank + 1);
      addsUp(place);
      const [own, ...others] = place.terms;
      expect(own.ref).toEqual({ of: "guess", tensor: "logit", position: 5, id });
      expect(own.value).toBeCloseTo(target.logit, 4);
      for (const other of others) expect(other.value).toBeGreaterThanOrEqual(own.value);
      expect(explain(own.ref!).value).toBeCloseTo(own.value, 2);
    }
  });

  it("recompute the pooled vector and the next-sentence logits", () => {
    expect(explain({ of: "pooled", index: 9 }).value).toBeCloseTo(run.trace.pooled!.data[9], 4);
    expect(explain({ of: "nsp", index: 1 }).value).toBeCloseTo(run.trace.nspLogits!.data[1], 4);
  });

  it("lead from a guess down to a row of the embedding table, each step with the value it was stepped from", () => {
    let explained = explain({ of: "guess", tensor: "logit", position: 5, id: run.guesses[0].guesses[0].id });
    let steps = 0;
    while (explained.terms.length > 0) {
      const next = explained.terms.find((term) => term.ref !== null)!;
      explained = explain(next.ref!);
      expect(explained.value).toBeCloseTo(next.value, 3);
      expect(++steps).toBeLessThan(60);
    }
    expect(wordsOf(explained.formula)).toContain("learned");
  });

  it("follow the interventions: a masked edge, a head and a layer switched off", () => {
    const causal = { ...request, interventions: { causal: true } };
    const masked = explainNumber(bert, causal, {
      of: "attention",
      tensor: "probs",
      layer: 0,
      head: 0,
      from: 2,
      to: 4,
    });
    expect(masked.value).toBe(0);
    expect(wordsOf(masked.formula)).toContain("masked");
    const headless = { ...request, interventions: { headsOff: [{ layer: 0, head: 1 }] } };
    const context = explainNumber(bert, headless, {
      of: "state",
      tensor: "context",
      layer: 0,
      token: 2,
      index: 70,
    });
    expect(context.value).toBe(0);
    const skipping = { ...request, interventions: { layersOff: [1] } };
    const query = explainNumber(bert, skipping, {
      of: "state",
      tensor: "query",
      layer: 2,
      token: 1,
      index: 0,
    });
    expect(query.terms[0].ref).toMatchObject({ of: "state", tensor: "output", layer: 0 });
  });

  it("refuse a number that the pass does not have", () => {
    expect(() => explain({ of: "state", tensor: "query", layer: 4, token: 0, index: 0 })).toThrow(
      "no layer 4",
    );
    expect(() => explain({ of: "pooled", index: -1 })).toThrow("no index -1");
  });
});
