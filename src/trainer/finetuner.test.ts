import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseOwnHead } from "../engine/heads/files";
import { chooseBackend } from "../engine/kernels/choose";
import { BertLoader } from "../engine/model/loader";
import { canonicalName } from "../engine/model/names";
import { parseSafetensors } from "../engine/model/safetensors";
import { WeightsFile } from "../engine/model/weights";
import { repositoryPath } from "../engine/testing/folders";
import { readTyped, splitLabelled } from "../engine/training/finetuning/labelled";
import { chooseTraining } from "../engine/training/kernels/choose";
import type { FinetuneNews, FinetuneOrder, FinetuningSettings } from "./finetuneProtocol";
import { Finetuner } from "./finetuner";
import { readQuestions } from "./tasks";

const tiny = (name: string): string => repositoryPath(`tests/fixtures/reference/tiny/${name}`);
const files = {
  config: readFileSync(tiny("config.json"), "utf8"),
  vocab: readFileSync(tiny("vocab.txt"), "utf8"),
  weights: Uint8Array.from(readFileSync(tiny("model.safetensors"))).buffer,
};
const typed = Array.from({ length: 30 }, (_, i) =>
  i % 2
    ? `the cat is very good ${i % 3 ? "and big" : ""}\tgood`
    : `the dog is very bad ${i % 5 ? "too" : ""}|bad`,
).join("\n");

const settings: FinetuningSettings = {
  rate: 3e-3,
  headTimes: 1,
  epochs: 4,
  batch: 8,
  accumulate: 1,
  layers: 100,
  pooling: "cls",
  dropout: 0,
  seed: 1,
};

function orderWith(
  change: Partial<FinetuningSettings>,
  measured: FinetuneOrder["measured"] = "epochs",
): FinetuneOrder {
  const { labels, sentences } = readTyped(typed);
  return { labels, ...splitLabelled(sentences, 1, 0.2), settings: { ...settings, ...change }, measured };
}

async function trained(finetuner: Finetuner, order: FinetuneOrder, isFirst = true): Promise<FinetuneNews[]> {
  const news: FinetuneNews[] = [];
  await finetuner.train(
    files,
    order,
    isFirst,
    (one) => news.push(one),
    async () => undefined,
  );
  return news;
}

const lastPoint = (news: readonly FinetuneNews[]) => news[news.length - 1].point!;

describe("all of BERT is fine-tuned", () => {
  it("learns typed sentences from the weights of the files, each time anew", async () => {
    const finetuner = new Finetuner(chooseTraining("auto"));
    const [once, again] = [
      await trained(finetuner, orderWith({}, "epochs")),
      await trained(finetuner, orderWith({}, "epochs")),
    ];
    expect(lastPoint(once).testAccuracy).toBe(1);
    expect(lastPoint(once).testLoss).toBeLessThan(once[0].point!.testLoss - 0.2);
    expect(once.filter(({ point }) => point)).toHaveLength(5);
    expect(again).toEqual(once);
  });

  it("keeps the best of a series, not the last: its folder is loaded by the engine, head and all", async () => {
    const finetuner = new Finetuner(chooseTraining("auto"));
    const good = await trained(finetuner, orderWith({}));
    const bad = await trained(finetuner, orderWith({ rate: 1 }), false);
    expect(lastPoint(bad).testAccuracy).toBeLessThan(lastPoint(good).testAccuracy);
    const folder = finetuner.folder();
    expect(JSON.parse(folder.config).id2label).toEqual({ 0: "bad", 1: "good" });
    const alone = new Finetuner(chooseTraining("auto"));
    await trained(alone, orderWith({}));
    expect(new Uint8Array(folder.weights)).toEqual(new Uint8Array(alone.folder().weights));
    const loader = new BertLoader(folder, chooseBackend("plain"));
    loader.push(new Uint8Array(folder.weights));
    expect(loader.finish().config.layers).toBe(3);
    const weights = new WeightsFile([...parseSafetensors(folder.weights).values()], canonicalName);
    expect(parseOwnHead(folder.config, weights)?.labels).toEqual(["bad", "good"]);
    // A new series forgets what the one before kept.
    await trained(finetuner, orderWith({ rate: 1 }));
    expect(new Uint8Array(finetuner.folder().weights)).not.toEqual(new Uint8Array(folder.weights));
  });

  it("takes the same steps from a batch and from four parts of it", async () => {
    const finetuner = new Finetuner(chooseTraining("auto"));
    const whole = await trained(finetuner, orderWith({ batch: 16 }));
    const parts = await trained(finetuner, orderWith({ batch: 16, accumulate: 4 }));
    expect(lastPoint(parts).testLoss).toBeCloseTo(lastPoint(whole).testLoss, 4);
  });

  it("moves a new head faster than what lies below it, where that is asked for", async () => {
    const finetuner = new Finetuner(chooseTraining("auto"));
    const [even, faster] = [
      await trained(finetuner, orderWith({ rate: 1e-5 })),
      await trained(finetuner, orderWith({ rate: 1e-5, headTimes: 300 })),
    ];
    expect(lastPoint(faster).testLoss).toBeLessThan(lastPoint(even).testLoss - 0.05);
    expect(lastPoint(faster).wordLoss).toBeCloseTo(lastPoint(even).wordLoss, 2);
  });

  it("says what to do where there is nothing to take away", () => {
    expect(() => new Finetuner(chooseTraining("plain")).folder()).toThrow("Nothing has been trained yet.");
  });
});

