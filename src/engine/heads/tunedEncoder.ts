import { chooseBackend } from "../kernels/choose";
import type { Kernels, Rows } from "../kernels/kernels";
import type { Bert } from "../model/bert";
import type { BertConfig } from "../model/config";
import { encoderLayer, type Pass } from "../model/encoder";
import { compileMasks } from "../model/masks";
import { type LayerParameters, loadLayer, parameterFloats } from "../model/parameters";
import { Recorder } from "../model/recorder";
import type { WeightsFile } from "../model/weights";
import { limitsOf, Workspace } from "../model/workspace";
import type { Interventions } from "../pass";
import type { Tensor } from "../tensor";
import type { Trace, TraceNeed } from "../trace";

/**
 * Encoder layers of their own behind the embeddings of another model: what full fine-tuning leaves, and the
 * left-to-right twin.
 */
export class TunedEncoder {
  readonly #config: BertConfig;
  readonly #kernels: Kernels;
  readonly #workspace: Workspace;
  readonly #layers: readonly LayerParameters[];

  /** @throws ModelFileError naming the first tensor that is missing or wrong. */
  constructor(base: Bert, file: WeightsFile) {
    // Nothing of the vocabulary is computed here, so no room is made for its logits.
    this.#config = { ...base.config, vocabSize: 1 };
    const backend = chooseBackend(base.kernels);
    const limits = limitsOf(this.#config);
    const floats =
      backend.scratchFloats(limits) + parameterFloats(file, backend) + Workspace.floats(this.#config);
    this.#kernels = backend.create(floats, limits);
    this.#layers = Array.from({ length: this.#config.layers }, (_, i) =>
      loadLayer(file, this.#config, this.#kernels, i),
    );
    this.#workspace = new Workspace(this.#kernels, this.#config);
  }

  /** The packed weights, for explanations. */
  get packed(): { readonly kernels: Kernels; readonly layers: readonly LayerParameters[] } {
    return { kernels: this.#kernels, layers: this.#layers };
  }

  /**
   * @param embedded `[tokens, hidden]`: the base model's normalized embeddings.
   * @returns the layers' trace, with each layer's `output`.
   */
  run(embedded: Tensor, interventions: Interventions, need: TraceNeed): Trace["layers"] {
    const [tokens, size] = embedded.shape;
    const recorder = new Recorder(this.#kernels.memory, this.#config.layers, {
      layers: [...(need.layers ?? []), "output"],
    });
    const pass: Pass = {
      config: this.#config,
      kernels: this.#kernels,
      workspace: this.#workspace,
      recorder,
      masks: compileMasks(interventions, tokens, this.#kernels),
      isHeadOff: (layer, head) =>
        interventions.headsOff?.some((off) => off.layer === layer && off.head === head) ?? false,
    };
    let hidden: Rows = this.#workspace.rows("hidden", tokens);
    for (let i = 0; i < tokens; i++) {
      this.#workspace.view(hidden, i, size).set(embedded.data.subarray(i * size, (i + 1) * size));
    }
    let free: "hidden" | "next" = "next";
    for (let i = 0; i < this.#config.layers; i++) {
      const output = encoderLayer(pass, i, this.#layers[i], hidden, null, free);
      if (interventions.layersOff?.includes(i)) continue;
      hidden = output;
      free = free === "next" ? "hidden" : "next";
    }
    return recorder.layers;
  }
}
