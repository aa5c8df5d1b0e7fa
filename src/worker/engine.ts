import * as Comlink from "comlink";
import { fastestBackend } from "../engine/kernels/fastest";
import type { Bert } from "../engine/model/bert";
import { BertLoader } from "../engine/model/loader";
import { asksForStudies, NO_STUDIES, type RunRequest, type RunResult } from "../engine/run";
import { Tokenizer } from "../engine/tokenizer/tokenizer";
import type { ModelInfo } from "../store/modelSlice";
import { open, readText } from "./download";
import type { EngineWorker, ModelAddress } from "./protocol";
import { buffersOf } from "./transfer";

/**
 * What a first picture does not need is in files of its own, so that the tokenizer starts sooner: they arrive beside
 * the weights, or when they are asked for.
 */
const later = {
  explanations: () => import("../engine/explain/explainNumber"),
  studies: () => import("./study"),
  ownModels: () => import("../engine/model/fromFiles"),
} as const;

const fileUrl = ({ folder, query }: ModelAddress, name: string): string => folder + name + query;

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

/** The worker's side of the page's engine: one tokenizer, one model. Nothing in it needs a browser. */
export function createEngine(): EngineWorker {
  let tokenizer: Tokenizer | null = null;
  let vocab: string | null = null;
  let bert: Bert | null = null;
  const underWay = new Map<number, AbortController>();

  async function fetchVocab(address: ModelAddress): Promise<string> {
    vocab ??= await readText(fileUrl(address, "vocab.txt"));
    tokenizer ??= Tokenizer.fromVocab(vocab);
    return vocab;
  }

  function model(): Bert {
    if (!bert) throw new Error("The weights are not loaded yet.");
    return bert;
  }

  async function runWithStudies(request: RunRequest, id: number): Promise<RunResult> {
    const own = model();
    const abandoned = new AbortController();
    underWay.set(id, abandoned);
    try {
      const result = own.run(request);
      const { study } = await later.studies();
      return { ...result, ...(await study(own, result, request, abandoned.signal)) };
    } finally {
      underWay.delete(id);
    }
  }

  return {
    async loadTokenizer(address) {
      await fetchVocab(address);
    },

    async load(address, onProgress) {
      const [config, words, weights, backend] = await Promise.all([
        readText(fileUrl(address, "config.json")),
        fetchVocab(address),
        open(fileUrl(address, "model.safetensors")),
        fastestBackend(),
        later.studies(),
        later.explanations(),
      ]);
      const loader = new BertLoader({ config, vocab: words }, backend);
      onProgress(0, weights.total);
      await weights.read((chunk, loaded) => {
        // Each layer is packed as soon as its last byte is here: almost nothing is left to do at the end.
        loader.push(chunk);
        onProgress(loaded, weights.total);
      });
      bert = loader.finish();
      return infoOf(bert);
    },

    async loadFiles({ lowercase, ...files }) {
      const { bertFromFiles } = await later.ownModels();
      const own = bertFromFiles(files, { tokenizer: { lowercase } });
      bert = own;
      tokenizer = own.tokenizer;
      return infoOf(own);
    },

    async encode(input, pair, maxTokens) {
      if (!tokenizer) throw new Error("The vocabulary is not loaded yet.");
      return tokenizer.encode(input, { pair, maxTokens });
    },

    async run(request, id) {
      const result = asksForStudies(request)
        ? await runWithStudies(request, id)
        : { ...model().run(request), ...NO_STUDIES };
      return Comlink.transfer(result, buffersOf(result.trace));
    },

    abandon(id) {
      underWay.get(id)?.abort();
    },

    async explain(request, ref) {
      const { explainNumber } = await later.explanations();
      return explainNumber(model(), request, ref);
    },
  };
}
