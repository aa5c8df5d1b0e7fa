import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bertFromFiles } from "../engine/model/fromFiles";
import { type ChosenFile, LARGEST_WEIGHTS, readFolder } from "./readFolder";

const TINY = "tests/fixtures/reference/tiny";

function file(name: string, content: string | Uint8Array, size?: number): ChosenFile {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : Uint8Array.from(content);
  return {
    name,
    size: size ?? bytes.length,
    text: async () => new TextDecoder().decode(bytes),
    arrayBuffer: async () => bytes.buffer,
  };
}

const fromDisk = (name: string, as = name) => file(as, readFileSync(`${TINY}/${name}`));
const config = fromDisk("config.json");
const vocab = fromDisk("vocab.txt");
const weights = fromDisk("model.safetensors");

describe("a visitor's own model folder", () => {
  it("is read into files that the engine runs", async () => {
    const { lowercase, ...files } = await readFolder([
      fromDisk("config.json"),
      vocab,
      weights,
      file("README.md", "hi"),
    ]);
    const bert = bertFromFiles(files, { kernels: "plain", tokenizer: { lowercase } });
    expect(bert.run({ text: "a" }).encoding.tokens[0].text).toBe("[CLS]");
  });

  it("may bring tokenizer.json in place of vocab.txt", async () => {
    const words = (await vocab.text()).trim().split("\n");
    const table = Object.fromEntries(words.map((word, id) => [word, id]));
    const tokenizer = file("tokenizer.json", JSON.stringify({ model: { type: "WordPiece", vocab: table } }));
    expect((await readFolder([config, tokenizer, weights])).vocab).toBe(words.join("\n"));
  });

  it("is cased if the tokenizer says so, or else if its words have capitals", async () => {
    const cased = file("vocab.txt", `${await vocab.text()}\nParis`);
    expect((await readFolder([config, vocab, weights])).lowercase).toBe(true);
    expect((await readFolder([config, cased, weights])).lowercase).toBe(false);
    const stated = file("tokenizer_config.json", '{"do_lower_case": true}');
    expect((await readFolder([config, cased, weights, stated])).lowercase).toBe(true);
  });

  it.each([
    ["nothing", [], /No files/],
    ["no config", [vocab, weights], /no config\.json/],
    ["pickled weights", [config, vocab, file("pytorch_model.bin", "x")], /pickle can run code/],
    [
      "sharded weights",
      [config, vocab, file("model-00001-of-00002.safetensors", "x")],
      /split over several files/,
    ],
    ["no weights at all", [config, vocab], /no model\.safetensors/],
    [
      "weights for a data centre",
      [config, vocab, file("model.safetensors", "x", LARGEST_WEIGHTS + 1)],
      /does not fit/,
    ],
    ["no vocabulary", [config, weights], /neither a vocab\.txt/],
    ["a broken tokenizer", [config, weights, file("tokenizer.json", "{")], /not valid JSON/],
    [
      "another kind of tokenizer",
      [config, weights, file("tokenizer.json", '{"model":{"type":"BPE"}}')],
      /WordPiece/,
    ],
  ])("says in a sentence what is wrong: %s", async (_name, files, sentence) => {
    await expect(readFolder(files as ChosenFile[])).rejects.toThrow(sentence as RegExp);
  });
});
