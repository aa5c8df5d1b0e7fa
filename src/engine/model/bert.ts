import { RequestError } from "../errors";
import type { KernelName, Kernels, Rows } from "../kernels/kernels";
import type { GuessRequest, GuessResult, PassRequest, PassResult } from "../pass";
import type { Tensor } from "../tensor";
import type { Tokenizer } from "../tokenizer/tokenizer";
import type { Trace } from "../trace";
import type { BertParts } from "./assembly";
import type { BertConfig } from "./config";
import { embed } from "./embeddings";
import { encoderLayer, type Pass } from "./encoder";
import type { ForwardModel, ForwardRequest, ForwardResult } from "./forward";
import { GuessReader } from "./guesses";
import { compileMasks } from "./masks";
import type { LayerParameters, Parameters } from "./parameters";
import { planLayers } from "./plan";
import { Recorder } from "./recorder";
import { replaceIds, tokenId, validateInput, validateRequest } from "./validate";
import { limitsOf, Workspace } from "./workspace";

/** Which of the pre-training heads the weights hold. */
export interface Abilities {
  readonly mlm: boolean;
  readonly nsp: boolean;
  readonly pooler: boolean;
}

/** Who reads passes from left to right in the model's place: the twin (`heads/leftTwin.ts`). */
export interface LeftReader extends ForwardModel {
  readonly packed: { readonly kernels: Kernels; readonly layers: readonly LayerParameters[] };
}

/** Where the twin's opinion of a position is read: the token before it says what comes next. */
export function leftOf(position: number): number {
  return Math.max(0, position - 1);
}

/** BERT as in Devlin et al. 2018 and HF `BertForPreTraining`: tokenizer, encoder, pooler, NSP and MLM heads. */
export class Bert {
  readonly config: BertConfig;
  readonly tokenizer: Tokenizer;
  readonly abilities: Abilities;
  /** Weights and biases in use; a tied decoder counts once. */
  readonly parameterCount: number;
  /** The longest input in tokens. */
  readonly maxTokens: number;
  readonly #kernels: Kernels;
  readonly #parameters: Parameters;
  readonly #workspace: Workspace;
  #left: LeftReader | null = null;

  /** For `bertFromFiles` and `BertLoader`, which make the parts. */
  constructor({ config, tokenizer, kernels, parameters, parameterCount }: BertParts) {
    this.#kernels = kernels;
    this.#parameters = parameters;
    this.#workspace = new Workspace(kernels, config);
    this.config = config;
    this.tokenizer = tokenizer;
    this.parameterCount = parameterCount;
    this.maxTokens = limitsOf(config).tokens;
    const { mlm, nsp, pooler } = this.#parameters;
    this.abilities = { mlm: mlm !== null, nsp: nsp !== null && pooler !== null, pooler: pooler !== null };
  }

  /** Who reads when a pass is `causal`: the twin, or null (the model itself, under a mask it was not trained with). */
  get left(): LeftReader | null {
    return this.#left;
  }

  /** From now on passes that are `causal` are the twin's. */
  attachLeft(left: LeftReader): void {
    this.#left = left;
  }

  get kernels(): KernelName {
    return this.#kernels.name;
  }

