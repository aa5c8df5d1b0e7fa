import type { SmallLinear } from "../heads/linear";
import type { TunedModel } from "../heads/tunedModel";
import type { Bert } from "../model/bert";
import { type DenseName, type NormName, WeightReader, type Weights } from "../model/weightReader";

/** The weights behind the numbers of a trained head: its own pooler and classifier, and its encoder's layers. */
export class HeadWeights implements Weights {
  readonly #base: WeightReader;
  readonly #layers: WeightReader;

  constructor(
    base: Bert,
    private readonly tuned: TunedModel,
  ) {
    this.#base = new WeightReader(base);
    const { packed } = tuned;
    this.#layers = packed
      ? new WeightReader({
          packed: {
            kernels: packed.kernels,
            parameters: { ...base.packed.parameters, layers: packed.layers },
          },
        })
      : this.#base;
  }

  get pooledBy(): "tanh" | "relu" {
    return this.tuned.shape.bend ?? "tanh";
  }

  dense(name: DenseName, layer: number, row: number): { weights: Float32Array; bias: number } {
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
        return this.#layers.dense(name, layer, row);
    }
  }

  norm(name: NormName, layer: number, column: number): { gamma: number; beta: number; epsilon: number } {
    return (name === "embeddingNorm" ? this.#base : this.#layers).norm(name, layer, column);
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
