import { describe, expect, it } from "vitest";
import { type BertConfig, parseConfig } from "../model/config";
import { decodeFloats } from "../model/numbers";
import { parseSafetensors } from "../model/safetensors";
import { WeightsFile } from "../model/weights";
import { seededRandom } from "../random";
import { ErrorTable, relativeError } from "../testing/compare";
import { readBytes, readText } from "../testing/folders";
import { TESTED_KERNELS } from "../testing/kernels";
import { AdamW, linearSchedule } from "./adamW";
import { chooseTraining } from "./kernels/choose";
import type { AttentionMask, Sequences } from "./layers/context";
import { textLoss } from "./layers/heads";
import { wordLoss } from "./layers/mlmHead";
import { type Encoded, TrainableBert } from "./model";

const FOLDER = "tests/fixtures/reference";

interface Case {
  readonly name: string;
  readonly loss: "pretraining" | "words" | "next" | "text" | "mean";
  readonly mask: "all" | "causal" | "cut";
  readonly ids: readonly (readonly number[])[];
  readonly segments: readonly (readonly number[])[];
  readonly tokens: readonly number[];
  readonly targets: readonly number[];
  readonly labels: readonly number[];
  readonly value: number;
}

const { cases, steps, labels } = JSON.parse(readText(`${FOLDER}/gradients.cases.json`)) as {
  cases: readonly Case[];
  labels: number;
  steps: { rate: number; steps: number; warmup: number; decay: number; clip: number; losses: number[] };
};
const expected = parseSafetensors(readBytes(`${FOLDER}/gradients.safetensors`));
const config: BertConfig = parseConfig(readText(`${FOLDER}/tiny/config.json`));
const weights = (): WeightsFile =>
  new WeightsFile(parseSafetensors(readBytes(`${FOLDER}/tiny/model.safetensors`)).values());
const values = (name: string): Float32Array => {
  const { bytes, dtype } = expected.get(name)!;
  return decodeFloats(bytes, dtype);
};

function sequencesOf(ids: Case["ids"], segments: Case["segments"]): Sequences {
  const starts = [0];
  for (const sequence of ids) starts.push(starts[starts.length - 1] + sequence.length);
  return {
    ids: Int32Array.from(ids.flat()),
    segments: Int32Array.from(segments.flat()),
    starts: Int32Array.from(starts),
  };
}

function maskOf(mask: Case["mask"], chosen: readonly number[]): AttentionMask {
  return mask === "cut" ? (s, from, to) => (chosen[s] + 2 * from + to) % 3 !== 0 || from === to : mask;
}

/** The mean loss of a case, or of some of its sequences as their share of it, and its gradients. */
function accumulate(bert: TrainableBert, test: Case, chosen = [...test.ids.keys()]): number {
  return bert.scratch(() => {
    const { store } = bert;
    const offsets = sequencesOf(test.ids, test.segments).starts;
    const pick = <T>(all: readonly T[]): T[] => chosen.map((s) => all[s]);
    const sequences = sequencesOf(pick(test.ids), pick(test.segments));
    const encoded: Encoded = bert.forward(sequences, { mask: maskOf(test.mask, chosen) });
    const dHidden = bert.gradientOf(encoded);
    // The tokens of the chosen sequences, counted among them.
    const kept = (test.tokens ?? []).flatMap((token, i) => {
      const s = offsets.findLastIndex((start) => start <= token);
      const place = chosen.indexOf(s);
      return place < 0 ? [] : [{ i, token: token - offsets[s] + sequences.starts[place] }];
    });
    const tokens = kept.map(({ token }) => token);
    const of = (list: readonly number[]): number[] => kept.map(({ i }) => list[i]);
    const { word } = store.embeddings;
    const perToken = 1 / (test.tokens?.length ?? 1);
    const perText = 1 / test.ids.length;
    const { context, hidden } = encoded;
    const parts: number[] = [];
    if (test.loss === "pretraining" || test.loss === "words" || test.loss === "next") {
      const targets = { tokens, ids: of(test.targets) };
      parts.push(wordLoss(context, store.mlm, word, hidden, targets, perToken, dHidden).loss * perToken);
    }
    if (test.loss === "pretraining")
      parts.push(
        textLoss(context, store.nsp, store.pooler, hidden, pick(test.labels), perText, dHidden).score.loss *
          perText,
      );
    if (test.loss === "text")
      parts.push(
        textLoss(context, store.head!, store.pooler, hidden, pick(test.labels), perText, dHidden).score.loss *
          perText,
      );
    if (test.loss === "mean")
      parts.push(
        textLoss(context, store.head!, null, hidden, pick(test.labels), perText, dHidden).score.loss *
          perText,
      );
    bert.backward(encoded, dHidden);
    return parts.reduce((a, b) => a + b, 0);
  });
}

function create(
  kernels: (typeof TESTED_KERNELS)[number],
  test: Case,
  isTrained?: (name: string) => boolean,
): TrainableBert {
  const head = { outputs: labels };
  const bert = TrainableBert.create(chooseTraining(kernels), { config, head, isTrained }, (model) => {
    accumulate(model, test);
  });
  bert.store.load(weights(), seededRandom(1));
  for (const part of ["weight", "bias"])
    bert.store.values(bert.store.find(`classifier.${part}`)).set(values(`head.${part}`));
  bert.store.zeroGradients();
  return bert;
}