describe("labelled sentences as they are typed", () => {
  const lines = (count: number, of: (i: number) => string): string =>
    Array.from({ length: count }, (_, i) => of(i)).join("\n");

  it("are read in either order, with a tab or a | between", () => {
    const [right, left] = [
      readTyped(lines(24, (i) => `one, ${i} | two|${i % 2 ? "a" : "b"}`)),
      readTyped(lines(24, (i) => `${i % 2 ? "a" : "b"}\tone, ${i} | two`)),
    ];
    expect(right).toEqual(left);
    expect(right.labels).toEqual(["b", "a"]);
    expect(right.sentences[3]).toEqual({ text: "one, 3 | two", label: 1 });
  });

  it.each([
    ["no columns", lines(24, (i) => `sentence ${i}`), /^Line 1 should have two columns/],
    ["a line without a label", `${lines(24, (i) => `s${i}\t${i % 2}`)}\n\nalone`, /^Line 26 should have/],
    ["one label", lines(24, (i) => `s${i}\tyes`), /at least two different labels/],
    ["few sentences", lines(23, (i) => `s${i}\t${i % 2}`), /^23 labelled sentences are too few/],
    ["many sentences", lines(301, (i) => `s${i}\t${i % 2}`), /300 at most/],
    ["as many labels as sentences", lines(24, (i) => `s${i}\tl${i}`), /^There are 24 different labels; 12/],
    [
      "a label of one sentence",
      lines(24, (i) => `s${i}\t${i === 5 ? "rare" : i % 2}`),
      /“rare” has a single/,
    ],
  ])("%s are refused in a sentence that says what to do", (_what, text, message) => {
    expect(() => readTyped(text)).toThrow(message);
  });

  it("are held out label by label, so that each is measured", () => {
    const { labels, sentences } = readTyped(lines(40, (i) => `s${i}\t${i < 36 ? "often" : "seldom"}`));
    const { examples, tests } = splitLabelled(sentences, 1, 0.2);
    expect(examples.length + tests.length).toBe(40);
    expect(tests.filter(({ label }) => labels[label] === "seldom")).toHaveLength(1);
    expect(tests.filter(({ label }) => labels[label] === "often")).toHaveLength(7);
    expect(splitLabelled(sentences, 1, 0.2)).toEqual({ examples, tests });
  });

  it("the ready questions have lost the mark that would give them away", () => {
    const all = readQuestions(readFileSync(repositoryPath("public/training/everyday.txt"), "utf8"));
    expect(all).toHaveLength(360);
    expect(all.filter(({ label }) => label === 1)).toHaveLength(180);
    for (const { text } of all) expect(text).not.toMatch(/[.?!]$/);
  });
});
