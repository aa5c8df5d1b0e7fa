import { describe, expect, it } from "vitest";
import { meanPool } from "../analysis/similarity";
import { finish } from "../steps";
import { runWithStudies } from "../studies";
import { row } from "../tensor";
import { relativeError } from "../testing/compare";
import { readText } from "../testing/folders";
import { shippedBert } from "../testing/shipped";
import { readFeatures } from "./features";
import type { TrainingRequest, TrainingSettings } from "./request";
import { classify, descend, evaluate, gradient, zeroHead } from "./softmaxRegression";
import { trainHead } from "./train";

interface Case {
  readonly name: string;
  readonly classes: number;
  readonly rate: number;
  readonly features: readonly (readonly number[])[];
  readonly labels: readonly number[];
  readonly batches: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly weight: readonly (readonly number[])[];
  readonly bias: readonly number[];
}

const { cases } = JSON.parse(readText("tests/fixtures/reference/regression.cases.json")) as {
  cases: readonly Case[];
};

describe.each(cases)("softmax regression with $name", ({ classes, rate, features, labels, ...expected }) => {
  it("takes the same steps as torch.optim.SGD: losses, weights and biases", () => {
    const head = zeroHead(classes, features[0].length);
    const losses = expected.batches.map((batch) => descend(head, features, labels, batch, rate));
    expect(relativeError(losses, expected.losses)).toBeLessThan(1e-9);
    expect(relativeError(head.weights, [...expected.weight.flat(), ...expected.bias])).toBeLessThan(1e-9);
  });

  it("has the gradient that small changes of each weight show", () => {
    const head = zeroHead(classes, features[0].length);
    for (let k = 0; k < head.weights.length; k++) head.weights[k] = Math.sin(k);
    const all = [...features.keys()];
    const exact = gradient(head, features, labels, all).gradient;
    const numeric = exact.map((_, k) => {
      const lossAt = (change: number): number => {
        const weights = head.weights.slice();
        weights[k] += change;
        return evaluate({ ...head, weights }, features, labels).loss;
      };
      return (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    });
    expect(relativeError(exact, numeric)).toBeLessThan(1e-7);
  });
});

describe("a training run", () => {
  const learned = {
    features: [Float32Array.of(1, 0), Float32Array.of(0, 1), Float32Array.of(1, 0.2)],
    labels: [0, 1, 0],
  };
  const none = { features: [], labels: [] };
  const settings: TrainingSettings = { pooling: "cls", rate: 0.5, batch: 2, epochs: 30, seed: 7 };
  const run = (changes: Partial<TrainingSettings> = {}) =>
    finish(trainHead(2, learned, none, [Float32Array.of(0, 2)], { ...settings, ...changes }));

  it("starts undecided: loss ln 2, probabilities one half", () => {
    const { losses, checkpoints } = run();
    expect(losses[0]).toBeCloseTo(Math.log(2), 6);
    expect([...checkpoints[0].probes]).toEqual([0.5, 0.5]);
  });

  it("learns what can be learned, and keeps the head after each epoch", () => {
    const { losses, accuracies, checkpoints, stepsPerEpoch } = run();
    expect(stepsPerEpoch).toBe(2);
    expect(losses).toHaveLength(61);
    expect(checkpoints.map(({ step }) => step)).toEqual([...Array(31).keys()].map((e) => 2 * e));
    expect(losses[60]).toBeLessThan(losses[0] / 3);
    expect(accuracies[60]).toBe(1);
    expect(checkpoints[30].probes[1]).toBeGreaterThan(0.8);
    const head = { classes: 2, inputs: 2, weights: Float64Array.from(checkpoints[30].weights) };
    expect(classify(head, [0, 2]).probabilities[1]).toBeCloseTo(checkpoints[30].probes[1], 5);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(run().losses).toEqual(run().losses);
    expect(run({ seed: 8 }).losses).not.toEqual(run().losses);
  });

  it("stays finite when the rate is far too high", () => {
    const { losses } = run({ rate: 1e4 });
    expect(losses.every(Number.isFinite)).toBe(true);
  });
});

describe("training on sentences", () => {
  const bert = shippedBert();
  const training: TrainingRequest = {
    classes: 2,
    examples: [
      { text: "A good film.", label: 1 },
      { text: "A bad film.", label: 0 },
    ],
    tests: [{ text: "A great film.", label: 1 }],
    probes: ["The river is deep."],
    settings: { pooling: "mean", rate: 0.01, batch: 2, epochs: 3, seed: 1 },
  };

  it("reads the last hidden state of [CLS], or the mean over the words", () => {
    const texts = ["A good film.", "A bad film.", "A great film.", "The river is deep."];
    finish(readFeatures(bert, texts)).forEach(({ cls, mean }, i) => {
      const text = texts[i];
      const { trace, encoding } = bert.run({ text, need: { layers: ["output"] } });
      const last = trace.layers.at(-1)!.output!;
      expect(cls).toEqual(row(last, 0).slice());
      expect(mean).toEqual(meanPool(last, (t) => encoding.tokens[t].word !== null));
    });
  });

  it("measures what the checkpoints say", () => {
    const { checkpoints, losses } = runWithStudies(bert, { text: "", training }).training!;
    const [, good, bad] = checkpoints[3].examples;
    expect(losses[3]).toBeCloseTo(-(Math.log(good) + Math.log(bad)) / 2, 4);
  });
});