describe.each(TESTED_KERNELS)("the backward pass with %s kernels, against PyTorch", (kernels) => {
  const table = new ErrorTable();

  it.each(cases)("has the gradient of every parameter: $name", (test) => {
    const bert = create(kernels, test);
    expect(relativeError([accumulate(bert, test)], [test.value])).toBeLessThan(1e-5);
    let compared = 0;
    for (const parameter of bert.store.parameters) {
      const gradient = bert.store.gradientOf(parameter)!;
      const name = `${test.name}/${parameter.name}`;
      // What shifts all scores of a softmax alike (a key's bias) or is not used has no gradient but rounding.
      if (!expected.has(name)) {
        expect(Math.max(...gradient.map(Math.abs)), name).toBeLessThan(1e-6);
        continue;
      }
      compared++;
      const { shape } = expected.get(name)!;
      const error = table.add(
        `${test.name}, ${parameter.name}`,
        { shape, data: gradient },
        { shape, data: values(name) },
      );
      expect(error, name).toBeLessThan(1e-4);
    }
    expect(compared).toBeGreaterThan(45);
  });

  it("takes the same twenty steps of AdamW: losses and weights", () => {
    const bert = create(kernels, cases[0]);
    const optimizer = new AdamW(bert.kernels, bert.store, { weightDecay: steps.decay, clip: steps.clip });
    const losses: number[] = [];
    for (let step = 1; step <= steps.steps; step++) {
      bert.store.zeroGradients();
      losses.push(accumulate(bert, cases[0]));
      optimizer.step(steps.rate * linearSchedule(step, steps.steps, steps.warmup));
    }
    expect(relativeError(losses, steps.losses)).toBeLessThan(1e-4);
    for (const parameter of bert.store.parameters) {
      const name = `steps/${parameter.name}`;
      if (!expected.has(name)) continue;
      const { shape } = expected.get(name)!;
      const error = table.add(
        name,
        { shape, data: bert.store.values(parameter) },
        { shape, data: values(name) },
      );
      expect(error, name).toBeLessThan(1e-4);
    }
  });

  it("adds the gradients of single sequences up to those of the batch", () => {
    for (const test of cases) {
      const whole = create(kernels, test);
      const parts = create(kernels, test);
      const loss = accumulate(whole, test);
      const sum = test.ids.reduce((total, _, s) => total + accumulate(parts, test, [s]), 0);
      expect(relativeError([sum], [loss])).toBeLessThan(1e-6);
      const gradients = (bert: TrainableBert): Float32Array =>
        bert.kernels.memory.slice(
          bert.store.gradients.at,
          bert.store.gradients.at + bert.store.gradients.count,
        );
      expect(relativeError(gradients(parts), gradients(whole)), test.name).toBeLessThan(1e-6);
    }
  });

  it("leaves frozen parts alone, and gives the others the same gradient", () => {
    const test = cases.find(({ name }) => name === "text")!;
    const isTrained = (name: string): boolean => /^(encoder\.layer\.2|pooler|classifier)\./.test(name);
    const bert = create(kernels, test, isTrained);
    const before = bert.store.snapshot();
    accumulate(bert, test);
    for (const parameter of bert.store.parameters) {
      const gradient = bert.store.gradientOf(parameter);
      expect(gradient !== null, parameter.name).toBe(isTrained(parameter.name));
      if (!gradient || !expected.has(`text/${parameter.name}`)) continue;
      expect(relativeError(gradient, values(`text/${parameter.name}`)), parameter.name).toBeLessThan(1e-4);
    }
    new AdamW(bert.kernels, bert.store).step(1e-2);
    const after = bert.store.snapshot();
    for (const { name, at, rows, columns } of bert.store.parameters) {
      const range = [at - bert.store.weights.at, at - bert.store.weights.at + rows * columns] as const;
      const isSame = relativeError(after.slice(...range), before.slice(...range)) === 0;
      expect(isSame, name).toBe(!isTrained(name));
    }
  });

  it("the largest error is far below the promise", () => {
    if (process.env.SHOW_ERRORS)
      console.log(`${kernels}, largest relative error: ${table.worst.toExponential(1)}\n${table}`);
    expect(table.worst).toBeLessThan(1e-4 / 5);
  });
});

describe("the gradient of every kind of loss", () => {
  it.each(cases)("is what small changes of the weights show: $name", (test) => {
    const bert = create("plain", test);
    accumulate(bert, test);
    const { memory } = bert.kernels;
    const random = seededRandom(3);
    // Along a random direction through all parameters at once; per parameter, 32-bit losses would be too coarse.
    for (let trial = 0; trial < 3; trial++) {
      const direction = Float32Array.from({ length: bert.store.weights.count }, () => random() - 0.5);
      let slope = 0;
      for (const { at, trained } of bert.store.parameters)
        for (let i = 0; i < trained!.count; i++)
          slope += direction[at - bert.store.weights.at + i] * memory[trained!.gradient + i];
      const start = bert.store.snapshot();
      const lossAt = (change: number): number => {
        bert.store.restore(start.map((value, i) => value + change * direction[i]));
        return accumulate(bert, test);
      };
      const kept = bert.kernels.memory.slice(
        bert.store.gradients.at,
        bert.store.gradients.at + bert.store.gradients.count,
      );
      const size = 1e-3;
      const numeric = (lossAt(size) - lossAt(-size)) / (2 * size);
      bert.store.restore(start);
      memory.set(kept, bert.store.gradients.at);
      expect(Math.abs(numeric - slope)).toBeLessThan(0.01 * Math.max(1, Math.abs(slope)));
    }
  });
});
