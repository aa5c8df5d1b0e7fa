import type { BertConfig } from "../model/config";
import type { WeightsFile } from "../model/weights";
import type { Matrix, NormPlaces, TrainingKernels } from "./kernels/kernels";
import type {
  EmbeddingPlaces,
  EncoderLayerPlaces,
  LinearPlaces,
  MlmPlaces,
  TablePlaces,
} from "./layers/context";

/** A named tensor of the model, under its Hugging Face name without `bert.`. */
interface Shape {
  readonly name: string;
  /** `[rows, columns]`; a vector has one row. */
  readonly rows: number;
  readonly columns: number;
  readonly isVector: boolean;
}

export interface StoreOptions {
  readonly config: BertConfig;
  /** A classifier, `[outputs, hidden]` and a bias, to be trained beside the pre-training heads. */
  readonly head?: { readonly outputs: number };
  /** Whether a parameter is trained; default: all are. */
  readonly isTrained?: (name: string) => boolean;
  /** The only ids whose word embeddings can get a gradient, to save memory; default: all. The others only decay. */
  readonly wordIds?: readonly number[];
}

/** A parameter in the arena: its weights, and where its gradient and AdamW's moments are summed if it is trained. */
export interface Parameter extends Shape {
  readonly at: number;
  readonly trained: {
    readonly gradient: number;
    readonly mean: number;
    readonly square: number;
    readonly count: number;
    /** For a table of which only some rows are trained: their ids, in the gradient's order. */
    readonly rowIds: readonly number[] | null;
  } | null;
}

/** Every parameter of a BertForPreTraining, in the order of computation. */
function shapesOf(config: BertConfig, head?: StoreOptions["head"]): Shape[] {
  const { hiddenSize: hidden, intermediateSize: inner } = config;
  const matrix = (name: string, rows: number, columns: number): Shape => ({
    name,
    rows,
    columns,
    isVector: false,
  });
  const vector = (name: string, columns: number): Shape => ({ name, rows: 1, columns, isVector: true });
  const linear = (name: string, outputs: number, inputs: number): Shape[] => [
    matrix(`${name}.weight`, outputs, inputs),
    vector(`${name}.bias`, outputs),
  ];
  const norm = (name: string): Shape[] => [vector(`${name}.weight`, hidden), vector(`${name}.bias`, hidden)];
  const layers = Array.from({ length: config.layers }, (_, i) => `encoder.layer.${i}`).flatMap((at) => [
    ...["query", "key", "value"].flatMap((part) => linear(`${at}.attention.self.${part}`, hidden, hidden)),
    ...linear(`${at}.attention.output.dense`, hidden, hidden),
    ...norm(`${at}.attention.output.LayerNorm`),
    ...linear(`${at}.intermediate.dense`, inner, hidden),
    ...linear(`${at}.output.dense`, hidden, inner),
    ...norm(`${at}.output.LayerNorm`),
  ]);
  return [
    matrix("embeddings.word_embeddings.weight", config.vocabSize, hidden),
    matrix("embeddings.position_embeddings.weight", config.maxPositions, hidden),
    matrix("embeddings.token_type_embeddings.weight", config.typeVocabSize, hidden),
    ...norm("embeddings.LayerNorm"),
    ...layers,
    ...linear("pooler.dense", hidden, hidden),
    ...linear("cls.seq_relationship", 2, hidden),
    ...linear("cls.predictions.transform.dense", hidden, hidden),
    ...norm("cls.predictions.transform.LayerNorm"),
    vector("cls.predictions.bias", config.vocabSize),
    ...(head ? linear("classifier", head.outputs, hidden) : []),
  ];
}

/** All weights of a model in training, in one arena: weights, gradients and AdamW's two moments side by side. */
export class ParameterStore {
  readonly parameters: readonly Parameter[];
  readonly embeddings: EmbeddingPlaces;
  readonly layers: readonly EncoderLayerPlaces[];
  readonly pooler: LinearPlaces;
  readonly nsp: LinearPlaces;
  readonly mlm: MlmPlaces;
  /** The head of the task; null if there is none. */
  readonly head: LinearPlaces | null;
  /** All gradients: place and floats. */
  readonly gradients: { readonly at: number; readonly count: number };
  /** All weights: place and floats. */
  readonly weights: { readonly at: number; readonly count: number };
  readonly #byName: ReadonlyMap<string, Parameter>;
  readonly #memory: Float32Array;

