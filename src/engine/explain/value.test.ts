import { describe, expect, it } from "vitest";
import type { RunRequest } from "../run";
import { runWithStudies } from "../studies";
import { hasHead, readHead } from "../testing/heads";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE } from "../trace";
import { Answers } from "./answers";
import { masked } from "./asked";
import { explainNumber } from "./explainNumber";
import type { AskedPass, Located, LocatedVector, NumberRef, VectorRef } from "./reference";
import { valueAt } from "./value";

const bert = shippedBert("plain");
const { mask } = bert.tokenizer.vocabulary.special;
const POSITION = 5;
const TOKEN = 2;
/** What a page asks, and keeps the answers to. */
const home = {
  text: "The bank by the river was steep.",
  replacements: [{ position: POSITION, id: mask }],
  interventions: { headsOff: [{ layer: 2, head: 1 }], layersOff: [] },
} satisfies RunRequest;
const skipping = { ...home, interventions: { layersOff: [1] } };
const other = { text: "The bank approved the loan." };
const pair = { text: "Where is the cat?", pair: "It is under the table." };
const id = bert.tokenizer.encode("river").ids[1];
const need = { ...FULL_TRACE, layers: [...(FULL_TRACE.layers ?? []), "preActivation" as const] };
const guesses = { positions: [POSITION], targets: [id], states: [2, 4], top: 3 };
const studies = {
  leaveOneOut: { position: POSITION, target: id },
  ablation: { position: POSITION, target: id },
};
const scored = { ...other, pseudoLoss: { top: 2 } };
const drawn = { ...other, samples: { positions: [1, 3], draws: [0.2, 0.7] } };
const judged = { ...other, head: { name: "sentiment", variant: "frozen", need, words: true } } as const;
const asked: readonly RunRequest[] = [
  { ...home, need, guesses, ...studies },
  { ...skipping, need },
  { ...other, need, stateShift: { position: 0 } },
  { ...pair },
  scored,
  drawn,
];
const answered = asked.map((request) => ({ request, result: runWithStudies(bert, request) }));
const answers = new Answers(answered, mask);
const words = bert.tokenizer.encode(other.text).ids;
const samples = answered.at(-1)?.result.samples ?? [];

const guess = (tensor: "logit" | "probability" | "loss" | "place", state?: number): NumberRef => ({
  of: "guess",
  tensor,
  position: POSITION,
  id,
  state,
});
const looks = (from: number, to: number, layer = 2): NumberRef => ({ of: "mean attention", layer, from, to });
const hidden = (tokens: readonly number[], pass?: AskedPass): LocatedVector => ({
  vector: { of: "hidden", state: 4, tokens },
  pass,
});
const state = { of: "state", tensor: "ffnOutput", layer: 1, token: TOKEN } as const;
const sum: VectorRef = {
  of: "sum",
  name: "sum",
  parts: [
    { label: "stream", vector: { of: "hidden", state: 1, tokens: [TOKEN] } },
    { label: "written", vector: state },
  ],
};
const vectors: readonly LocatedVector[] = [
  hidden([1]),
  hidden([2, 3]),
  { vector: { of: "embedding", tensor: "word", token: 4 } },
  { vector: { of: "pooled" } },
  { vector: state },
  { vector: sum },
];
const named = vectors.map((vector, at) => ({ label: `${at}`, ...vector, group: at % 2 }));
const item = (ref: NumberRef, pass?: AskedPass) => ({ label: "item", number: { ref, pass } });
const weight = (ref: NumberRef, weight: number, pass?: AskedPass) => ({ ...item(ref, pass), weight });
const axis = Array.from({ length: bert.config.hiddenSize }, (_, at) => Math.sin(at) / 11);

