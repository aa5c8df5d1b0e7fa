import { describe, expect, it } from "vitest";
import { runWithStudies } from "../studies";
import { shippedBert } from "../testing/shipped";
import type { TrainingSettings } from "../training/request";
import { explainNumber } from "./explainNumber";
import { wordsOf } from "./phrases";
import type { AskedPass, Explanation, LinearTraining, NumberRef, TrainedRef } from "./reference";

const bert = shippedBert();

const SENTENCES = {
  classes: ["bad", "good"],
  examples: [
    { text: "A good film.", label: 1 },
    { text: "A bad film.", label: 0 },
    { text: "I loved it.", label: 1 },
  ],
  tests: [
    { text: "A great film.", label: 1 },
    { text: "I hated it.", label: 0 },
  ],
};
const PLAIN: TrainingSettings = { pooling: "cls", rate: 0.05, batch: 2, epochs: 3, seed: 4 };

const explain = (ref: NumberRef, pass: AskedPass = { text: "" }): Explanation =>
  explainNumber(bert, pass, ref);

function addsUp({ terms, rest, bias, total }: Explanation): void {
  const sum = terms.reduce((s, term) => s + term.contribution, 0) + (rest?.sum ?? 0) + (bias ?? 0);
  expect(sum).toBeCloseTo(total, 6);
}

describe.each(["cls", "mean"] as const)("a head trained on %s", (pooling) => {
  const training: LinearTraining = { ...SENTENCES, settings: { ...PLAIN, pooling } };
  const run = runWithStudies(bert, {
    text: "",
    training: { ...SENTENCES, classes: 2, probes: [], settings: training.settings },
  }).training!;
  const about = <Rest extends object>(step: number, rest: Rest) =>
    ({ of: "trained", training, step, ...rest }) as const;

  it("has the losses of the training itself, at every step, as means of its sentences", () => {
    for (const step of [0, 1, 3, 6]) {
      for (const [set, losses] of [
        ["examples", run.losses],
        ["tests", run.testLosses],
      ] as const) {
        const loss = explain(about(step, { tensor: "mean loss", set } as const));
        expect(loss.value).toBeCloseTo(losses[step], 6);
        expect(loss.terms).toHaveLength(SENTENCES[set].length);
        addsUp(loss);
      }
    }
  });

  it("has the probabilities of its checkpoints: −ln of them are the losses, softmax of its logits makes them", () => {
    const { step, examples, tests } = run.checkpoints[2];
    [...examples, ...tests].forEach((p, i) => {
      const [sentence, label] = [Math.floor(i / 2), i % 2];
      const share = explain(about(step, { tensor: "probability", sentence, label } as const));
      expect(share.value).toBeCloseTo(p, 6);
      const logits = share.terms.map(({ ref }) => explain(ref!).value);
      const [own, other] = wordsOf(share.terms[0].label).includes(training.classes[label])
        ? logits
        : logits.toReversed();
      expect(1 / (1 + Math.exp(other - own))).toBeCloseTo(p, 6);
      addsUp(share);
    });
  });

  it("has the weights of its checkpoints, each the sum of its steps’ gradients", () => {
    const { step, weights } = run.checkpoints[3];
    const hidden = bert.config.hiddenSize;
    for (const [label, index] of [
      [0, 0],
      [1, 200],
    ]) {
      const weight = explain(about(step, { tensor: "weight", label, index } as const));
      expect(weight.value).toBeCloseTo(weights[label * hidden + index], 6);
      expect(weight.terms).toHaveLength(step);
      addsUp(weight);
      for (const { ref, value } of weight.terms) {
        const gradient = explain(ref!);
        expect(gradient.value).toBeCloseTo(value, 9);
        addsUp(gradient);
        for (const { ref: to, pass, value: entry, factor } of gradient.terms) {
          expect(explain(to!, pass).value).toBeCloseTo(entry, 3);
          const error = explain(factor!.ref!);
          expect(error.value).toBeCloseTo(factor!.value, 9);
          addsUp(error);
        }
      }
    }
  });

  it("leads from a loss down to a learned row of the model", () => {
    let [here, pass, steps]: [Explanation, AskedPass, number] = [
      explain(about(6, { tensor: "mean loss", set: "tests" } as const)),
      { text: "" },
      0,
    ];
    while (here.terms.length > 0) {
      const next = here.terms.find(({ ref }) => ref !== null)!;
      pass = next.pass ?? pass;
      const { value } = next;
      here = explain(next.ref!, pass);
      expect(here.value).toBeCloseTo(value, 3);
      expect(++steps).toBeLessThan(60);
    }
    expect(wordsOf(here.formula)).toContain("learned");
    expect(steps).toBeGreaterThan(5);
  });

  it("refuses a step that it does not have", () => {
    const asked: TrainedRef = about(7, { tensor: "mean loss", set: "tests" } as const);
    expect(() => explain(asked)).toThrow("no step 7");
  });
});