  constructor(kernels: TrainingKernels, { config, head, isTrained = () => true, wordIds }: StoreOptions) {
    this.#memory = kernels.memory;
    const shapes = shapesOf(config, head);
    const isWords = (name: string): boolean => name === "embeddings.word_embeddings.weight";
    const rowsTrained = ({ name, rows }: Shape): number => (wordIds && isWords(name) ? wordIds.length : rows);
    const floats = (shape: Shape): number => shape.rows * shape.columns;
    const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    const trainedFloats = shapes.map((shape) =>
      isTrained(shape.name) ? rowsTrained(shape) * shape.columns : 0,
    );
    const count = sum(trainedFloats);
    const weights = kernels.allocate(sum(shapes.map(floats)));
    const [gradients, means, squares] = [
      kernels.allocate(count),
      kernels.allocate(count),
      kernels.allocate(count),
    ];
    this.weights = { at: weights, count: sum(shapes.map(floats)) };
    this.gradients = { at: gradients, count };
    // A frozen LayerNorm's gradient is computed with the rest, and goes here.
    const unread = kernels.allocate(2 * config.hiddenSize);
    let at = weights;
    let place = 0;
    this.parameters = shapes.map((shape, i): Parameter => {
      const parameter: Parameter = {
        ...shape,
        at,
        trained:
          trainedFloats[i] === 0
            ? null
            : {
                gradient: gradients + place,
                mean: means + place,
                square: squares + place,
                count: trainedFloats[i],
                rowIds: wordIds && isWords(shape.name) ? wordIds : null,
              },
      };
      at += floats(shape);
      place += trainedFloats[i];
      return parameter;
    });
    this.#byName = new Map(this.parameters.map((parameter) => [parameter.name, parameter]));

    const matrix = (at: number, rows: number, columns: number): Matrix => ({
      at,
      rows,
      columns,
      stride: columns,
      padded: false,
    });
    const linear = (name: string): LinearPlaces => {
      const [weight, bias] = [this.find(`${name}.weight`), this.find(`${name}.bias`)];
      return {
        weight: matrix(weight.at, weight.rows, weight.columns),
        bias: bias.at,
        gradient: weight.trained && {
          weight: matrix(weight.trained.gradient, weight.rows, weight.columns),
          bias: bias.trained!.gradient,
        },
      };
    };
    const norm = (name: string): NormPlaces => {
      const [gamma, beta] = [this.find(`${name}.weight`), this.find(`${name}.bias`)];
      return {
        gamma: gamma.at,
        beta: beta.at,
        gammaGradient: gamma.trained?.gradient ?? unread,
        betaGradient: beta.trained?.gradient ?? unread + config.hiddenSize,
        epsilon: config.layerNormEps,
      };
    };
    const table = (name: string): TablePlaces => {
      const { at: start, rows, columns, trained } = this.find(name);
      const slots = trained?.rowIds ? new Map(trained.rowIds.map((id, slot) => [id, slot])) : null;
      return {
        weight: matrix(start, rows, columns),
        gradient: trained && matrix(trained.gradient, trained.count / columns, columns),
        slotOf: slots ? (id) => slots.get(id) ?? -1 : (id) => id,
      };
    };
    this.embeddings = {
      word: table("embeddings.word_embeddings.weight"),
      position: table("embeddings.position_embeddings.weight"),
      tokenType: table("embeddings.token_type_embeddings.weight"),
      norm: norm("embeddings.LayerNorm"),
    };
    this.layers = Array.from({ length: config.layers }, (_, i) => ({
      query: linear(`encoder.layer.${i}.attention.self.query`),
      key: linear(`encoder.layer.${i}.attention.self.key`),
      value: linear(`encoder.layer.${i}.attention.self.value`),
      attentionOutput: linear(`encoder.layer.${i}.attention.output.dense`),
      attentionNorm: norm(`encoder.layer.${i}.attention.output.LayerNorm`),
      intermediate: linear(`encoder.layer.${i}.intermediate.dense`),
      output: linear(`encoder.layer.${i}.output.dense`),
      outputNorm: norm(`encoder.layer.${i}.output.LayerNorm`),
    }));
    this.pooler = linear("pooler.dense");
    this.nsp = linear("cls.seq_relationship");
    const bias = this.find("cls.predictions.bias");
    this.mlm = {
      transform: linear("cls.predictions.transform.dense"),
      norm: norm("cls.predictions.transform.LayerNorm"),
      bias: bias.at,
      biasGradient: bias.trained?.gradient ?? -1,
    };
    this.head = head ? linear("classifier") : null;
  }

