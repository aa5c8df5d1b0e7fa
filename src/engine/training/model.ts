import type { BertConfig } from "../model/config";
import {
  clear,
  type Matrix,
  type TrainingBackend,
  type TrainingKernels,
  type TrainingLimits,
} from "./kernels/kernels";
import type { AttentionMask, Context, Sequences } from "./layers/context";
import { type EmbeddingState, embeddingsBackward, embeddingsForward } from "./layers/embeddings";
import { type EncoderLayerState, encoderLayerBackward, encoderLayerForward } from "./layers/encoderLayer";
import { measuringKernels } from "./measure";
import { ParameterStore, type StoreOptions } from "./store";

interface PassOptions {
  readonly mask?: AttentionMask;
  readonly dropout?: number;
  readonly random?: () => number;
}

/** A forward pass with everything that the way back needs. */
export interface Encoded {
  readonly context: Context;
  readonly embeddings: EmbeddingState;
  readonly layers: readonly EncoderLayerState[];
  /** The last hidden states, `[tokens, hidden]`. */
  readonly hidden: Matrix;
}

/** What one batch at most asks of the memory: it is run once without numbers, to see what it takes. */
type DryRun = (model: TrainableBert) => void;

/** BERT with a way back: every layer forward and backward, on weights that change. */
export class TrainableBert {
  readonly config: BertConfig;
  readonly kernels: TrainingKernels;
  readonly store: ParameterStore;

  private constructor(kernels: TrainingKernels, options: StoreOptions) {
    this.kernels = kernels;
    this.config = options.config;
    this.store = new ParameterStore(kernels, options);
  }

  /**
   * Makes room for the model and for the largest batch.
   * @param dryRun does what the largest batch will do.
   * @throws RangeError if there is not enough memory.
   */
  static create(backend: TrainingBackend, options: StoreOptions, dryRun: DryRun): TrainableBert {
    const { floats, limits } = TrainableBert.measure(options, dryRun);
    return new TrainableBert(backend.create(floats, limits), options);
  }

  /** The floats that a model and its largest batch take. */
  static measure(options: StoreOptions, dryRun: DryRun): { floats: number; limits: TrainingLimits } {
    const measuring = measuringKernels();
    const model = new TrainableBert(measuring.kernels, options);
    model.scratch(() => dryRun(model));
    return measuring.needs();
  }

  /** Runs `work` and gives back all memory that it took. */
  scratch<Result>(work: () => Result): Result {
    const mark = this.kernels.mark();
    try {
      return work();
    } finally {
      this.kernels.release(mark);
    }
  }

  /** The hidden states of some sequences. To be called inside `scratch`. */
  forward(
    sequences: Sequences,
    { mask = "all", dropout = 0, random = Math.random }: PassOptions = {},
  ): Encoded {
    const context: Context = { kernels: this.kernels, config: this.config, sequences, mask, dropout, random };
    const embeddings = embeddingsForward(context, this.store.embeddings);
    let hidden = embeddings.norm.y;
    const layers: EncoderLayerState[] = [];
    for (const layer of this.store.layers) {
      const state = encoderLayerForward(context, layer, hidden);
      layers.push(state);
      hidden = state.outputNorm.y;
    }
    return { context, embeddings, layers, hidden };
  }

  /** Room for the gradient of the last hidden states, all zeros: what the losses add to. */
  gradientOf({ hidden }: Encoded): Matrix {
    const gradient = this.kernels.matrix(hidden.rows, hidden.columns);
    clear(this.kernels.memory, gradient);
    return gradient;
  }

  /** Adds the gradients of all trained parameters below the last hidden states. `dHidden` is changed. */
  backward(encoded: Encoded, dHidden: Matrix): void {
    let gradient = dHidden;
    const lowest = this.#lowestTrained();
    for (let i = encoded.layers.length - 1; i >= Math.max(0, lowest); i--) {
      gradient = encoderLayerBackward(encoded.context, this.store.layers[i], encoded.layers[i], gradient);
    }
    if (lowest < 0) embeddingsBackward(encoded.context, this.store.embeddings, encoded.embeddings, gradient);
  }

  /** The lowest layer in which anything is trained; −1 for the embeddings, the number of layers for none. */
  #lowestTrained(): number {
    const trained = this.store.parameters.filter((parameter) => parameter.trained);
    if (trained.some(({ name }) => name.startsWith("embeddings."))) return -1;
    const layers = trained.flatMap(({ name }) => /^encoder\.layer\.(\d+)\./.exec(name)?.[1] ?? []);
    return Math.min(...layers.map(Number), this.config.layers);
  }
}