  /** The packed weights, for parts of the engine that are loaded when they are needed. */
  get packed(): { readonly kernels: Kernels; readonly parameters: Parameters } {
    return { kernels: this.#kernels, parameters: this.#parameters };
  }

  /** Bytes of the arena that holds weights and working space; it never grows. */
  get memoryBytes(): number {
    return this.#kernels.memory.buffer.byteLength;
  }

  /**
   * Tokenizes and runs one forward pass. Input longer than `maxTokens` is cut, longest text first. Only what is asked
   * for is computed; `studies.ts` answers what takes many passes.
   * @throws RequestError if the request speaks of positions, layers, heads or ids that do not exist, or of a head
   * that the model lacks.
   */
  run(request: PassRequest): PassResult {
    const maxTokens = Math.min(request.maxTokens ?? this.maxTokens, this.maxTokens);
    const encoding = this.tokenizer.encode(request.text, { pair: request.pair, maxTokens });
    const inputIds = replaceIds(encoding.ids, request.replacements ?? [], this.config);
    const start = performance.now();
    const result = this.forward(inputIds, encoding.segmentIds, request);
    return { encoding, inputIds, ...result, milliseconds: performance.now() - start };
  }

  /** Runs on ids as they are: no special tokens are added. @throws RequestError as `run`. */
  forward(ids: Int32Array, segmentIds: Int32Array, request: ForwardRequest = {}): ForwardResult {
    const { config } = this;
    const { interventions = {}, need = {}, guesses } = request;
    validateInput(ids, segmentIds, this.maxTokens, config);
    validateRequest({ interventions, guesses }, config, ids.length);
    if (interventions.causal && this.#left) return this.#left.forward(ids, segmentIds, request);
    const kernels = this.#kernels;
    const recorder = new Recorder(kernels.memory, config.layers, need);
    const pass: Pass = {
      config,
      kernels,
      workspace: this.#workspace,
      recorder,
      masks: compileMasks(interventions, ids.length, kernels),
      isHeadOff: (layer, head) =>
        interventions.headsOff?.some((off) => off.layer === layer && off.head === head) ?? false,
    };
    const reader = guesses ? this.#guessReader(guesses) : null;
    const plan = planLayers(config.layers, interventions.layersOff ?? [], {
      tensors: recorder.wantsLayers,
      pooled: recorder.wantsPooled && this.abilities.pooler,
      guesses,
    });

    let hidden = embed(ids, segmentIds, config, this.#parameters, kernels, this.#workspace, recorder);
    const everyRow = (position: number): number => position;
    if (reader?.wants(0)) reader.collect(0, hidden, everyRow);

    let free: "hidden" | "next" = "next";
    let rowOf = everyRow;
    for (const [i, { off, positions }] of plan.entries()) {
      if (!off || recorder.wantsLayers) {
        const output = encoderLayer(pass, i, this.#parameters.layers[i], hidden, positions, free);
        if (!off) {
          hidden = output;
          free = free === "next" ? "hidden" : "next";
          if (positions) rowOf = (position) => positions.indexOf(position);
        }
      }
      if (reader?.wants(i + 1)) reader.collect(i + 1, hidden, rowOf);
    }
    refuseOverflow(hidden, config.hiddenSize, kernels.memory);
    const pooled = recorder.wantsPooled ? this.#pool(hidden, rowOf) : null;
    const trace: Trace = {
      embeddings: recorder.embeddings,
      layers: recorder.layers,
      pooled,
      nspLogits: pooled && this.#nextSentence(pooled),
    };
    return { trace, guesses: reader?.results() ?? [] };
  }

  /**
   * The MLM head's opinion of states that stand elsewhere.
   * @param vectorOf what is read for a position from a hidden state (0 = embeddings): `[hidden]`.
   * @throws RequestError if the model has no such head.
   */
  guess(
    request: GuessRequest,
    vectorOf: (state: number, position: number) => Float32Array,
  ): readonly GuessResult[] {
    const reader = this.#guessReader(request);
    for (let state = 0; state <= this.config.layers; state++) {
      if (reader.wants(state)) reader.note(state, (position) => vectorOf(state, position));
    }
    return reader.results();
  }

  /** The word embedding of a vocabulary entry: `[embedding]`. @throws RequestError if there is no such id. */
  embeddingRow(id: number): Float32Array {
    tokenId(id, this.config);
    const row = new Float32Array(this.config.embeddingSize);
    this.#kernels.unpackRow(this.#parameters.word, id, row);
    return row;
  }

  /** As `embeddingRow`, into `target` `[embedding]`: for reading the whole table without a new vector each time. */
  readEmbeddingRow(id: number, target: Float32Array): void {
    tokenId(id, this.config);
    this.#kernels.unpackRow(this.#parameters.word, id, target);
  }

  /** The learned vector of a position: `[embedding]`. @throws RequestError if the model has no such position. */
  positionRow(position: number): Float32Array {
    const { embeddingSize: size, maxPositions } = this.config;
    if (!(position >= 0 && position < maxPositions)) {
      throw new RequestError("noModelPosition", position, maxPositions - 1);
    }
    return this.#parameters.position.slice(position * size, (position + 1) * size);
  }

  #guessReader(guesses: GuessRequest): GuessReader {
    const { mlm } = this.#parameters;
    if (!mlm) throw new RequestError("cannotGuess");
    return new GuessReader(
      guesses,
      mlm,
      this.config,
      this.tokenizer.vocabulary,
      this.#kernels,
      this.#workspace,
    );
  }

  /** tanh(W · state of [CLS] + b), `[hidden]` (HF `BertPooler`). */
  #pool(hidden: Rows, rowOf: (position: number) => number): Tensor | null {
    const { pooler } = this.#parameters;
    if (!pooler) return null;
    const { hiddenSize } = this.config;
    const cls = this.#workspace.pick(hidden, [rowOf(0)], "pickedContext", hiddenSize);
    const dense = this.#workspace.rows("dense", 1);
    this.#kernels.linear(cls, pooler, dense);
    return { shape: [hiddenSize], data: this.#workspace.view(dense, 0, hiddenSize).map(Math.tanh) };
  }

  /** `[2]`: is next, is not next (HF `BertOnlyNSPHead`). */
  #nextSentence(pooled: Tensor): Tensor | null {
    const { nsp } = this.#parameters;
    if (!nsp) return null;
    const input = this.#workspace.rows("middle", 1);
    this.#workspace.view(input, 0, pooled.data.length).set(pooled.data);
    const output = this.#workspace.rows("dense", 1);
    this.#kernels.linear(input, nsp, output);
    return { shape: [2], data: this.#workspace.view(output, 0, 2).slice() };
  }
}

/**
 * A number that overflows in any layer leaves NaN in every state behind it.
 * @throws RequestError if the last states that were computed hold one: nothing of the pass is worth showing.
 */
function refuseOverflow(states: Rows, size: number, memory: Float32Array): void {
  for (let r = 0; r < states.count; r++) {
    const start = states.at + r * states.stride;
    for (let i = start; i < start + size; i++) {
      if (!Number.isFinite(memory[i])) throw new RequestError("notFinite");
    }
  }
}
