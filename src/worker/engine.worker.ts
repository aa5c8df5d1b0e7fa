import * as Comlink from "comlink";
import { Bert } from "../engine/model/bert";
import { Tokenizer } from "../engine/tokenizer/tokenizer";
import type { ModelInfo } from "../store/modelSlice";
import { download } from "./download";
import type { EngineWorker, ModelAddress } from "./protocol";
import { buffersOf } from "./transfer";

/** Where numbers come from is told by a file of its own: it arrives beside the weights, so that the tokenizer starts sooner. */
const explanations = () => import("../engine/explain/explainNumber");

let tokenizer: Tokenizer | null = null;
let vocab: string | null = null;
let bert: Bert | null = null;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const fileUrl = ({ folder, query }: ModelAddress, name: string): string => folder + name + query;

async function fetchVocab(address: ModelAddress): Promise<string> {
  vocab ??= text(await download(fileUrl(address, "vocab.txt")));
  tokenizer ??= Tokenizer.fromVocab(vocab);
  return vocab;
}

function infoOf(model: Bert): ModelInfo {
  const { special } = model.tokenizer.vocabulary;
  return {
    config: model.config,
    parameters: model.parameterCount,
    kernels: model.kernels,
    abilities: model.abilities,
    specialIds: { cls: special.cls, sep: special.sep, mask: special.mask },
  };
}

const worker: EngineWorker = {
  async loadTokenizer(address) {
    await fetchVocab(address);
  },

  async load(address, onProgress) {
    const [config, words, weights] = await Promise.all([
      download(fileUrl(address, "config.json")),
      fetchVocab(address),
      download(fileUrl(address, "model.safetensors"), onProgress),
      explanations(),
    ]);
    bert = await Bert.fromFiles({
      config: text(config),
      vocab: words,
      weights: weights.buffer as ArrayBuffer,
    });
    return infoOf(bert);
  },

  async loadFiles({ lowercase, ...files }) {
    const own = Bert.fromFiles(files, { tokenizer: { lowercase } });
    bert = own;
    tokenizer = own.tokenizer;
    return infoOf(own);
  },

  async encode(input, pair, maxTokens) {
    if (!tokenizer) throw new Error("The vocabulary is not loaded yet.");
    return tokenizer.encode(input, { pair, maxTokens });
  },

  async run(request) {
    if (!bert) throw new Error("The weights are not loaded yet.");
    const result = bert.run(request);
    return Comlink.transfer(result, buffersOf(result.trace));
  },

  async explain(request, ref) {
    if (!bert) throw new Error("The weights are not loaded yet.");
    const { explainNumber } = await explanations();
    return explainNumber(bert, request, ref);
  },
};

Comlink.expose(worker);
