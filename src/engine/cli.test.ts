import { execFileSync, spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runCli } from "./cli";
import type { RunResult } from "./run";
import { repositoryPath } from "./testing/folders";

describe("npm run bert", () => {
  it("prints tokens, ids and guesses", () => {
    const text = runCli(["The [MASK] sat on the mat.", "--top", "3"]);
    expect(text).toMatch(/2 {2}\[MASK\] +103 {2}A/);
    expect(text).toMatch(/guesses for token 2\n( +\d+\.\d % {2}\S+\n){3}/);
  });

  it("says how likely B follows A", () => {
    expect(runCli(["He went home.", "--pair", "Then he slept."])).toMatch(
      /B follows A with probability \d+\.\d %/,
    );
  });

  it("prints JSON that holds everything", () => {
    const result = JSON.parse(runCli(["A [MASK].", "--json", "--trace"])) as RunResult;
    expect(result.inputIds).toEqual([101, 1037, 103, 1012, 102]);
    expect(result.guesses[0].guesses).toHaveLength(5);
    expect(result.trace.layers[0].probs!.shape).toEqual([4, 5, 5]);
  });

  it("reads left to right when told to", () => {
    const first = (argv: string[]): unknown =>
      (JSON.parse(runCli([...argv, "--json"])) as RunResult).guesses[0];
    const [a, b] = ["The [MASK] sat.", "The [MASK] approved the loan."];
    expect(first([a, "--causal"])).toEqual(first([b, "--causal"]));
    expect(first([a])).not.toEqual(first([b]));
  });

  it("reads a folder as the page does: by its tokenizer.json, cased or not", () => {
    const ids = (folder: string) =>
      (
        JSON.parse(
          runCli(["The Cat", "--model", `tests/fixtures/huggingface/${folder}`, "--json"]),
        ) as RunResult
      ).encoding.tokens.map(({ text }) => text);
    expect(ids("plain")).toEqual(["[CLS]", "the", "cat", "[SEP]"]);
    expect(ids("tag")).toEqual(["[CLS]", "T", "##h", "##e", "C", "##a", "##t", "[SEP]"]);
  });

  it.each([
    [[], "Give one text, in quotes."],
    [["a", "b"], "Give one text, in quotes."],
    [["a", "--top", "x"], "--top should be a whole number from 1, but is x."],
    [["a", "--kernels", "gpu"], "--kernels should be"],
    [["a", "--model", "/nowhere"], "/nowhere/config.json cannot be read."],
    [["a", "--colour"], "Unknown option '--colour'"],
  ])("explains what is wrong with %j", (argv, message) => {
    expect(() => runCli(argv)).toThrow(message);
  });

  it("works from the shell: help, and a failure without a stack trace", () => {
    const tsx = repositoryPath("node_modules/.bin/tsx");
    const cli = repositoryPath("src/engine/cli.ts");
    expect(execFileSync(tsx, [cli, "--help"], { encoding: "utf8" })).toContain("npm run -s bert --");
    const failure = spawnSync(tsx, [cli, "a", "--model", "/nowhere"], { encoding: "utf8" });
    expect(failure.status).toBe(1);
    expect(failure.stderr.trim().split("\n")).toHaveLength(1);
  });
});
