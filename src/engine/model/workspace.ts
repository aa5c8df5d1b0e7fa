import { allocationFloats } from "../kernels/arena";
import { type Kernels, type Limits, type Rows, roundUp } from "../kernels/kernels";
import type { BertConfig } from "./config";

/** The engine's own limit; BERT was trained with at most 512 tokens. */
const MAX_TOKENS = 512;
/** Rows of the vocabulary's logits that are computed at a time. */
export const LOGIT_ROWS = 8;

/** What a buffer's rows hold. */
type Width = "hidden" | "inner" | "tokens" | "vocabulary";

const BUFFERS = {
  /** The hidden states that enter a layer, and those that leave it. */
  hidden: "hidden",
  next: "hidden",
  query: "hidden",
  key: "hidden",
  value: "hidden",
  context: "hidden",
  /** Output of a dense layer before residual and LayerNorm. */
  dense: "hidden",
  /** The states between attention and feed-forward network. */
  middle: "hidden",
  inner: "inner",
  scores: "tokens",
  probs: "tokens",
  /** Single rows picked from other buffers. */
  picked: "hidden",
  pickedContext: "hidden",
  logits: "vocabulary",
  vocabularyProbs: "vocabulary",
} as const satisfies Record<string, Width>;

type BufferName = keyof typeof BUFFERS;
const NAMES = Object.keys(BUFFERS) as BufferName[];

/** What the buffers of a model must hold at most. */
export function limitsOf(config: BertConfig): Limits {
  return {
    tokens: Math.min(config.maxPositions, MAX_TOKENS),
    width: Math.max(config.hiddenSize, config.embeddingSize, config.intermediateSize),
    headSize: config.headSize,
  };
}

/** Places in the arena for the intermediate results of one pass, made once for the longest input. */
export class Workspace {
  readonly #kernels: Kernels;
  readonly #config: BertConfig;
  readonly #at = new Map<BufferName, number>();

  constructor(kernels: Kernels, config: BertConfig) {
    this.#kernels = kernels;
    this.#config = config;
    for (const name of NAMES) this.#at.set(name, kernels.allocate(bufferFloats(config, name)));
  }

  static floats(config: BertConfig): number {
    return NAMES.reduce((sum, name) => sum + allocationFloats(bufferFloats(config, name)), 0);
  }

  /** The first `count` rows of a buffer; for `scores` and `probs`, as wide as `columns` tokens need. */
  rows(name: BufferName, count: number, columns = 0): Rows {
    const width = BUFFERS[name];
    const stride = width === "tokens" ? roundUp(columns) : strideOf(this.#config, width);
    return { at: this.#at.get(name)!, stride, count };
  }

  /** Row `index` of some rows, as a view of the arena that the next operation may overwrite. */
  view(rows: Rows, index: number, columns: number): Float32Array {
    const start = rows.at + index * rows.stride;
    return this.#kernels.memory.subarray(start, start + columns);
  }

  /** Copies the rows at `positions` of `from` to the beginning of `to`. */
  pick(from: Rows, positions: readonly number[], to: BufferName, columns: number): Rows {
    const target = this.rows(to, positions.length);
    positions.forEach((position, i) => {
      const start = from.at + position * from.stride;
      this.#kernels.memory.copyWithin(target.at + i * target.stride, start, start + columns);
    });
    return target;
  }
}

function bufferFloats(config: BertConfig, name: BufferName): number {
  const { tokens } = limitsOf(config);
  const width = BUFFERS[name];
  if (width === "tokens") return tokens * roundUp(tokens);
  return (width === "vocabulary" ? LOGIT_ROWS : Math.max(tokens, LOGIT_ROWS)) * strideOf(config, width);
}

function strideOf(config: BertConfig, width: Exclude<Width, "tokens">): number {
  if (width === "inner") return roundUp(config.intermediateSize);
  if (width === "vocabulary") return roundUp(config.vocabSize);
  // The tiles of the last head may reach beyond the last column, if a head is no whole number of tiles wide.
  const heads = (config.heads - 1) * config.headSize + roundUp(config.headSize);
  return roundUp(Math.max(heads, config.embeddingSize));
}
