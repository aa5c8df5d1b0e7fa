import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCli } from "../../cli";
import type { RunResult } from "../../run";
import { repositoryPath } from "../../testing/folders";
import { smallWorld } from "../corpus/world";
import { runFinetune } from "./finetune";
import { runPretrain } from "./pretrain";

const folder = mkdtempSync(join(tmpdir(), "bert-"));
afterAll(() => rmSync(folder, { recursive: true }));
const corpus = join(folder, "corpus.txt");
writeFileSync(corpus, smallWorld(1, 900));
const tiny = repositoryPath("tests/fixtures/reference/tiny");

describe("npm run bert -- pretrain", () => {
  const out = join(folder, "nano");
  const args = [
    corpus,
    "--hidden",
    "32",
    "--heads",
    "2",
    "--vocab",
    "300",
    "--steps",
    "200",
    "--batch",
    "16",
    "--lr",
    "5e-3",
    // 200 steps teach some drawings of so small a corpus more than others: this one half a nat.
    "--seed",
    "1",
  ];
  const probe = ["--probe", "The river flows into the [MASK]."];

  it("learns, and writes a folder that the engine loads: its guesses are those of the training", () => {
    const printed = JSON.parse(runPretrain([...args, ...probe, "--out", out, "--json"])) as {
      plateau: number;
      curve: { heldOutLoss: number; guesses: { token: string; probability: number }[][] }[];
    };
    const [first, last] = [printed.curve[0], printed.curve[printed.curve.length - 1]];
    expect(first.heldOutLoss).toBeGreaterThan(printed.plateau);
    expect(last.heldOutLoss).toBeLessThan(printed.plateau - 0.3);
    const loaded = JSON.parse(runCli([probe[1], "--model", out, "--json"])) as RunResult;
    const [expected] = last.guesses;
    loaded.guesses[0].guesses.forEach(({ token, probability }, i) => {
      expect(token).toBe(expected[i].token);
      expect(probability).toBeCloseTo(expected[i].probability, 4);
    });
  });

  it.each([[["--direction", "left"]], [["--nsp"]]])("learns with %j too", (more) => {
    const { curve } = JSON.parse(runPretrain([...args, "--steps", "60", ...probe, ...more, "--json"])) as {
      curve: { heldOutLoss: number }[];
    };
    expect(curve[curve.length - 1].heldOutLoss).toBeLessThan(curve[0].heldOutLoss - 0.3);
  });

  it.each([
    [["/nowhere.txt"], "/nowhere.txt cannot be read."],
    [["--lr", "fast"], "--lr should be a number from 1e-9 to 10, but is fast."],
    [["--heads", "5"], "--hidden 64 cannot be split among 5 heads."],
    [["--direction", "up"], "--direction should be both or left, but is up."],
    [[corpus, "--probe", "No blank."], "A sentence to probe with needs a [MASK]."],
  ])("explains what is wrong with %j", (argv, message) => {
    expect(() => runPretrain(argv)).toThrow(message);
  });
});

describe("npm run bert -- finetune", () => {
  const task = join(folder, "task.tsv");
  const lines = Array.from({ length: 60 }, (_, i) =>
    i % 2
      ? `good\tthe cat is very good ${i % 3 ? "and big" : ""}`
      : `bad\tthe dog is very bad ${i % 3 ? "and small" : ""}`,
  );
  writeFileSync(task, lines.join("\n"));

  it("learns a task with all of BERT, and measures what it forgets", () => {
    const printed = JSON.parse(
      runFinetune([
        task,
        "--model",
        tiny,
        "--lr",
        "1e-3",
        "--epochs",
        "6",
        "--out",
        join(folder, "tuned"),
        "--json",
      ]),
    ) as { labels: string[]; curve: { testAccuracy: number; wordLoss: number }[] };
    const [first, last] = [printed.curve[0], printed.curve[printed.curve.length - 1]];
    expect(printed.labels).toEqual(["bad", "good"]);
    expect(last.testAccuracy).toBe(1);
    expect(last.wordLoss).not.toBeCloseTo(first.wordLoss, 2);
  });

  it("takes the same steps from one batch and from four parts of it", () => {
    const losses = (parts: string): number[] =>
      (
        JSON.parse(
          runFinetune([
            task,
            "--model",
            tiny,
            "--dropout",
            "0",
            "--accumulate",
            parts,
            "--epochs",
            "2",
            "--json",
          ]),
        ) as { curve: { testLoss: number }[] }
      ).curve.map(({ testLoss }) => testLoss);
    losses("4").forEach((loss, i) => {
      expect(loss).toBeCloseTo(losses("1")[i], 5);
    });
  });

  it.each([
    [[], "Give one file of labelled sentences."],
    [[corpus], "Line 1 should have two columns, a sentence and its label"],
    [[task, "--model", "/nowhere"], "/nowhere/config.json cannot be read."],
  ])("explains what is wrong with %j", (argv, message) => {
    expect(() => runFinetune(argv)).toThrow(message);
  });
});
