import type { Bert } from "../model/bert";
import { parseSafetensors } from "../model/safetensors";
import { WeightsFile } from "../model/weights";
import type { Interventions } from "../run";
import { row, type Tensor } from "../tensor";
import type { Trace, TraceNeed } from "../trace";
import { type HeadFiles, type HeadShape, parseHeadConfig, parseScores } from "./files";
import { apply, readLinear, type SmallLinear } from "./linear";
import type { HeadName, HeadScores, HeadVariant } from "./request";
import { TunedEncoder } from "./tunedEncoder";

/** What a head says of a sequence of ids. */
export interface HeadPass {
  /** `[labels]` if the head judges the whole text, else `[tokens, labels]`. */
  readonly logits: Tensor;
  /** `[hidden]`, or null if the head reads every token. */
  readonly pooled: Tensor | null;
  readonly trace: Trace;
}

/**
 * A trained head on the model of the page (HF `BertForSequenceClassification`, `BertForTokenClassification`,
 * `BertForQuestionAnswering`): on its own encoder layers if its file holds some, else on the model's.
 */
export class TunedModel {
  readonly shape: HeadShape;
  readonly scores: HeadScores;
  readonly #base: Bert;
  readonly #encoder: TunedEncoder | null;
  readonly #pooler: SmallLinear | null;
  readonly #classifier: SmallLinear;

  /** @throws ModelFileError if the files are damaged, or are no head of this model. */
  constructor(
    base: Bert,
    readonly name: HeadName,
    readonly variant: HeadVariant,
    files: HeadFiles,
  ) {
    const file = new WeightsFile(parseSafetensors(files.weights).values());
    const { hiddenSize: hidden } = base.config;
    this.shape = parseHeadConfig(files.config);
    this.scores = parseScores(files.scores);
    this.#base = base;
    this.#classifier = readLinear(file, this.shape.layer, this.shape.labels.length, hidden);
    this.#pooler = this.shape.reads === "text" ? readLinear(file, "pooler.dense", hidden, hidden) : null;
    this.#encoder = file.has("encoder.layer.0.attention.self.query.weight")
      ? new TunedEncoder(base, file)
      : null;
  }

  /** The id of [MASK]. */
  get maskId(): number {
    return this.#base.tokenizer.vocabulary.special.mask;
  }

  /** One pass and the head on ids as they are. @throws RequestError as `Bert.forward`. */
  forward(
    ids: Int32Array,
    segmentIds: Int32Array,
    interventions: Interventions = {},
    need: TraceNeed = {},
  ): HeadPass {
    const trace = this.#encode(ids, segmentIds, interventions, need);
    const last = lastState(trace, interventions.layersOff ?? []);
    if (this.#pooler) {
      const pooled = apply(this.#pooler, row(last, 0)).map(Math.tanh);
      const logits = apply(this.#classifier, pooled);
      return {
        logits: { shape: [logits.length], data: logits },
        pooled: { shape: [pooled.length], data: pooled },
        trace,
      };
    }
    const labels = this.shape.labels.length;
    const data = new Float32Array(ids.length * labels);
    for (let token = 0; token < ids.length; token++)
      data.set(apply(this.#classifier, row(last, token)), token * labels);
    return { logits: { shape: [ids.length, labels], data }, pooled: null, trace };
  }

  /** The pass of the encoder that the head was trained on; its own pooler replaces the model's. */
  #encode(ids: Int32Array, segmentIds: Int32Array, interventions: Interventions, need: TraceNeed): Trace {
    const embeddings = [...(need.embeddings ?? []), "norm"] as const;
    if (!this.#encoder) {
      const layers = [...(need.layers ?? []), "output"] as const;
      const { trace } = this.#base.forward(ids, segmentIds, { interventions, need: { embeddings, layers } });
      return { ...trace, pooled: null, nspLogits: null };
    }
    // The base only looks up the embeddings here, and checks the request.
    const layersOff = [...Array(this.#base.config.layers).keys()];
    const { trace } = this.#base.forward(ids, segmentIds, {
      interventions: { ...interventions, layersOff: [...layersOff, ...(interventions.layersOff ?? [])] },
      need: { embeddings },
    });
    const layers = this.#encoder.run(trace.embeddings.norm!, interventions, need);
    return { embeddings: trace.embeddings, layers, pooled: null, nspLogits: null };
  }
}

/** The hidden states after the last layer that was not switched off: `[tokens, hidden]`. */
function lastState({ layers, embeddings }: Trace, layersOff: readonly number[]): Tensor {
  const last = layers.findLast((_, i) => !layersOff.includes(i));
  return last?.output ?? embeddings.norm!;
}
