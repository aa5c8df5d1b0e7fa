import { describe, expect, it } from "vitest";
import { RequestError } from "../errors";
import type { ForwardModel, ForwardRequest, ForwardResult } from "../model/forward";
import { finish } from "../steps";
import { runWithStudies } from "../studies";
import { shippedBert } from "../testing/shipped";
import { leaveOneOut } from "./leaveOneOut";

/** A model whose answer is the sum of what it sees: position weights times ids, so that every rerun can be foreseen. */
function adder(): ForwardModel & { calls: { ids: number[]; request: ForwardRequest | undefined }[] } {
  const calls: { ids: number[]; request: ForwardRequest | undefined }[] = [];
  return {
    calls,
    forward(ids, _segmentIds, request): ForwardResult {
      calls.push({ ids: [...ids], request });
      const probability = ids.reduce((sum, id) => sum + id, 0) / 1000;
      const [position] = request?.guesses?.positions ?? [];
      const target = { id: 1, token: "one", logit: 0, probability, rank: 0, loss: 0 };
      return {
        trace: { embeddings: {}, layers: [], pooled: null, nspLogits: null },
        guesses: [{ position, state: 1, guesses: [], target }],
      };
    },
  };
}

describe("leave-one-out on a model that adds up its ids", () => {
  const ids = Int32Array.from([10, 20, 3, 40]);
  const segmentIds = Int32Array.from([0, 0, 1, 1]);

  it("masks and removes each other token once, and keeps asking about the same word", () => {
    const model = adder();
    const result = finish(leaveOneOut(model, ids, segmentIds, { position: 2, target: 1 }, 3));
    expect(result.probability).toBeCloseTo(0.073, 12);
    expect(result.without.map(({ token }) => token)).toEqual([0, 1, 3]);
    expect(result.without.map(({ masked }) => masked)).toEqual([0.066, 0.056, 0.036]);
    expect(result.without.map(({ removed }) => removed)).toEqual([0.063, 0.053, 0.033]);
    expect(model.calls.map((call) => call.ids.join(" "))).toEqual([
      "10 20 3 40",
      "3 20 3 40",
      "20 3 40",
      "10 3 3 40",
      "10 3 40",
      "10 20 3 3",
      "10 20 3",
    ]);
    expect(model.calls.map(({ request }) => request?.guesses?.positions[0])).toEqual([2, 2, 1, 2, 1, 2, 2]);
  });

  it("does not rerun what masking cannot change: a token that is [MASK] already", () => {
    const model = adder();
    const two = Int32Array.from([3, 3]);
    const result = finish(leaveOneOut(model, two, segmentIds.slice(0, 2), { position: 1, target: 1 }, 3));
    expect(result.without[0].masked).toBe(result.probability);
    expect(model.calls).toHaveLength(2);
  });

  it("lets interventions keep their tokens when another is removed", () => {
    const model = adder();
    const interventions = {
      causal: true,
      hidden: [0, 3],
      edgesOff: [
        { layer: 0, head: 0, from: 2, to: 3 },
        { layer: "all", head: "all", from: 2, to: 1 },
      ],
    } as const;
    finish(leaveOneOut(model, ids, segmentIds, { position: 2, target: 1 }, 3, interventions));
    const removed = model.calls
      .filter((call) => call.ids.length === 3)
      .map(({ request }) => request?.interventions);
    expect(removed[1]).toEqual({
      causal: true,
      hidden: [0, 2],
      edgesOff: [{ layer: 0, head: 0, from: 1, to: 2 }],
    });
  });
});

describe("leave-one-out on the shipped model", () => {
  const bert = shippedBert();
  const { mask } = bert.tokenizer.vocabulary.special;
  const text = "The [MASK] by the river was steep.";
  const encoding = bert.tokenizer.encode(text, { maxTokens: 64 });
  const position = encoding.ids.indexOf(mask);
  const [best] = bert.run({ text, guesses: { positions: [position], top: 1 } }).guesses[0].guesses;
  const { ids, segmentIds } = encoding;
  const study = finish(leaveOneOut(bert, ids, segmentIds, { position, target: best.id }, mask));
  const target = (request: ForwardRequest["guesses"], replacement?: number) =>
    bert.run({
      text,
      replacements: replacement === undefined ? [] : [{ position: replacement, id: mask }],
      guesses: request,
    }).guesses[0].target?.probability;

  it("equals direct single runs: masked by a replacement, removed by typing the text without the word", () => {
    const guesses = { positions: [position], targets: [best.id], top: 0 };
    expect(study.probability).toBe(target(guesses));
    for (const { token, masked } of study.without) expect(masked).toBe(target(guesses, token));
    const shorter = bert.run({
      text: "The [MASK] by the was steep.",
      guesses: { positions: [position], targets: [best.id], top: 0 },
    });
    expect(study.without.find(({ token }) => encoding.tokens[token].text === "river")?.removed).toBe(
      shorter.guesses[0].target?.probability,
    );
  });

  it("comes with a run that asks for it, under the run’s interventions", () => {
    const request = { text, leaveOneOut: { position, target: best.id } };
    expect(runWithStudies(bert, request).leaveOneOut).toEqual(study);
    expect(runWithStudies(bert, { text }).leaveOneOut).toBeNull();
    const headless = runWithStudies(bert, { ...request, interventions: { layersOff: [0] } }).leaveOneOut;
    expect(headless?.probability).not.toBe(study.probability);
  });

  it("refuses a position or a word that does not exist", () => {
    expect(() => runWithStudies(bert, { text, leaveOneOut: { position: 99, target: 0 } })).toThrow(
      RequestError,
    );
    expect(() => runWithStudies(bert, { text, leaveOneOut: { position: 1, target: -1 } })).toThrow(
      RequestError,
    );
  });
});
