import { describe, expect, it } from "vitest";
import { attentionFrom } from "../analysis/attentionFrom";
import { spearman } from "../analysis/correlation";
import { entropy } from "../analysis/entropy";
import { nextSentenceProbability } from "../analysis/nextSentence";
import { cosine } from "../analysis/vectors";
import { runWithStudies } from "../studies";
import { row, type Tensor } from "../tensor";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE } from "../trace";
import { explainNumber } from "./explainNumber";
import { wordsOf } from "./phrases";
import type { AskedPass, Explanation, NumberRef, VectorRef } from "./reference";

const bert = shippedBert();
const { mask } = bert.tokenizer.vocabulary.special;
const POSITION = 5;
const request = {
  text: "The bank by the river was steep.",
  replacements: [{ position: POSITION, id: mask }],
};
const run = bert.run({
  ...request,
  need: FULL_TRACE,
  guesses: { positions: [POSITION], top: 1, states: [0, 2, 4] },
});
const winner = run.guesses.at(-1)?.guesses[0].id ?? 0;
const probs = run.trace.layers.map((layer) => layer.probs as Tensor);
const explain = (ref: NumberRef, pass: AskedPass = request): Explanation => explainNumber(bert, pass, ref);

const probability = { of: "guess", tensor: "probability", position: POSITION, id: winner } as const;

function addsUp({ terms, rest, bias, total }: Explanation): void {
  const sum = terms.reduce((s, term) => s + term.contribution, 0) + (rest?.sum ?? 0) + (bias ?? 0);
  expect(sum).toBeCloseTo(total, 5);
}

/** Steps into the first input until there is none, checking that each number is the one it was stepped from. */
function descend(explained: Explanation, pass: AskedPass): number {
  let [here, steps, at] = [explained, 0, pass];
  while (here.terms.length > 0) {
    const next = here.terms.find(({ ref }) => ref !== null);
    if (!next?.ref) break;
    at = next.pass ?? at;
    const value = next.value;
    here = explain(next.ref, at);
    // A rank correlation shows places; its inputs are the numbers that were ranked.
    if (explained.ref.of !== "rank correlation" || steps > 0) expect(here.value).toBeCloseTo(value, 3);
    expect(++steps).toBeLessThan(60);
  }
  expect(here.formula).toMatchObject({ code: expect.stringMatching(/^learned/) });
  return steps;
}

