import * as Comlink from "comlink";
import { Bert } from "../engine/model/bert";
import { asksForStudies, NO_STUDIES, type RunRequest, type RunResult } from "../engine/run";
import { Tokenizer } from "../engine/tokenizer/tokenizer";
import type { ModelInfo } from "../store/modelSlice";
import { download } from "./download";
import type { EngineWorker, ModelAddress } from "./protocol";
import { buffersOf } from "./transfer";

/**
 * What is not needed for a first picture is told by files of their own: they arrive beside the weights, so that the
 * tokenizer starts sooner, and stay away from the budget of the worker's first script.
 */
const later = {
  explanations: () => import("../engine/explain/explainNumber"),
  studies: () => import("./study"),
} as const;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

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
    vocab ??= text(await download(fileUrl(address, "vocab.txt")));
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
      const [config, words, weights] = await Promise.all([
        download(fileUrl(address, "config.json")),
        fetchVocab(address),
        download(fileUrl(address, "model.safetensors"), onProgress),
        ...Object.values(later).map((load) => load()),
      ]);
      bert = Bert.fromFiles({ config: text(config), vocab: words, weights: weights.buffer as ArrayBuffer });
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