  /** @throws Error if there is no such parameter. */
  find(name: string): Parameter {
    const parameter = this.#byName.get(name);
    if (!parameter) throw new Error(`There is no parameter "${name}".`);
    return parameter;
  }

  /** A view of a parameter's weights. */
  values({ at, rows, columns }: Parameter): Float32Array {
    return this.#memory.subarray(at, at + rows * columns);
  }

  /** A view of a parameter's gradient; null if it is frozen. */
  gradientOf({ trained }: Parameter): Float32Array | null {
    return trained && this.#memory.subarray(trained.gradient, trained.gradient + trained.count);
  }

  zeroGradients(): void {
    this.#memory.fill(0, this.gradients.at, this.gradients.at + this.gradients.count);
  }

  /** The length of all gradients as one vector. */
  gradientNorm(): number {
    let sum = 0;
    const end = this.gradients.at + this.gradients.count;
    for (let i = this.gradients.at; i < end; i++) sum += this.#memory[i] * this.#memory[i];
    return Math.sqrt(sum);
  }

  /** A copy of all weights, `[count]`, in an array that is there already or a new one. */
  snapshot(target = new Float32Array(this.weights.count)): Float32Array<ArrayBuffer> {
    target.set(this.#memory.subarray(this.weights.at, this.weights.at + this.weights.count));
    return target;
  }

  /** Puts the weights of a snapshot back, and clears AdamW's moments if `fresh`. */
  restore(weights: Float32Array): void {
    this.#memory.set(weights, this.weights.at);
  }

  /**
   * Random weights as BERT begins with: matrices and tables from a normal distribution of spread 0.02 (`spread`), cut at
   * two spreads; biases 0, LayerNorms 1 and 0.
   */
  initialize(random: () => number, spread = 0.02): void {
    for (const parameter of this.parameters) this.#begin(parameter, random, spread);
  }

  #begin(parameter: Parameter, random: () => number, spread: number): void {
    const values = this.values(parameter);
    if (!parameter.isVector)
      for (let i = 0; i < values.length; i++) values[i] = spread * truncatedNormal(random);
    else values.fill(parameter.name.endsWith("LayerNorm.weight") ? 1 : 0);
  }

  /**
   * Takes the weights of a file; those of heads that the file lacks begin at random.
   * @throws ModelFileError naming the first tensor of the encoder that is missing or wrong.
   */
  load(file: WeightsFile, random: () => number): void {
    for (const parameter of this.parameters) {
      const { name, rows, columns, isVector } = parameter;
      const isHead = /^(pooler|cls|classifier)\./.test(name);
      const shape = isVector ? [columns] : [rows, columns];
      if (isHead && String(file.shapeOf(name)) !== String(shape)) {
        this.#begin(parameter, random, 0.02);
        continue;
      }
      const target = this.values(parameter);
      if (isVector) target.set(file.vector(name, columns));
      else {
        const { values, scales } = file.matrix(name, rows, columns);
        for (let i = 0; i < target.length; i++)
          target[i] = scales ? values[i] * scales[Math.floor(i / columns)] : values[i];
      }
    }
  }
}

/** A normal deviate within ±2 (Box & Muller 1958, drawn again outside), as `truncated_normal_initializer` of TensorFlow. */
function truncatedNormal(random: () => number): number {
  for (;;) {
    const value = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    if (Math.abs(value) <= 2) return value;
  }
}
