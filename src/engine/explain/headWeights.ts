import type { SmallLinear } from "../heads/linear";
import type { TunedModel } from "../heads/tunedModel";
import type { Bert, LeftReader } from "../model/bert";
import { type DenseName, type NormName, WeightReader, type Weights } from "../model/weightReader";

/** A model's weights, with the encoder layers of another (a tuned one, or the left-to-right twin) in place of its own. */
export class LayeredWeights implements Weights {
  readonly #base: WeightReader;
  readonly #layers: WeightReader;

  /** @param packed the other's layers; null for the model's own. */
  constructor(base: Bert, packed: LeftReader["packed"] | null) {
    this.#base = new WeightReader(base);
    this.#layers = packed
      ? new WeightReader({
          packed: {
            kernels: packed.kernels,
            parameters: { ...base.packed.parameters, layers: packed.layers },
          },
        })
      : this.#base;
  }

  get pooledBy(): Weights["pooledBy"] {
    return this.#base.pooledBy;
  }

  dense(name: DenseName, layer: number, row: number): { weights: Float32Array; bias: number } {
    const aside = name === "pooler" || name === "nsp" || name === "transform" || name === "decoder";
    return (aside ? this.#base : this.#layers).dense(name, layer, row);
  }

  norm(name: NormName, layer: number, column: number): { gamma: number; beta: number; epsilon: number } {
    const aside = name === "embeddingNorm" || name === "mlmNorm";
    return (aside ? this.#base : this.#layers).norm(name, layer, column);
  }
}

/** The weights behind the numbers of a trained head: its own pooler and classifier, and its encoder's layers. */
export class HeadWeights extends LayeredWeights {
  constructor(
    base: Bert,
    private readonly tuned: TunedModel,
  ) {
    super(base, tuned.packed);
  }

  override get pooledBy(): Weights["pooledBy"] {
    return this.tuned.shape.bend ?? "tanh";
  }

  override dense(name: DenseName, layer: number, row: number): { weights: Float32Array; bias: number } {
    switch (name) {
      case "pooler":
        return rowOf(this.tuned.pooler, name, row);
      case "classifier":
        return rowOf(this.tuned.classifier, name, row);
      case "nsp":
      case "transform":
      case "decoder":
        throw new Error(`A trained head has no “${name}” layer.`);
      default:
        return super.dense(name, layer, row);
    }
  }
}

function rowOf(
  linear: SmallLinear | null,
  name: string,
  row: number,
): { weights: Float32Array; bias: number } {
  if (!linear) throw new Error(`This head has no “${name}” layer.`);
  const { weights, bias, inputs } = linear;
  return { weights: weights.slice(row * inputs, (row + 1) * inputs), bias: bias[row] };
}
