import * as Comlink from "comlink";
import { RequestError } from "../engine/errors";
import type { HeadRequest } from "../engine/heads/request";
import type { TunedModel } from "../engine/heads/tunedModel";
import { fastestBackend } from "../engine/kernels/fastest";
import type { Bert } from "../engine/model/bert";
import { BertLoader } from "../engine/model/loader";
import type { Interventions } from "../engine/pass";
import { asksForStudies, NO_STUDIES, type RunRequest, type RunResult } from "../engine/run";
import { Tokenizer } from "../engine/tokenizer/tokenizer";
import { open, readText } from "./download";
import type { HeadLibrary } from "./heads";
import type { OwnModel } from "./ownModel";
import type { EngineWorker, HeadProgress, ModelAddress, ModelInfo } from "./protocol";
import { buffersOf } from "./transfer";

/**
 * What a first picture does not need is in files of its own, so that the tokenizer starts sooner: they arrive beside
 * the weights, or when they are asked for.
 */
const later = {
  explanations: () => import("../engine/explain/explainNumber"),
  studies: () => import("./study"),
  ownModels: () => import("./ownModel"),
  heads: () => import("./heads"),
  fields: () => import("../engine/model/fields"),
} as const;

const fileUrl = ({ folder, query }: ModelAddress, name: string): string => folder + name + query;

function infoOf(model: Bert, hasLeft: boolean, own: Partial<OwnModel> = {}): ModelInfo {
  const { special } = model.tokenizer.vocabulary;
  return {
    config: model.config,
    parameters: model.parameterCount,
    kernels: model.kernels,
    abilities: model.abilities,
    hasLeft,
    ownHead: own.head ? { name: own.head.name, labels: own.head.shape.labels } : null,
    headProblem: own.headProblem ?? null,
    rules: model.tokenizer.rules,
    specialIds: { cls: special.cls, sep: special.sep, mask: special.mask },
  };
}

/** The worker's side of the page's engine: one tokenizer, one model. Nothing in it needs a browser. */
export function createEngine(): EngineWorker {
  let tokenizer: Tokenizer | null = null;
  let vocab: string | null = null;
  let bert: Bert | null = null;
  /** The trained heads of the shipped model; a visitor's own has none of them, but may have one itself. */
  let heads: (() => Promise<HeadLibrary>) | null = null;
  let ownHead: TunedModel | null = null;
  /** True from the moment in which a visitor's own model is at work: ours, if still on its way, is let go. */
  let isOwn = false;
  /** Whether passes from left to right have a reader trained for them. */
  let hasLeft = false;
  let tellHeads: (progress: HeadProgress) => void = () => undefined;
  const underWay = new Map<number, AbortController>();

  async function fetchVocab(address: ModelAddress): Promise<string> {
    vocab ??= await readText(fileUrl(address, "vocab.txt"), address.checksums?.["vocab.txt"]);
    tokenizer ??= Tokenizer.fromVocab(vocab);
    return vocab;
  }

  function model(): Bert {
    if (!bert) throw new RequestError("weightsNotLoaded");
    return bert;
  }

  function libraryOf(base: Bert, address: ModelAddress): () => Promise<HeadLibrary> {
    let library: Promise<HeadLibrary> | null = null;
    return () => {
      library ??= later.heads().then((code) => new code.HeadLibrary(base, address, (p) => tellHeads(p)));
      return library;
    };
  }

  async function trainedHead({ name, variant }: Pick<HeadRequest, "name" | "variant">): Promise<TunedModel> {
    if (variant === "own") {
      if (ownHead?.name !== name) throw new RequestError("ownHeadless");
      return ownHead;
    }
    if (!heads) throw new RequestError("headsNotYours");
    return (await heads()).get(name, variant);
  }

  /** Brings the left-to-right twin, if a pass is its to read and it is not here yet. */
  async function bringReader(
    ...passes: readonly { readonly interventions?: Interventions }[]
  ): Promise<void> {
    const own = model();
    if (!hasLeft || own.left || !passes.some((pass) => pass.interventions?.causal)) return;
    own.attachLeft(await (await heads!()).left());
  }

  /** Does the work of a call that may be abandoned. */
  async function abandonable<Result>(
    id: number,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const abandoned = new AbortController();
    underWay.set(id, abandoned);
    try {
      return await work(abandoned.signal);
    } finally {
      underWay.delete(id);
    }
  }

  async function runWithStudies(request: RunRequest, signal: AbortSignal): Promise<RunResult> {
    const own = model();
    const result = own.run(request);
    const { study } = await later.studies();
    const tuned = request.head ? await trainedHead(request.head) : null;
    return { ...result, ...(await study(own, result, request, tuned, signal)) };
  }

  return {
    async isThere() {},

    async loadTokenizer(address) {
      await fetchVocab(address);
    },

    async load(address, onProgress) {
      const [config, words, weights, backend, { refuseOddFields }] = await Promise.all([
        readText(fileUrl(address, "config.json"), address.checksums?.["config.json"]),
        fetchVocab(address),
        open(fileUrl(address, "model.safetensors"), address.checksums?.["model.safetensors"]),
        fastestBackend(),
        later.fields(),
        later.studies(),
        later.explanations(),
      ]);
      refuseOddFields(config);
      const loader = new BertLoader({ config, vocab: words }, backend);
      onProgress(0, weights.total);
      const arrived = await weights.read((chunk, loaded) => {
        if (isOwn) return "stop";
        // Each layer is packed as soon as its last byte is here: almost nothing is left to do at the end.
        loader.push(chunk);
        onProgress(loaded, weights.total);
      });
      if (!arrived || isOwn) return null;
      bert = loader.finish();
      ownHead = null;
      heads = libraryOf(bert, address);
      hasLeft = address.checksums?.["heads/left/full.safetensors"] !== undefined;
      return infoOf(bert, hasLeft);
    },

    watchHeads(onProgress) {
      tellHeads = onProgress;
    },

    async inspect(files) {
      return (await later.ownModels()).inspectFolder(files);
    },

    async loadFiles(files, id) {
      const own = await abandonable(id, async (signal) => (await later.ownModels()).ownModel(files, signal));
      isOwn = true;
      bert = own.bert;
      heads = null;
      hasLeft = false;
      ownHead = own.head;
      tokenizer = bert.tokenizer;
      return infoOf(bert, hasLeft, own);
    },

    async encode(input, pair, maxTokens) {
      if (!tokenizer) throw new RequestError("vocabularyNotLoaded");
      // A visitor's model may have fewer positions than the page shows.
      return tokenizer.encode(input, { pair, maxTokens: Math.min(maxTokens, bert?.maxTokens ?? maxTokens) });
    },

    async run(request, id) {
      await bringReader(request);
      const result = asksForStudies(request)
        ? await abandonable(id, (signal) => runWithStudies(request, signal))
        : { ...model().run(request), ...NO_STUDIES };
      const traces = [result.trace, ...(result.head ? [result.head.trace] : [])];
      return Comlink.transfer(result, traces.flatMap(buffersOf));
    },

    abandon(id) {
      underWay.get(id)?.abort();
    },

    async explain(request, ref) {
      const { explainNumber, headsOf, passesOf } = await later.explanations();
      const passes = passesOf(request, ref);
      await bringReader(...passes);
      const tuned = await Promise.all(headsOf(passes).map(trainedHead));
      return explainNumber(model(), request, ref, tuned);
    },
  };
}