/** Every form of the language: what a pass writes down, and what is made of that. */
const FORMS: Readonly<Record<string, Located>> = {
  "an embedding": { ref: { of: "embedding", tensor: "norm", token: 3, index: 9 } },
  "a state": { ref: { ...state, index: 9 } },
  "a hidden state past a layer that is off": {
    ref: { of: "hidden", state: 2, tokens: [3], index: 9 },
    pass: skipping,
  },
  "a mean of hidden states": { ref: { of: "hidden", state: 3, tokens: [1, 2, 3], index: 9 } },
  "a score": { ref: { of: "attention", tensor: "scores", layer: 1, head: 3, from: 1, to: 4 } },
  "an attention probability": {
    ref: { of: "attention", tensor: "probs", layer: 1, head: 3, from: 1, to: 4 },
  },
  "mean attention": { ref: looks(1, 4) },
  "a pattern score": { ref: { of: "pattern", name: "", pattern: "previous", layer: 1, head: 3 } },
  "a spread-out head": {
    ref: { of: "pattern", name: "", pattern: "broad", layer: 1, head: 3 },
    pass: skipping,
  },
  residual: { ref: { of: "residual", layer: 1, from: 3, to: 3 } },
  rollout: { ref: { of: "rollout", layer: 3, from: 1, to: 4 } },
  "rollout past a layer that is off": { ref: { of: "rollout", layer: 1, from: 1, to: 4 }, pass: skipping },
  "the pooled vector": { ref: { of: "pooled", index: 9 } },
  "a next-sentence logit": { ref: { of: "nsp", index: 1 }, pass: pair },
  "a next-sentence probability": { ref: { of: "nsp", index: 1, tensor: "probability" }, pass: pair },
  "a guess": { ref: guess("probability") },
  "a guess's logit": { ref: guess("logit") },
  "a guess's loss": { ref: guess("loss") },
  "a guess's place": { ref: guess("place") },
  "a guess of an earlier state": { ref: guess("probability", 2) },
  "a guess with another token masked": { ref: guess("probability"), pass: masked(home, [TOKEN], mask) },
  "a guess with another token gone": {
    ref: { ...guess("probability"), position: POSITION - 1 } as NumberRef,
    pass: { ...home, removed: TOKEN },
  },
  "a guess without a layer": {
    ref: guess("probability"),
    pass: { ...home, interventions: { ...home.interventions, layersOff: [3] } },
  },
  "a guess without another head": {
    ref: guess("probability"),
    pass: {
      ...home,
      interventions: {
        ...home.interventions,
        headsOff: [...home.interventions.headsOff, { layer: 0, head: 3 }],
      },
    },
  },
  "a token's own loss": {
    ref: { of: "guess", tensor: "loss", position: 3, id: words[3] },
    pass: masked(other, [3], mask),
  },
  "a drawn word's place": {
    ref: { of: "guess", tensor: "place", position: 3, id: samples[1].id },
    pass: masked(other, [1, 3], mask),
  },
  weighted: {
    ref: {
      of: "weighted",
      name: "",
      formula: "",
      bias: 2,
      items: [weight(looks(1, 4), 3), weight(guess("loss"), -1)],
    },
  },
  entropy: { ref: { of: "entropy", name: "", items: [0, 1, 2, 3].map((to) => item(looks(1, to))) } },
  product: { ref: { of: "product", name: "", a: item(looks(1, 4)), b: item(guess("probability")) } },
  perplexity: {
    ref: {
      of: "perplexity",
      name: "",
      items: [1, 2, 3].map((position) =>
        item({ of: "guess", tensor: "loss", position, id: words[position] }, masked(other, [position], mask)),
      ),
    },
  },
  "rank correlation": {
    ref: {
      of: "rank correlation",
      name: "",
      sizes: true,
      items: [1, 2, 3, 4, 6].map((to) => ({
        label: "",
        a: { ref: looks(POSITION, to) },
        b: { ref: { of: "hidden", state: 4, tokens: [to], index: 8 } as const },
      })),
    },
  },
  cosine: { ref: { of: "cosine", name: "", a: hidden([2]), b: hidden([1, 2], other) } },
  distance: { ref: { of: "cosine", name: "", a: hidden([2]), b: hidden([1, 2], other), distance: true } },
  "how far a state moves when a token is masked": {
    ref: { of: "cosine", name: "", a: hidden([0]), b: hidden([0], masked(other, [2], mask)), distance: true },
    pass: other,
  },
  length: { ref: { of: "length", name: "", vector: { vector: sum } } },
  count: { ref: { of: "count", name: "", vector: { vector: state }, range: { least: -0.5, below: 0.25 } } },
  "count above": { ref: { of: "count", name: "", vector: { vector: state }, range: { above: 0 } } },
  "mean cosine": { ref: { of: "mean cosine", name: "", pairs: "different", items: named } },
  "mean cosine of all pairs": { ref: { of: "mean cosine", name: "", pairs: "all", items: named } },
  agreement: { ref: { of: "agreement", name: "", formula: "", items: named } },
  spread: {
    ref: {
      of: "spread",
      name: "",
      formula: "",
      projection: "",
      axis,
      groups: [named.slice(0, 3), named.slice(3)],
    },
  },
};

describe("a number that a page reads from its answers is the number that is explained", () => {
  it.each(Object.entries(FORMS))("%s", (_, { ref, pass }) => {
    const value = valueAt(answers, home, { ref, pass });
    const explained = explainNumber(bert, pass ?? home, ref).value;
    expect(value).not.toBeNaN();
    expect(value).not.toBeNull();
    expect(Math.abs(value! - explained)).toBeLessThanOrEqual(1e-3 * Math.abs(explained));
  });

  it.runIf(hasHead("sentiment", "frozen"))("what a trained head says, with all words and without one", () => {
    const tuned = readHead(bert, "sentiment", "frozen");
    const said = new Answers([{ request: judged, result: runWithStudies(bert, judged, tuned) }], mask);
    const label = { of: "label", index: 1, tensor: "probability" } as const;
    for (const [ref, pass] of [
      [label, judged],
      [{ ...label, tensor: "logit" }, judged],
      [label, { ...judged, removed: [2] }],
      [{ of: "cosine", name: "", a: hidden([0]), b: hidden([1]) }, judged],
    ] as const) {
      const value = valueAt(said, pass, { ref });
      expect(value! / explainNumber(bert, pass, ref, [tuned]).value).toBeCloseTo(1, 3);
    }
    // The model's own pass over the same text is another one.
    expect(valueAt(said, other, { ref: label })).toBeNull();
  });

  it("is nothing where a pass has not answered, or answered without the tensor", () => {
    const elsewhere = { text: "Nobody asked." };
    const mean = (pass: AskedPass): NumberRef => ({
      of: "weighted",
      name: "",
      formula: "",
      items: [weight(looks(1, 2), 1), weight(looks(1, 2), 1, pass)],
    });
    expect(valueAt(answers, elsewhere, { ref: looks(1, 2) })).toBeNull();
    expect(valueAt(answers, home, { ref: mean(elsewhere) })).toBeNull();
    expect(valueAt(answers, home, { ref: mean(other) })).not.toBeNull();
    expect(valueAt(answers, pair, { ref: looks(1, 2) })).toBeNull();
    expect(valueAt(answers, home, { ref: { ...guess("logit"), id: id + 1 } as NumberRef })).toBeNull();
    const without = masked(home, [TOKEN], mask);
    expect(valueAt(answers, without, { ref: guess("loss") })).toBeNull();
    expect(valueAt(answers, without, { ref: guess("probability", 2) })).toBeNull();
  });
});
