import { type Bert, type LeftReader, leftOf } from "../model/bert";
import type { ForwardRequest, ForwardResult } from "../model/forward";
import type { WeightsFile } from "../model/weights";
import { row } from "../tensor";
import { TunedEncoder } from "./tunedEncoder";

/**
 * The left-to-right twin: encoder layers of its own behind a model's embeddings, trained to say the next token (the
 * causal language model of Radford et al. 2018). It guesses with the model's head, one token earlier than BERT does.
 */
export class LeftTwin implements LeftReader {
  readonly #encoder: TunedEncoder;

  /** @throws ModelFileError naming the first tensor that is missing or wrong. */
  constructor(
    private readonly base: Bert,
    file: WeightsFile,
  ) {
    this.#encoder = new TunedEncoder(base, file);
  }

  get packed(): TunedEncoder["packed"] {
    return this.#encoder.packed;
  }

  /** The twin has no pooler: its [CLS] sees nothing but itself. @throws RequestError as `Bert.forward`. */
  forward(ids: Int32Array, segmentIds: Int32Array, request: ForwardRequest): ForwardResult {
    const { interventions = {}, need = {}, guesses } = request;
    const { trace } = this.base.forward(ids, segmentIds, {
      interventions: { layersOff: [...Array(this.base.config.layers).keys()] },
      need: { embeddings: [...(need.embeddings ?? []), "norm"], pooled: false },
    });
    const layers = this.#encoder.run(trace.embeddings.norm!, interventions, need);
    const states = [trace.embeddings.norm!];
    for (const [layer, { output }] of layers.entries()) {
      states.push(interventions.layersOff?.includes(layer) ? states[layer] : output!);
    }
    return {
      trace: { embeddings: trace.embeddings, layers, pooled: null, nspLogits: null },
      guesses: guesses
        ? this.base.guess(guesses, (state, position) => row(states[state], leftOf(position)).slice())
        : [],
    };
  }
}
