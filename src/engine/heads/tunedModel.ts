import { relu } from "../model/activation";
import type { Bert } from "../model/bert";
import { canonicalName } from "../model/names";
import { tensorsIn } from "../model/safetensors";
import { WeightsFile } from "../model/weights";
import type { Interventions } from "../pass";
import { row, type Tensor } from "../tensor";
import type { Trace, TraceNeed } from "../trace";
import { type HeadFiles, type HeadShape, NAME_OF, parseHeadConfig, parseOwnHead, parseScores } from "./files";
import { apply, readLinear, type SmallLinear } from "./linear";
import type { AskedVariant, HeadName, HeadScores } from "./request";
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
  readonly #base: Bert;
  readonly #encoder: TunedEncoder | null;
  /** What a head that judges the text as a whole reads [CLS] by; null for the others. */
  readonly pooler: SmallLinear | null;
  readonly classifier: SmallLinear;

  private constructor(
    base: Bert,
    file: WeightsFile,
    encoder: TunedEncoder | null,
    readonly name: HeadName,
    readonly variant: AskedVariant,
    readonly shape: HeadShape,
    readonly scores: HeadScores,
  ) {
    const { hiddenSize: hidden } = base.config;
    this.#base = base;
    this.#encoder = encoder;
    this.classifier = readLinear(file, shape.layer, shape.labels.length, hidden);
    this.pooler = shape.pooler ? readLinear(file, shape.pooler, hidden, hidden) : null;
  }

  /** A head of ours. @throws ModelFileError if the files are damaged, or are no head of this model. */
  static ofFiles(base: Bert, name: HeadName, variant: AskedVariant, files: HeadFiles): TunedModel {
    const file = new WeightsFile(tensorsIn(files.weights));
    const encoder = file.has("encoder.layer.0.attention.self.query.weight")
      ? new TunedEncoder(base, file)
      : null;
    const shape = parseHeadConfig(files.config);
    return new TunedModel(base, file, encoder, name, variant, shape, parseScores(files.scores));
  }

  /**
   * The head that a model's own files hold, on that model; null if they hold none of the three kinds.
   * @throws ModelFileError if it is there, but is of another make or damaged.
   */
  static ofModel(base: Bert, config: string, weights: readonly ArrayBuffer[]): TunedModel | null {
    const file = new WeightsFile(weights.flatMap(tensorsIn), canonicalName);
    const shape = parseOwnHead(config, file);
    return (
      shape && new TunedModel(base, file, null, NAME_OF[shape.reads], "own", shape, { frozen: {}, full: {} })
    );
  }

  /** The packed layers of its own encoder, for explanations; null if it reads the model's. */
  get packed(): TunedEncoder["packed"] | null {
    return this.#encoder?.packed ?? null;
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
    if (this.pooler) {
      const pooled = apply(this.pooler, row(last, 0)).map(this.shape.bend === "relu" ? relu : Math.tanh);
      const logits = apply(this.classifier, pooled);
      return {
        logits: { shape: [logits.length], data: logits },
        pooled: { shape: [pooled.length], data: pooled },
        trace,
      };
    }
    const labels = this.shape.labels.length;
    const data = new Float32Array(ids.length * labels);
    for (let token = 0; token < ids.length; token++)
      data.set(apply(this.classifier, row(last, token)), token * labels);
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
