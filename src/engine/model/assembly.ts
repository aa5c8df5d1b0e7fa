import { ModelFileError } from "../errors";
import type { Backend, Kernels } from "../kernels/kernels";
import { Tokenizer, type TokenizerOptions } from "../tokenizer/tokenizer";
import { type BertConfig, parseConfig } from "./config";
import { loadParameters, type Parameters, parameterFloats } from "./parameters";
import type { StoredTensor, UnreadTensor } from "./safetensors";
import { WeightsFile } from "./weights";
import { limitsOf, Workspace } from "./workspace";

/** The files of a HF model folder. */
export interface ModelFiles {
  readonly config: string | object;
  /** The text of vocab.txt, or its entries. */
  readonly vocab: string | readonly string[];
  /** The bytes of model.safetensors, or of its first shard. */
  readonly weights: ArrayBuffer;
  /** Those of its other shards. */
  readonly shards?: readonly ArrayBuffer[];
}

/** Tables are made longer than the vocabulary to suit the hardware, by some rows in a hundred at most. */
const SHORTEST_SHARE = 0.9;

/** What a Bert is made of. */
export interface BertParts {
  readonly config: BertConfig;
  readonly tokenizer: Tokenizer;
  readonly kernels: Kernels;
  readonly parameters: Parameters;
  readonly parameterCount: number;
}

/** Puts a model together from its files, whose weights may arrive bit by bit. */
export class Assembly {
  readonly #config: BertConfig;
  readonly #tokenizer: Tokenizer;
  readonly #backend: Backend;
  #work: {
    readonly file: WeightsFile;
    readonly kernels: Kernels;
    readonly steps: Generator<string, Parameters>;
  } | null = null;
  #step: IteratorResult<string, Parameters> | null = null;

  /** @throws ModelFileError if config or vocabulary are damaged or do not fit each other. */
  constructor(files: Pick<ModelFiles, "config" | "vocab">, backend: Backend, tokenizer?: TokenizerOptions) {
    this.#config = parseConfig(files.config);
    this.#tokenizer = Tokenizer.fromVocab(files.vocab, tokenizer);
    this.#backend = backend;
    const { size } = this.#tokenizer.vocabulary;
    const { vocabSize } = this.#config;
    if (size > vocabSize) throw new ModelFileError("vocabularySize", size, vocabSize);
    if (size < SHORTEST_SHARE * vocabSize) throw new ModelFileError("vocabularyCut", size, vocabSize);
  }

  /**
   * Makes room for the weights, whose table is known now; their bytes may still be to come.
   * @param nameOf as `WeightsFile`'s.
   * @throws ModelFileError if they are not those of the config, or if there is not enough memory.
   */
  begin(tensors: Iterable<StoredTensor | UnreadTensor>, nameOf?: (name: string) => string): void {
    const file = new WeightsFile(tensors, nameOf);
    refuseOtherSizes(file, this.#config);
    const backend = this.#backend;
    const limits = limitsOf(this.#config);
    const floats =
      backend.scratchFloats(limits) + parameterFloats(file, backend) + Workspace.floats(this.#config);
    let kernels: Kernels;
    try {
      kernels = backend.create(floats, limits);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new ModelFileError("memory", Math.ceil(floats / 250_000));
    }
    this.#work = { file, kernels, steps: loadParameters(file, this.#config, kernels) };
    this.#step = this.#work.steps.next();
  }

  /**
   * Packs every part of the model whose tensors are there.
   * @param hasArrived whether all tensors whose names (without `bert.`) begin so are there.
   * @throws ModelFileError naming the first tensor that is missing or wrong.
   */
  advance(hasArrived: (prefix: string) => boolean): void {
    while (this.#step && !this.#step.done && hasArrived(this.#step.value)) this.packNext();
  }

  /** Packs one more part. @returns false if none is left. @throws ModelFileError if its tensors are missing or wrong. */
  packNext(): boolean {
    if (!this.#work || !this.#step || this.#step.done) return false;
    this.#step = this.#work.steps.next();
    return true;
  }

  /** Packs what is left. @throws ModelFileError naming the first tensor that is missing or wrong. */
  finish(): BertParts {
    this.advance(() => true);
    if (!this.#work || !this.#step?.done) throw new Error("The weights were never begun.");
    return {
      config: this.#config,
      tokenizer: this.#tokenizer,
      kernels: this.#work.kernels,
      parameters: this.#step.value,
      parameterCount: this.#work.file.parametersRead,
    };
  }
}

/** The sizes that memory is reserved by must be those of the file, before any is reserved. */
function refuseOtherSizes(file: WeightsFile, config: BertConfig): void {
  const { vocabSize, maxPositions, hiddenSize, embeddingSize, intermediateSize } = config;
  file.expectShape("embeddings.word_embeddings.weight", [vocabSize, embeddingSize]);
  file.expectShape("embeddings.position_embeddings.weight", [maxPositions, embeddingSize]);
  file.expectShape("encoder.layer.0.intermediate.dense.weight", [intermediateSize, hiddenSize]);
}
