import { describe, expect, it } from "vitest";
import { relativeError } from "../../testing/compare";
import { TESTED_KERNELS } from "../../testing/kernels";
import { learnWordPieces } from "../corpus/wordPieces";
import { smallWorld } from "../corpus/world";
import { chooseTraining } from "../kernels/choose";
import { Pretraining } from "./pretraining";
import { NANO, type PretrainingSettings } from "./settings";

const text = smallWorld(1, 600);
const small: PretrainingSettings = {
  ...NANO,
  hidden: 32,
  heads: 2,
  vocabulary: 200,
  batch: 8,
  steps: 30,
  dropout: 0.1,
  nextSentence: true,
};

function losses(kernels: (typeof TESTED_KERNELS)[number], settings = small): number[] {
  const run = new Pretraining(text, settings, chooseTraining(kernels));
  return Array.from({ length: 20 }, () => run.advance().loss);
}

describe("a run of pre-training", () => {
  it("is the same for the same seed, bit by bit, and another for another", () => {
    const once = losses("wasm");
    expect(losses("wasm")).toEqual(once);
    expect(losses("wasm", { ...small, seed: 2 })).not.toEqual(once);
  });

  it.each(TESTED_KERNELS)("is the same run with %s kernels, dropout and pairs included", (kernels) => {
    expect(relativeError(losses(kernels), losses("plain"))).toBeLessThan(1e-4);
  });

  it("goes on from a kept state as if it had never stopped: weights, moments and the text's next batches", () => {
    const settings = { ...small, dropout: 0 };
    const [first, second] = [0, 1].map(() => new Pretraining(text, settings, chooseTraining("wasm")));
    for (let i = 0; i < 10; i++) first.advance();
    second.restore(first.state());
    expect(second.step).toBe(10);
    expect(second.measure()).toEqual(first.measure());
    for (let i = 0; i < 10; i++) expect(second.advance()).toEqual(first.advance());
  });

  it("goes on from a kept state at another rate", () => {
    const settings = { ...small, dropout: 0 };
    const first = new Pretraining(text, settings, chooseTraining("wasm"));
    for (let i = 0; i < 10; i++) first.advance();
    const other = new Pretraining(text, { ...settings, rate: 10 * settings.rate }, chooseTraining("wasm"));
    other.restore(first.state());
    const [same, faster] = [first.advance(), other.advance()];
    expect(faster.loss).toBe(same.loss);
    expect(faster.rate).toBeCloseTo(10 * same.rate, 12);
    expect(other.measure().loss).not.toBe(first.measure().loss);
  });

  it("draws the same batches whether it is looked at or not", () => {
    const [quiet, watched] = [0, 1].map(() => new Pretraining(text, small, chooseTraining("wasm")));
    for (let i = 0; i < 5; i++) {
      watched.measure();
      watched.examination.look(watched.bert);
      expect(watched.advance()).toEqual(quiet.advance());
    }
  });

  it("refuses a text that is too short, in a plain sentence", () => {
    expect(() => new Pretraining("One line.\nTwo lines.", small, chooseTraining("plain"))).toThrow(
      "The text is too short to learn from",
    );
  });
});

describe("word pieces", () => {
  it("begin with single letters and join what stands together most often", () => {
    const pieces = learnWordPieces("low low low lower lowest newer newer", 40).split("\n");
    expect(pieces.slice(0, 5)).toEqual(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]);
    expect(pieces).toContain("low");
    expect(pieces).toContain("newer");
    expect(pieces.indexOf("##ow")).toBeLessThan(pieces.indexOf("low"));
  });

  it("are at most as many as asked for", () => {
    expect(learnWordPieces(text, 120).split("\n")).toHaveLength(120);
  });
});
