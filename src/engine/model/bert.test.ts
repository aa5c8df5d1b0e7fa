import { describe, expect, it } from "vitest";
import { RequestError } from "../errors";
import type { Interventions } from "../pass";
import type { RunRequest } from "../run";
import { attentionRow, row } from "../tensor";
import { relativeError } from "../testing/compare";
import { flattenTrace } from "../testing/flatten";
import { TESTED_KERNELS } from "../testing/kernels";
import { modelFiles, randomTensors } from "../testing/random-model";
import { shippedBert } from "../testing/shipped";
import { FULL_TRACE } from "../trace";
import { bertFromFiles } from "./fromFiles";
import { topIndices } from "./guesses";

describe.each(TESTED_KERNELS)("BERT with %s kernels", (kernels) => {
  const bert = shippedBert(kernels);
  const last = bert.config.layers - 1;
  const full = (text: string, interventions?: Interventions, more?: Partial<RunRequest>) =>
    bert.run({ text, interventions, need: FULL_TRACE, ...more });

  it("says what it is", () => {
    expect(bert.kernels).toBe(kernels);
    expect(bert.abilities).toEqual({ mlm: true, nsp: true, pooler: true });
    expect(bert.parameterCount).toBe(11_267_900);
  });

  it("copies out only the tensors that were asked for, each in a buffer of its own", () => {
    const need = { layers: ["probs", "output"], embeddings: ["norm"] } as const;
    const { trace } = bert.run({ text: "The bank by the river.", need });
    const tensors = flattenTrace(trace);
    const perLayer = trace.layers.flatMap((_, i) => [`layer.${i}.output`, `layer.${i}.probs`]);
    expect([...tensors.keys()].sort()).toEqual(["embeddings.norm", ...perLayer, "nspLogits", "pooled"]);
    const buffers = [...tensors.values()].map(({ data }) => data.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
    for (const { data } of tensors.values()) expect(data.buffer.byteLength).toBe(data.byteLength);
  });

  it("gives the same answers however little is asked for", () => {
    const text = "He went to the [MASK] and bought some bread.";
    const guesses = { positions: [5, 8], top: 5, states: [0, 2, last + 1], targets: [1, 2] };
    const complete = full(text, {}, { guesses });
    for (const layers of [[], ["probs"], ["key"], ["context"], ["attentionOutput"], ["output"]] as const) {
      const partial = bert.run({ text, need: { layers }, guesses });
      expect(partial.guesses).toEqual(complete.guesses);
      expect(partial.trace.pooled).toEqual(complete.trace.pooled);
      expect(partial.trace.nspLogits).toEqual(complete.trace.nspLogits);
      for (const name of layers) {
        partial.trace.layers.forEach((layer, i) => {
          expect(layer[name]).toEqual(complete.trace.layers[i][name]);
        });
      }
    }
  });

  it("gives the same answers whatever else is left out: layers, states, the pooler", () => {
    const text = "He went to the [MASK] and bought some bread.";
    const offs = [[], [last], [0, last], [1, 2]];
    const states = [[0], [1], [last], [last + 1], [0, last + 1], [1, 2]];
    for (const layersOff of offs) {
      const every = [...Array(last + 2).keys()];
      const complete = full(text, { layersOff }, { guesses: { positions: [5, 8], top: 3, states: every } });
      for (const wanted of states) {
        for (const pooled of [true, false]) {
          for (const layers of [[], ["probs"]] as const) {
            const guesses = { positions: [5, 8], top: 3, states: wanted };
            const partial = bert.run({
              text,
              interventions: { layersOff },
              need: { layers, pooled },
              guesses,
            });
            expect(partial.guesses).toEqual(complete.guesses.filter(({ state }) => wanted.includes(state)));
            expect(partial.trace.pooled).toEqual(pooled ? complete.trace.pooled : null);
            expect(partial.trace.nspLogits).toEqual(pooled ? complete.trace.nspLogits : null);
            partial.trace.layers.forEach((layer, i) => {
              expect(layer.probs).toEqual(layers.length > 0 ? complete.trace.layers[i].probs : undefined);
            });
          }
        }
      }
    }
  });

  it("gives the tensors alone where nobody reads the last state", () => {
    const text = "The bank by the river.";
    const { probs } = full(text).trace.layers[last];
    const { trace, guesses } = bert.run({ text, need: { layers: ["probs"], pooled: false } });
    expect(trace.layers[last].probs).toEqual(probs);
    expect(guesses).toEqual([]);
  });

  it("gives the same answer again after a longer and a shorter text", () => {
    const text = "The bank by the river was steep.";
    const before = flattenTrace(full(text).trace);
    full("river ".repeat(120));
    full("");
    expect(flattenTrace(full(text).trace)).toEqual(before);
  });

  it("attends with rows that sum to 1", () => {
    const { trace } = full("The bank by the river was steep.");
    for (const { probs } of trace.layers) {
      for (let head = 0; head < bert.config.heads; head++) {
        for (let from = 0; from < probs!.shape[1]; from++) {
          const sum = attentionRow(probs!, head, from).reduce((a, b) => a + b);
          expect(sum).toBeCloseTo(1, 5);
        }
      }
    }
  });

  describe("left to right", () => {
    it("gives a token exactly the same vectors whatever follows", () => {
      const a = full("The bank by the river was steep.", { causal: true });
      const b = full("The bank approved the loan because of a good plan.", { causal: true });
      for (let layer = 0; layer <= last; layer++) {
        for (let token = 0; token < 3; token++) {
          expect(row(a.trace.layers[layer].output!, token)).toEqual(
            row(b.trace.layers[layer].output!, token),
          );
        }
      }
    });

    it("never looks ahead, and bidirectional BERT does", () => {
      const causal = full("The bank by the river.", { causal: true }).trace.layers[0].probs!;
      const both = full("The bank by the river.").trace.layers[0].probs!;
      expect([...attentionRow(causal, 0, 2).subarray(3)].every((p) => p === 0)).toBe(true);
      expect([...attentionRow(both, 0, 2).subarray(3)].every((p) => p > 0)).toBe(true);
    });
  });

  describe("interventions", () => {
    const text = "The bank by the river was steep.";
    const plain = full(text).trace;

    it("an edge cut gives probability 0 there, shares the rest in proportion and leaves other heads alone", () => {
      const { trace } = full(text, { edgesOff: [{ layer: 1, head: 2, from: 3, to: 5 }] });
      const before = attentionRow(plain.layers[1].probs!, 2, 3);
      const after = attentionRow(trace.layers[1].probs!, 2, 3);
      expect(after[5]).toBe(0);
      const shared = before.map((p, to) => (to === 5 ? 0 : p / (1 - before[5])));
      expect(relativeError(after, shared)).toBeLessThan(1e-5);
      expect(attentionRow(trace.layers[1].probs!, 1, 3)).toEqual(attentionRow(plain.layers[1].probs!, 1, 3));
      expect(trace.layers[1].scores).toEqual(plain.layers[1].scores);
    });

    it("a token with every edge cut attends to nothing: probabilities and context are 0", () => {
      const edgesOff = Array.from(
        { length: 10 },
        (_, to) => ({ layer: 0, head: "all", from: 2, to }) as const,
      );
      const { trace } = full(text, { edgesOff });
      expect(attentionRow(trace.layers[0].probs!, 3, 2).every((p) => p === 0)).toBe(true);
      expect(row(trace.layers[0].context!, 2).every((c) => c === 0)).toBe(true);
    });

    it("a hidden position is looked at by no one in any layer", () => {
      const { trace } = full(text, { hidden: [5] });
      for (const { probs } of trace.layers) {
        for (let r = 0; r < 4 * 10; r++) expect(row(probs!, r)[5]).toBe(0);
      }
    });

    it("a head switched off writes zeros into the context, and only its own", () => {
      const { trace } = full(text, { headsOff: [{ layer: 0, head: 1 }] });
      const { headSize } = bert.config;
      const [context, before] = [trace.layers[0].context!, plain.layers[0].context!];
      for (let token = 0; token < 10; token++) {
        const expected = row(before, token)
          .slice()
          .fill(0, headSize, 2 * headSize);
        expect(row(context, token)).toEqual(expected);
      }
    });

    it("a layer switched off hands its input on; its tensors hold what it would have computed", () => {
      const { trace } = full(text, { layersOff: [1] });
      expect(trace.layers[1].output).toEqual(plain.layers[1].output);
      const next = full(text, { layersOff: [1] }, { need: { layers: ["query"] } }).trace.layers[2].query;
      expect(next).toEqual(trace.layers[2].query);
      expect(relativeError(next!.data, plain.layers[2].query!.data)).toBeGreaterThan(1e-3);
      const none = full(text, {
        layersOff: [...(bert.config.layers ? Array(bert.config.layers).keys() : [])],
      });
      expect(none.trace.pooled).not.toEqual(plain.pooled);
    });

    it("a switched-off last layer lets guesses read the layer before", () => {
      const guesses = { positions: [2], top: 3, states: [last, last + 1] };
      const { guesses: results } = bert.run({ text, interventions: { layersOff: [last] }, guesses });
      expect(results[1].guesses).toEqual(results[0].guesses);
    });
  });

  describe("guesses", () => {
    const text = "The [MASK] sat on the mat.";

    it("come for every position and state, best first, with probabilities of the whole vocabulary", () => {
      const { vocabSize } = bert.config;
      const guesses = { positions: [2, 4], top: vocabSize, states: [0, last + 1] };
      const { guesses: results } = bert.run({ text, guesses });
      expect(results.map(({ position, state }) => `${position}/${state}`).sort()).toEqual(
        [`2/0`, `2/${last + 1}`, `4/0`, `4/${last + 1}`].sort(),
      );
      for (const result of results) {
        expect(result.guesses).toHaveLength(vocabSize);
        expect(result.guesses.reduce((sum, guess) => sum + guess.probability, 0)).toBeCloseTo(1, 4);
        const logits = result.guesses.map((guess) => guess.logit);
        expect(logits).toEqual([...logits].sort((a, b) => b - a));
      }
    });

    it("tell the probability, rank and loss of any word asked for", () => {
      const cat = bert.tokenizer.vocabulary.id("cat")!;
      const { guesses: results } = bert.run({
        text,
        guesses: { positions: [2], top: 30_522, targets: [cat] },
      });
      const { guesses, target } = results[0];
      const rank = guesses.findIndex((guess) => guess.id === cat);
      expect(target).toMatchObject({ ...guesses[rank], rank });
      expect(target!.loss).toBeCloseTo(-Math.log(guesses[rank].probability), 4);
    });

    it("tell of several words at one place what they tell of each alone, in the order asked", () => {
      const [cat, dog, house] = ["cat", "dog", "house"].map((word) => bert.tokenizer.vocabulary.id(word)!);
      const asked = (positions: number[], targets: number[]) =>
        bert.run({ text, guesses: { positions, targets, top: 3, states: [1, last + 1] } }).guesses;
      const alone = [asked([2], [cat]), asked([2], [dog]), asked([4], [cat]), asked([2], [house])];
      const together = asked([2, 2, 4, 2], [cat, dog, cat, house]);
      expect(together).toEqual([0, 1].flatMap((state) => alone.map((results) => results[state])));
    });

    it("see the replaced token, not the typed one", () => {
      const { mask } = bert.tokenizer.vocabulary.special;
      const replaced = bert.run({
        text: "The cat sat on the mat.",
        replacements: [{ position: 2, id: mask }],
        guesses: { positions: [2], top: 5 },
      });
      const typed = bert.run({ text, guesses: { positions: [2], top: 5 } });
      expect(replaced.guesses).toEqual(typed.guesses);
      expect(replaced.inputIds[2]).toBe(mask);
      expect(replaced.encoding.tokens[2].text).toBe("cat");
    });

    it("at many positions are read in portions without mixing them up", () => {
      const long = "the river bank and the cat sat on the mat by the house ".repeat(2);
      const positions = [...Array(23).keys()];
      const together = bert.run({ text: long, guesses: { positions, top: 3 } }).guesses;
      for (const position of [0, 7, 8, 22]) {
        const alone = bert.run({ text: long, guesses: { positions: [position], top: 3 } }).guesses[0];
        expect(together[position]).toEqual(alone);
      }
    });
  });

  it("cuts a text that is too long for it and says how much", () => {
    const { encoding, trace } = bert.run({
      text: "river ".repeat(1000),
      maxTokens: 2000,
      need: { layers: ["output"] },
    });
    expect(encoding.ids).toHaveLength(512);
    expect(encoding.truncated).toBe(490);
    expect(trace.layers[0].output!.shape).toEqual([512, 256]);
  });

  it("gives the word embedding of any id", () => {
    const id = bert.tokenizer.vocabulary.id("river")!;
    const { trace } = bert.run({ text: "river", need: { embeddings: ["word"] } });
    expect(bert.embeddingRow(id)).toEqual(row(trace.embeddings.word!, 1).slice());
    expect(() => bert.embeddingRow(30_522)).toThrow(RequestError);
  });

  it.each<[string, Partial<RunRequest>]>([
    ["There is no position 10: the text has tokens 0 to 9.", { guesses: { positions: [10], top: 1 } }],
    [
      "There is no hidden state 5: the model has hidden states 0 to 4.",
      { guesses: { positions: [1], top: 1, states: [5] } },
    ],
    [
      "There is no token id 30522: the vocabulary has ids 0 to 30521.",
      { replacements: [{ position: 1, id: 30_522 }] },
    ],
    [
      "There is no head 4: a layer has heads 0 to 3.",
      { interventions: { headsOff: [{ layer: 0, head: 4 }] } },
    ],
    ["There is no layer -1: the model has layers 0 to 3.", { interventions: { layersOff: [-1] } }],
    ["There is no position 1.5: the text has tokens 0 to 9.", { interventions: { hidden: [1.5] } }],
  ])("refuses what does not exist: %s", (message, request) => {
    const run = () => bert.run({ text: "The bank by the river was steep.", ...request });
    expect(run).toThrow(RequestError);
    expect(run).toThrow(message);
  });

  it("a model without heads still encodes, and says what it cannot do", () => {
    const sizes = { vocab: 20, hidden: 8, heads: 2, inner: 16, layers: 1, positions: 16 };
    const encoderOnly = Object.fromEntries(
      Object.entries(randomTensors(sizes)).filter(([name]) => !/^cls|pooler/.test(name)),
    );
    const model = bertFromFiles(modelFiles(sizes, encoderOnly), { kernels });
    expect(model.abilities).toEqual({ mlm: false, nsp: false, pooler: false });
    const { trace } = model.run({ text: "w7 w9", need: FULL_TRACE });
    expect(trace.pooled).toBeNull();
    expect(trace.nspLogits).toBeNull();
    expect(trace.layers[0].output!.shape).toEqual([trace.embeddings.norm!.shape[0], 8]);
    expect(() => model.run({ text: "w7", guesses: { positions: [0], top: 1 } })).toThrow(
      /cannot guess words/,
    );
  });
});

it("the best of many values are found in order, the earlier first when equal", () => {
  const values = Float32Array.from([3, 1, 4, 1, 5, 9, 2, 6, 5, 3]);
  expect(topIndices(values, 4)).toEqual([5, 7, 4, 8]);
  expect(topIndices(values, 0)).toEqual([]);
  expect(topIndices(values, 99)).toEqual([5, 7, 4, 8, 2, 0, 9, 6, 1, 3]);
});
