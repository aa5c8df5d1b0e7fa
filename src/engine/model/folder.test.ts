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
    await expect(read(config(nothing))).resolves.toBeDefined();
  });

  it("a field that nobody has heard of refuses the model by its name; an empty one says nothing", async () => {
    await expect(read(config({ rotary_base: 10_000 }))).rejects.toThrow(
      /config\.json has a field .* rotary_base is 10000\. .* take it out of the file/,
    );
    await expect(read(config({ notes: "", layers_to_skip: [] }))).resolves.toBeDefined();
    const stated = { "tokenizer_config.json": JSON.stringify({ keep_accents: true }) };
    await expect(read(stated)).rejects.toThrow(/tokenizer_config\.json has a field .* keep_accents is true/);
    const japanese = {
      ...config({ tokenizer_class: "BertJapaneseTokenizer" }),
      "tokenizer_config.json": null,
    };
    await expect(read(japanese)).rejects.toThrow(/BertJapanese/);
  });

  /** What stands beside the sizes in files on the Hub, of five years of transformers. */
  const ON_THE_HUB: readonly (readonly [string, object, object])[] = [
    [
      "bert-base-multilingual-cased",
      {
        directionality: "bidi",
        pooler_fc_size: 768,
        pooler_num_attention_heads: 12,
        pooler_num_fc_layers: 3,
        pooler_size_per_head: 128,
        pooler_type: "first_token_transform",
        classifier_dropout: null,
        gradient_checkpointing: false,
        transformers_version: "4.36.2",
        use_cache: true,
        output_past: true,
        _name_or_path: "bert-base",
      },
      { do_lower_case: false, model_max_length: 512 },
    ],
    [
      "the first years",
      {
        model_type: undefined,
        finetuning_task: null,
        num_labels: 2,
        output_attentions: false,
        output_hidden_states: false,
        pruned_heads: {},
        torchscript: false,
        use_bfloat16: false,
        xla_device: null,
        do_sample: false,
        eos_token_ids: 0,
        length_penalty: 1,
        max_length: 20,
        num_beams: 1,
        num_return_sequences: 1,
        repetition_penalty: 1,
        temperature: 1,
        top_k: 50,
        top_p: 1,
        is_decoder: false,
        is_encoder_decoder: false,
        _num_labels: 9,
      },
      { max_len: 512, init_inputs: [] },
    ],
    [
      "all-MiniLM-L6-v2",
      { torch_dtype: "float32", attn_implementation: "eager", position_embedding_type: "absolute" },
      {
        added_tokens_decoder: {},
        clean_up_tokenization_spaces: false,
        do_basic_tokenize: true,
        max_length: 128,
        never_split: null,
        pad_to_multiple_of: null,
        pad_token_type_id: 0,
        padding_side: "right",
        stride: 0,
        strip_accents: null,
        tokenize_chinese_chars: true,
        tokenizer_class: "BertTokenizer",
        truncation_side: "right",
        truncation_strategy: "longest_first",
        special_tokens_map_file: "/root/.cache/x",
      },
    ],
    [
      "a cross-encoder of transformers 5",
      {
        dtype: "float32",
        add_cross_attention: false,
        tie_word_embeddings: true,
        sentence_transformers: { activation_fn: "torch.nn.modules.linear.Identity", version: "4.1.0.dev0" },
        sbert_ce_default_activation_function: "torch.nn.modules.linear.Identity",
        bos_token_id: null,
        eos_token_id: null,
      },
      { backend: "tokenizers", is_local: false, extra_special_tokens: {}, model_specific_special_tokens: {} },
    ],
    [
      "ELECTRA",
      {
        model_type: "electra",
        embedding_size: 8,
        summary_activation: "gelu",
        summary_last_dropout: 0.1,
        summary_type: "first",
        summary_use_proj: true,
        tokenizer_class: "ElectraTokenizer",
      },
      { tokenizer_class: "ElectraTokenizer", do_lower_case: true },
    ],
    [
      "DistilBERT",
      {
        model_type: "distilbert",
        dim: 8,
        n_layers: 1,
        n_heads: 2,
        hidden_dim: 16,
        activation: "gelu",
        sinusoidal_pos_embds: false,
        tie_weights_: true,
        qa_dropout: 0.1,
        seq_classif_dropout: 0.2,
        attention_dropout: 0.1,
        dropout: 0.1,
      },
      { tokenizer_class: "DistilBertTokenizer" },
    ],
  ];

  it.each(ON_THE_HUB)("what files on the Hub say is read: %s", async (_, change, stated) => {
    const files = { ...config(change), "tokenizer_config.json": JSON.stringify(stated) };
    await expect(read(files)).resolves.toBeDefined();
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