describe("numbers made of others", () => {
  it("attention averaged over heads is the mean of the heads’ probabilities", () => {
    const explained = explain({ of: "mean attention", layer: 2, from: POSITION, to: 2 });
    expect(explained.value).toBeCloseTo(attentionFrom(probs, POSITION).layers[2][2], 6);
    expect(explained.terms).toHaveLength(bert.config.heads);
    addsUp(explained);
    descend(explained, request);
  });

  it("rollout is told layer by layer, down to attention and the residual", () => {
    const explained = explain({ of: "rollout", layer: 3, from: POSITION, to: 2 });
    expect(explained.value).toBeCloseTo(attentionFrom(probs, POSITION).rollout[2], 6);
    addsUp(explained);
    const [term] = explained.terms;
    expect(explain(term.ref!).value).toBeCloseTo(term.value, 6);
    const residual = explain(term.factor!.ref!);
    expect(residual.value).toBeCloseTo(term.factor!.value, 6);
    addsUp(residual);
    descend(explained, request);
  });

  it("a count is that of the entries in its range, each of which can be stepped into", () => {
    const [layer, token] = [1, POSITION];
    const { trace } = bert.run({ ...request, need: { layers: ["preActivation"] } });
    const inputs = row(trace.layers[layer].preActivation as Tensor, token);
    const sorted = inputs.toSorted();
    const [low, middle] = [sorted[Math.floor(inputs.length / 4)], sorted[Math.floor(inputs.length / 2)]];
    const vector = { vector: { of: "state", tensor: "preActivation", layer, token } } as const;
    const count = (least: number, below: number) =>
      explain({ of: "count", name: "c", vector, range: { least, below } });
    const explained = count(low, middle);
    expect(explained.value).toBe(inputs.filter((x) => x >= low && x < middle).length);
    expect(explained.terms.length).toBeGreaterThan(2);
    addsUp(explained);
    for (const { label, value } of explained.terms)
      expect(value).toBe(inputs[Number(wordsOf(label).replace("entry ", ""))]);
    // Each explanation is a pass: a dozen of them, over the whole list.
    for (const { value, ref } of explained.terms.filter(
      (_, i, { length }) => i % Math.ceil(length / 12) === 0,
    ))
      expect(explain(ref!).value).toBeCloseTo(value, 4);
    descend(explained, request);
    // What stands on a border belongs to the range above it.
    const [under, over] = [count(-1e9, middle), count(middle, 1e9)];
    expect(under.value + over.value).toBe(inputs.length);
    expect(over.value).toBe(inputs.filter((x) => x >= middle).length);
    const above = explain({ of: "count", name: "c", vector, range: { above: middle } });
    expect(above.value).toBe(inputs.filter((x) => x > middle).length);
    expect(above.terms[0].value).toBe(Math.max(...inputs));
  });

  it("a leave-one-out effect is the difference of two passes, each of which can be stepped into", () => {
    const without = { ...request, replacements: [...request.replacements, { position: 2, id: mask }] };
    const explained = explain({
      of: "weighted",
      name: "effect of “bank”",
      formula: "p − p without it",
      items: [
        { label: "with it", number: { ref: probability }, weight: 1 },
        { label: "without it", number: { ref: probability, pass: without }, weight: -1 },
      ],
    });
    const study = runWithStudies(bert, { ...request, leaveOneOut: { position: POSITION, target: winner } })
      .leaveOneOut!;
    const masked = study.without.find(({ token }) => token === 2)!.masked;
    expect(explained.value).toBeCloseTo(study.probability - masked, 5);
    addsUp(explained);
    const term = explained.terms.find(({ pass }) => pass)!;
    expect(explain(term.ref!, term.pass).value).toBeCloseTo(masked, 5);
    descend(explained, request);
  });

  it("a pass can lack a token altogether", () => {
    const explained = explain({ ...probability, position: POSITION - 1 }, { ...request, removed: 2 });
    const study = runWithStudies(bert, { ...request, leaveOneOut: { position: POSITION, target: winner } })
      .leaveOneOut!;
    expect(explained.value).toBeCloseTo(study.without.find(({ token }) => token === 2)!.removed, 5);
    descend(explained, { ...request, removed: 2 });
  });

  it("an ablation is a pass with a head off", () => {
    const off = { ...request, interventions: { headsOff: [{ layer: 1, head: 2 }] } };
    const ablation = { position: POSITION, target: winner };
    const parts = runWithStudies(bert, { ...request, ablation }).ablation!;
    expect(explain(probability, off).value).toBeCloseTo(parts.heads[1][2], 5);
  });

  it("Spearman’s ρ ranks both lists, and its inputs are the numbers that were ranked", () => {
    const words = [1, 2, 3, 4, 6, 7];
    const shares = words.map((at) => attentionFrom(probs, POSITION).rollout[at]);
    const losses = words.map((at) => row(run.trace.layers[3].output as Tensor, at)[7]);
    const items = words.map((at) => ({
      label: `word ${at}`,
      a: { ref: { of: "rollout", layer: 3, from: POSITION, to: at } as const },
      b: { ref: { of: "hidden", state: 4, tokens: [at], index: 7 } as const },
    }));
    const plain = explain({ of: "rank correlation", name: "ρ", items });
    expect(plain.value).toBeCloseTo(spearman(shares, losses), 6);
    addsUp(plain);
    const sizes = explain({ of: "rank correlation", name: "ρ", items, sizes: true });
    expect(sizes.value).toBeCloseTo(spearman(shares, losses.map(Math.abs)), 6);
    descend(plain, request);
  });

  it("entropy adds up −p · ln p", () => {
    const shares = attentionFrom(probs, 0).layers[1];
    const items = Array.from(shares, (_, to) => ({
      label: `to ${to}`,
      number: { ref: { of: "mean attention", layer: 1, from: 0, to } as const },
    }));
    const explained = explain({ of: "entropy", name: "entropy", items });
    expect(explained.value).toBeCloseTo(entropy(shares), 5);
    addsUp(explained);
    descend(explained, request);
  });

  it("a cosine multiplies two vectors of two passes, means of tokens among them", () => {
    const other = { text: "The bank approved the loan." };
    const state = bert.run({ ...other, need: FULL_TRACE }).trace.layers[3].output as Tensor;
    const mean = new Float32Array(state.shape[1]).map((_, i) => (row(state, 1)[i] + row(state, 2)[i]) / 2);
    const explained = explain({
      of: "cosine",
      name: "cosine",
      a: { vector: { of: "hidden", state: 4, tokens: [2] } },
      b: { vector: { of: "hidden", state: 4, tokens: [1, 2] }, pass: other },
    });
    expect(explained.value).toBeCloseTo(cosine(row(run.trace.layers[3].output as Tensor, 2), mean), 5);
    addsUp(explained);
    const { factor } = explained.terms[0];
    const entry = explain(factor!.ref!, factor!.pass);
    expect(entry.value).toBeCloseTo(factor!.value, 5);
    expect(entry.terms).toHaveLength(2);
    descend(explained, request);
    const distance = explain({ ...(explained.ref as Extract<NumberRef, { of: "cosine" }>), distance: true });
    expect(distance.value).toBeCloseTo(1 - explained.value, 6);
  });

  it("a cosine of table rows ends at the table", () => {
    const vector = (id: number) => ({ of: "row", table: "word", row: id }) as const;
    const explained = explain({
      of: "cosine",
      name: "c",
      a: { vector: vector(2924) },
      b: { vector: vector(2314) },
    });
    expect(explained.value).toBeCloseTo(cosine(bert.embeddingRow(2924), bert.embeddingRow(2314)), 6);
    expect(descend(explained, request)).toBe(1);
    const positions = explain({ of: "row", table: "position", row: 3, index: 9 });
    expect(positions.value).toBeCloseTo(bert.positionRow(3)[9], 6);
  });

  it("a vector’s length is the root of its squares, down to the table", () => {
    const explained = explain({
      of: "length",
      name: "length",
      vector: { vector: { of: "row", table: "position", row: 40 } },
    });
    const { positionLengths } = runWithStudies(bert, { text: "", table: { near: [], top: 0, positions: 64 } })
      .table!;
    expect(explained.value).toBeCloseTo(positionLengths![40], 5);
    expect(explained.value ** 2).toBeCloseTo(explained.total, 5);
    addsUp(explained);
    expect(descend(explained, request)).toBe(1);
  });

  it("lengths of what the parts of a layer write, of sums, and of any row of the embeddings", () => {
    const { embeddings, layers } = run.trace;
    const [stream, written] = [row(layers[0].output!, 2), row(layers[1].attentionOutput!, 2)];
    const length = (vector: VectorRef) => explain({ of: "length", name: "length", vector: { vector } });
    const streamRef = { of: "hidden", state: 1, tokens: [2] } as const;
    const writtenRef = { of: "state", tensor: "attentionOutput", layer: 1, token: 2 } as const;
    const sum = length({
      of: "sum",
      name: "stream + attention",
      parts: [
        { label: "stream", vector: streamRef },
        { label: "attention", vector: writtenRef },
      ],
    });
    expect(length(writtenRef).value).toBeCloseTo(Math.hypot(...written), 4);
    expect(sum.value).toBeCloseTo(Math.hypot(...stream.map((value, i) => value + written[i])), 3);
    for (const tensor of ["word", "position", "tokenType", "sum", "norm"] as const) {
      const explained = length({ of: "embedding", tensor, token: 2 });
      expect(explained.value).toBeCloseTo(Math.hypot(...row(embeddings[tensor]!, 2)), 4);
      descend(explained, request);
    }
    addsUp(sum);
    // From a sum's entry to its two summands, and on down to the table.
    const [entry] = sum.terms;
    const both = explain(entry.ref!);
    expect(both.terms.map(({ label }) => label).sort()).toEqual(["attention", "stream"]);
    const index = Number(/\d+$/.exec(wordsOf(both.name))?.[0]);
    expect(both.value).toBeCloseTo(stream[index] + written[index], 4);
    descend(sum, request);
  });

  it("pseudo-perplexity is e to the mean of losses, each of a pass with one token masked", () => {
    const text = "The cat slept.";
    const { pseudoLoss, inputIds } = runWithStudies(bert, { text, pseudoLoss: { most: 3 } });
    const items = pseudoLoss!.tokens.map(({ position }) => ({
      label: `loss at ${position}`,
      number: {
        ref: { of: "guess", tensor: "loss", position, id: inputIds[position] } as const,
        pass: { text, replacements: [{ position, id: mask }] },
      },
    }));
    const explained = explain({ of: "perplexity", name: "pseudo-perplexity", items }, { text });
    expect(explained.value).toBeCloseTo(Math.exp(pseudoLoss!.mean!), 2);
    expect(Math.log(explained.value)).toBeCloseTo(explained.total, 6);
    for (const { value } of explained.terms)
      expect(pseudoLoss!.tokens.some(({ loss }) => Math.abs(loss - value) < 1e-4)).toBe(true);
    addsUp(explained);
    descend(explained, { text });
  });

  it("the probability that B follows A is the softmax of two logits", () => {
    const pair = { text: "Where is the cat?", pair: "It is under the table." };
    const logits = bert.run(pair).trace.nspLogits!;
    const [yes, no] = ([0, 1] as const).map((index) =>
      explain({ of: "nsp", index, tensor: "probability" }, pair),
    );
    expect(yes.value).toBeCloseTo(nextSentenceProbability(logits), 5);
    expect(yes.value + no.value).toBeCloseTo(1, 6);
    for (const { value, ref } of yes.terms)
      expect(value).toBeCloseTo(logits.data[(ref as Extract<NumberRef, { of: "nsp" }>).index], 4);
    addsUp(yes);
    descend(yes, pair);
  });

  it("the loss is −ln of the probability, and a guess can be read from any layer’s state", () => {
    const loss = explain({ ...probability, tensor: "loss" });
    expect(loss.value).toBeCloseTo(-Math.log(run.guesses.at(-1)!.guesses[0].probability), 4);
    expect(loss.terms[0].ref).toMatchObject({ tensor: "probability" });
    for (const { state, guesses } of run.guesses) {
      const read = explain({ ...probability, id: guesses[0].id, state });
      expect(read.value).toBeCloseTo(guesses[0].probability, 5);
      descend(read, request);
    }
  });

  it("refuse what does not exist", () => {
    expect(() => explain({ of: "rollout", layer: 9, from: 0, to: 0 })).toThrow("no layer 9");
    expect(() => explain({ of: "hidden", state: 4, tokens: [99], index: 0 })).toThrow("no token 99");
    expect(() => explain({ of: "row", table: "word", row: 40000, index: 0 })).toThrow("no row 40000");
  });
});
