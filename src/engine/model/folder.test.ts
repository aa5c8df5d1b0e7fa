import { describe, expect, it } from "vitest";
import { folderFiles } from "../testing/folders";
import { LARGEST_WEIGHTS, planFolder, readSmallFiles } from "./folder";

const GUESS = "tests/fixtures/huggingface/guess";

/** What is read of a folder before its weights are opened. */
async function read(changes: Parameters<typeof folderFiles>[1] = {}, sizes: Record<string, number> = {}) {
  const { texts, files } = planFolder(folderFiles(GUESS, changes));
  const opened = await Promise.all(
    [...texts].map(async ([name, file]) => [name, await file.content.text()] as const),
  );
  const known = new Map([...files].map(([name, { size }]) => [name, sizes[name] ?? size]));
  return readSmallFiles(new Map(opened), known);
}

const config = (change: object) => ({
  "config.json": (text: string) => JSON.stringify({ ...JSON.parse(text), ...change }),
});

describe("which files of a folder count", () => {
  const paths = (...list: string[]) => list.map((path) => ({ path, size: 1 }));

  it("are those of the top folder, in whatever order they come", () => {
    const files = paths(
      "b/1_Pooling/config.json",
      "b/checkpoint-5/model.safetensors",
      "b/model.safetensors",
      "b/config.json",
    );
    for (const order of [files, [...files].reverse()]) {
      const plan = planFolder(order);
      expect(plan.texts.get("config.json")?.path).toBe("b/config.json");
      expect([...plan.files.keys()].sort()).toEqual(["config.json", "model.safetensors"]);
    }
  });

  it("none, if there is no config.json, or several models side by side", () => {
    expect(() => planFolder([])).toThrow(/No files/);
    expect(() => planFolder(paths("vocab.txt"))).toThrow(/no config\.json/);
    expect(() => planFolder(paths("all/a/config.json", "all/b/config.json"))).toThrow(/2 models/);
  });

  it("a file far too large for what it should hold is not opened", () => {
    expect(() => planFolder([{ path: "config.json", size: 2e6 }])).toThrow(/config\.json is far too large/);
  });
});

describe("a folder is refused by name before its weights are opened", () => {
  it.each([
    ["RoBERTa", config({ model_type: "roberta" }), /of the kind RoBERTa/],
    ["ModernBERT", config({ model_type: "modernbert" }), /of the kind ModernBERT/],
    ["a kind nobody knows", config({ model_type: "x".repeat(1e5) }), /of the kind "x{60}…"/],
    [
      "an architecture without a type",
      config({ model_type: undefined, architectures: ["XLNetModel"] }),
      /XLNetModel/,
    ],
    ["a decoder", config({ is_decoder: true }), /is_decoder is true/],
    ["pruned heads", config({ pruned_heads: { 0: [1] } }), /pruned_heads is/],
    ["quantized weights", config({ quantization_config: { bits: 4 } }), /quantization_config/],
    ["relative positions", config({ position_embedding_type: "relative_key" }), /position_embedding_type/],
    ["an activation", config({ hidden_act: "swish" }), /hidden_act is "swish"/],
    ["a cut config", { "config.json": '{"hidden_size": 8' }, /config\.json is not valid JSON/],
    ["pickled weights", { "model.safetensors": null, "pytorch_model.bin": "x" }, /pickle can run code/],
    ["ONNX", { "model.safetensors": null, "model.onnx": "x" }, /weights are ONNX/],
    ["no weights", { "model.safetensors": null }, /no model\.safetensors/],
    [
      "a shard without its index",
      { "model.safetensors": null, "model-00001-of-00002.safetensors": "x" },
      /index\.json/,
    ],
    ["no vocabulary", { "tokenizer.json": null }, /neither a tokenizer\.json nor a vocab\.txt/],
    [
      "a Git LFS pointer",
      { "config.json": "version https://git-lfs.github.com/spec/v1\noid 1" },
      /git lfs pull/,
    ],
    ["another tokenizer", { "tokenizer.json": '{"model":{"type":"BPE"}}' }, /model is "BPE"/],
    ["a broken tokenizer", { "tokenizer.json": "{" }, /tokenizer\.json is not valid JSON/],
  ])("%s", async (_, changes, sentence) => {
    await expect(read(changes as Parameters<typeof read>[0])).rejects.toThrow(sentence);
  });

  it("weights for a data centre", async () => {
    await expect(read({}, { "model.safetensors": LARGEST_WEIGHTS + 1 })).rejects.toThrow(/does not fit/);
  });

  it("an id beyond the table, without making room for it", async () => {
    const far = (text: string) => {
      const json = JSON.parse(text);
      json.model.vocab.far = 1e7;
      return JSON.stringify(json);
    };
    await expect(read({ "tokenizer.json": far })).rejects.toThrow(
      /“far” the id 10000000; the model has ids 0 to 81/,
    );
  });

  it("a sentence never repeats a value at length", async () => {
    const long = config({ layer_norm_eps: "1".repeat(1e6 - 2000) });
    const said = await read(long).catch((error: Error) => error.message);
    expect(String(said).length).toBeLessThan(300);
  });
});

describe("what a config.json may say", () => {
  it("null is what is not said", async () => {
    const nothing = {
      position_embedding_type: null,
      layer_norm_eps: null,
      hidden_act: null,
      is_decoder: null,
    };
    await expect(read(config(nothing))).resolves.toMatchObject({ unheardOf: [] });
  });

  it("a field that nobody has heard of is named to the visitor; an empty one says nothing", async () => {
    const { unheardOf } = await read(config({ rotary_base: 10_000, notes: "", tags: [] }));
    expect(unheardOf).toEqual(["rotary_base"]);
  });

  it("shards are those that the index names", async () => {
    const index = JSON.stringify({
      weight_map: { a: "s-2.safetensors", b: "s-1.safetensors", c: "s-2.safetensors" },
    });
    const shards = { "s-1.safetensors": "x", "s-2.safetensors": "x", "old.safetensors": "x" };
    const { weights } = await read({
      "model.safetensors": null,
      "model.safetensors.index.json": index,
      ...shards,
    });
    expect(weights).toEqual(["s-2.safetensors", "s-1.safetensors"]);
  });
});
