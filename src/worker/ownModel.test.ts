import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { answerWithHead } from "../engine/heads/answer";
import { finish } from "../engine/steps";
import { relativeError } from "../engine/testing/compare";
import { repositoryPath } from "../engine/testing/folders";
import { FULL_TRACE } from "../engine/trace";
import { type ChosenFile, readFolder } from "../ownModel/readFolder";
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

/** A folder's files as a visitor chooses them, some of them changed. */
function chosen(
  folder: string,
  changed: Readonly<Record<string, (text: string) => string>> = {},
): ChosenFile[] {
  return readdirSync(repositoryPath(`${ROOT}/${folder}`)).map((name) => {
    const bytes = readFileSync(repositoryPath(`${ROOT}/${folder}/${name}`));
    return {
      name,
      size: bytes.length,
      text: async () => (changed[name] ?? ((text: string) => text))(bytes.toString("utf8")),
      arrayBuffer: async () => new Uint8Array(bytes).buffer,
    };
  });
}

const load = async (...args: Parameters<typeof chosen>) => ownModel(await readFolder(chosen(...args)));

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

    const words = reference.folder === "guess" ? reference.logits : reference.prediction_logits;
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
        : reference.folder === "guess"
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
