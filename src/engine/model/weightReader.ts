import type { Kernels, Linear, Norm } from "../kernels/kernels";
import type { Parameters } from "./parameters";

/** The dense layers that a number can come from. */
export type DenseName =
  | "query"
  | "key"
  | "value"
  | "attentionOutput"
  | "intermediate"
  | "output"
  /** Widens embeddings that are narrower than the hidden states. */
  | "projection"
  | "pooler"
  | "nsp"
  | "transform"
  | "decoder"
  /** The layer of a trained head; the pre-trained model has none. */
  | "classifier";

export type NormName = "embeddingNorm" | "attentionNorm" | "outputNorm" | "mlmNorm";

/** Rows of learned weights, one at a time. */
export interface Weights {
  /** What bends the pooled vector's numbers. */
  readonly pooledBy: "tanh" | "relu";
  /**
   * The weights `[inputs]` and the bias that make output `row` of a dense layer.
   * @throws Error if the model lacks that layer (a missing head).
   */
  dense(name: DenseName, layer: number, row: number): { weights: Float32Array; bias: number };
  /** Scale and shift of one column of a LayerNorm. @throws Error if the model lacks it. */
  norm(name: NormName, layer: number, column: number): { gamma: number; beta: number; epsilon: number };
}

/** Reads single rows of a model's packed weights, for explanations. */
export class WeightReader implements Weights {
  readonly pooledBy = "tanh";
  private readonly kernels: Kernels;
  private readonly parameters: Parameters;

  constructor({
    packed,
  }: { readonly packed: { readonly kernels: Kernels; readonly parameters: Parameters } }) {
    this.kernels = packed.kernels;
    this.parameters = packed.parameters;
  }

  dense(name: DenseName, layer: number, row: number): { weights: Float32Array; bias: number } {
    const linear = this.#linear(name, layer);
    if (!linear) throw new Error(`This model has no “${name}” layer.`);
    const weights = new Float32Array(linear.inputs);
    this.kernels.unpackRow(linear, row, weights);
    return { weights, bias: linear.bias < 0 ? 0 : this.kernels.memory[linear.bias + row] };
  }

  norm(name: NormName, layer: number, column: number): { gamma: number; beta: number; epsilon: number } {
    const norm = this.#norm(name, layer);
    if (!norm) throw new Error(`This model has no “${name}”.`);
    const { memory } = this.kernels;
    return { gamma: memory[norm.gamma + column], beta: memory[norm.beta + column], epsilon: norm.epsilon };
  }

  #linear(name: DenseName, layer: number): Linear | null {
    const { layers, projection, pooler, nsp, mlm } = this.parameters;
    switch (name) {
      case "projection":
        return projection;
      case "pooler":
        return pooler;
      case "nsp":
        return nsp;
      case "transform":
        return mlm?.transform ?? null;
      case "decoder":
        return mlm?.decoder ?? null;
      case "classifier":
        return null;
      default:
        return layers[layer][name];
    }
  }

  #norm(name: NormName, layer: number): Norm | null {
    const { layers, embeddingNorm, mlm } = this.parameters;
    switch (name) {
      case "embeddingNorm":
        return embeddingNorm;
      case "mlmNorm":
        return mlm?.norm ?? null;
      default:
        return layers[layer][name];
    }
  }
}
