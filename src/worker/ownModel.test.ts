import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { answerWithHead } from "../engine/heads/answer";
import { finish } from "../engine/steps";
import { relativeError } from "../engine/testing/compare";
import { type Changes, folderFiles, repositoryPath } from "../engine/testing/folders";
import { FULL_TRACE } from "../engine/trace";
import { ownModel } from "./ownModel";

const ROOT = "tests/fixtures/huggingface";

/** What Hugging Face transformers computed of a text with a folder that it wrote itself (training/hfFolders.py). */
interface Case {
  readonly folder: string;
  readonly text: string;
  readonly pair: string | null;
  readonly inputIds: readonly number[];
  readonly tokenTypeIds: readonly number[];
  readonly last: readonly number[];
  readonly logits?: readonly number[];
  readonly start_logits?: readonly number[];
  readonly end_logits?: readonly number[];
  readonly prediction_logits?: readonly number[];
  readonly seq_relationship_logits?: readonly number[];
  readonly pooler_output?: readonly number[];
}

const { cases } = JSON.parse(readFileSync(repositoryPath(`${ROOT}/cases.json`), "utf8")) as {
  cases: readonly Case[];
};

/** Folders whose logits are over the vocabulary. */
const GUESSERS = new Set(["guess", "tanh", "distil"]);

const load = (folder: string, changes: Changes = {}) => ownModel(folderFiles(`${ROOT}/${folder}`, changes));

describe.each(cases)("$folder, written by transformers: “$text”", (reference) => {
  it("has its tokens, hidden states and logits, to 1e-4", async () => {
    const { bert, head, headProblem } = await load(reference.folder);
    const guesses = bert.abilities.mlm
      ? { positions: reference.inputIds.map((_, i) => i), top: 1, targets: reference.inputIds }
      : undefined;
    const run = bert.run({
      text: reference.text,
      pair: reference.pair ?? undefined,
      need: FULL_TRACE,
      ...(guesses ? { guesses } : {}),
    });
    expect([...run.inputIds]).toEqual(reference.inputIds);
    expect([...run.encoding.segmentIds]).toEqual(reference.tokenTypeIds);
    expect(relativeError(run.trace.layers.at(-1)!.output!.data, reference.last)).toBeLessThan(1e-4);
    if (reference.pooler_output)
      expect(relativeError(run.trace.pooled!.data, reference.pooler_output)).toBeLessThan(1e-4);
    if (reference.seq_relationship_logits)
      expect(relativeError(run.trace.nspLogits!.data, reference.seq_relationship_logits)).toBeLessThan(1e-4);

    const words = GUESSERS.has(reference.folder) ? reference.logits : reference.prediction_logits;
    if (words) {
      const size = words.length / reference.inputIds.length;
      run.guesses.forEach(({ guesses: [best], target }, position) => {
        const row = words.slice(position * size, (position + 1) * size);
        expect(best.logit).toBeCloseTo(Math.max(...row), 3);
        expect(target!.logit).toBeCloseTo(row[reference.inputIds[position]], 3);
      });
      expect(run.guesses.length).toBe(reference.inputIds.length);
    }

    if (reference.folder === "grade") {
      expect(head).toBeNull();
      expect(headProblem).toContain("one number");
      return;
    }
    const [starts, ends] = [reference.start_logits, reference.end_logits];
    const expected =
      starts && ends
        ? starts.flatMap((start, i) => [start, ends[i]])
        : GUESSERS.has(reference.folder)
          ? undefined
          : reference.logits;
    expect(head === null).toBe(expected === undefined);
    if (!head || !expected) return;
    const { logits } = head.forward(run.inputIds, run.encoding.segmentIds);
    expect(relativeError(logits.data, expected)).toBeLessThan(1e-4);
  });
});

describe("the head of a visitor's model", () => {
  test("carries its own labels, and answers as ours do", async () => {
    const { head, bert } = await load("classify");
    expect([head!.name, head!.variant, head!.shape.labels]).toEqual([
      "sentiment",
      "own",
      ["bad", "mixed", "good"],
    ]);
    const result = bert.run({ text: "The cat was good." });
    const answer = finish(answerWithHead(head!, result, { name: "sentiment", variant: "own" }));
    expect(answer.probabilities.data.reduce((a, b) => a + b)).toBeCloseTo(1, 6);
    expect(answer.figures).toEqual({});
  });

  test("without names its labels are called as Hugging Face calls them", async () => {
    const nameless = (text: string) => JSON.stringify({ ...JSON.parse(text), id2label: undefined });
    const { head } = await load("classify", { "config.json": nameless });
    expect(head!.shape.labels).toEqual(["LABEL_0", "LABEL_1", "LABEL_2"]);
  });

  test("with several outputs that are numbers, not choices, is left out in a sentence", async () => {
    const regression = (text: string) => JSON.stringify({ ...JSON.parse(text), problem_type: "regression" });
    const { head, headProblem } = await load("classify", { "config.json": regression });
    expect([head, headProblem]).toEqual([null, expect.stringContaining("gives a text 3 numbers")]);
  });

  test("that chooses several labels, or is not in the file, is left out in a sentence: the model still reads", async () => {
    const several = (text: string) =>
      JSON.stringify({ ...JSON.parse(text), problem_type: "multi_label_classification" });
    const { bert, head, headProblem } = await load("classify", { "config.json": several });
    expect([head, headProblem]).toEqual([null, expect.stringContaining("several labels")]);
    expect(bert.run({ text: "The cat." }).encoding.tokens.length).toBe(5);

    const asking = (text: string) =>
      JSON.stringify({ ...JSON.parse(text), architectures: ["BertForQuestionAnswering"] });
    expect((await load("classify", { "config.json": asking })).headProblem).toContain("qa_outputs");
  });
});

describe("a folder as people have it", () => {
  const pooling = {
    "1_Pooling/config.json": '{"word_embedding_dimension":32,"pooling_mode_mean_tokens":true}',
  };

  test("with folders inside: the model at its top is read", async () => {
    const { bert } = await load("guess", pooling);
    expect(bert.config.hiddenSize).toBe(32);
  });

  test("what its weights lack is said beside what they hold", async () => {
    const other = (text: string) => JSON.stringify({ ...JSON.parse(text), num_hidden_layers: 3 });
    await expect(load("guess", { "config.json": other })).rejects.toThrow(
      /no tensor "encoder\.layer\.2\..*"; its first is "bert\./,
    );
  });

  test("whose weights are too large to compute with is refused, not shown as NaN", async () => {
    const huge = Uint8Array.from(readFileSync(repositoryPath(`${ROOT}/guess/model.safetensors`)));
    const header = Number(new DataView(huge.buffer).getBigUint64(0, true));
    new Float32Array(huge.buffer, 8 + header).fill(3e38);
    await expect(load("guess", { "model.safetensors": huge })).rejects.toThrow(/numbers overflow/);
  });

  test("a Git LFS pointer in place of the weights is called by its name", async () => {
    const pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n";
    await expect(load("guess", { "model.safetensors": pointer })).rejects.toThrow(/git lfs pull/);
  });
});
