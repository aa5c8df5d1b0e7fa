import type { Kernels, Rows } from "../kernels/kernels";
import type { Guess, GuessRequest, GuessResult } from "../pass";
import type { Vocabulary } from "../tokenizer/vocabulary";
import { activate } from "./activation";
import type { BertConfig } from "./config";
import type { MlmParameters } from "./parameters";
import { LOGIT_ROWS, type Workspace } from "./workspace";

/** Reads hidden states with the MLM head: dense, GELU, LayerNorm, decoder, softmax over the vocabulary. */
export class GuessReader {
  readonly #noted: Noted[] = [];

  constructor(
    private readonly request: GuessRequest,
    private readonly mlm: MlmParameters,
    private readonly config: BertConfig,
    private readonly vocabulary: Vocabulary,
    private readonly kernels: Kernels,
    private readonly workspace: Workspace,
  ) {}

  /** Whether hidden state `state` (0 = embeddings, i = output of layer i) is to be read. */
  wants(state: number): boolean {
    return (this.request.states ?? [this.config.layers]).includes(state);
  }

  /**
   * Notes the states of all positions asked for; they are read together in `results`.
   * @param rowOf where the state of a position stands in `hidden`.
   */
  collect(state: number, hidden: Rows, rowOf: (position: number) => number): void {
    this.note(state, (position) =>
      this.workspace.view(hidden, rowOf(position), this.config.hiddenSize).slice(),
    );
  }

  /** As `collect`, for states that stand elsewhere. @param vectorOf what is read for a position: `[hidden]`. */
  note(state: number, vectorOf: (position: number) => Float32Array): void {
    const { positions, targets } = this.request;
    positions.forEach((position, i) => {
      // A position that is asked again, for another target, is read once.
      if (position !== positions[i - 1])
        this.#noted.push({ state, position, vector: vectorOf(position), targets: [] });
      this.#noted.at(-1)?.targets.push(targets?.[i]);
    });
  }

  /** Reads what was collected, a few rows at a time. */
  results(): GuessResult[] {
    const results: GuessResult[] = [];
    while (this.#noted.length > 0) results.push(...this.#read(this.#noted.splice(0, LOGIT_ROWS)));
    return results;
  }

  #read(noted: readonly Noted[]): GuessResult[] {
    const { kernels, workspace, mlm } = this;
    const { hiddenSize, vocabSize } = this.config;
    const count = noted.length;
    const states = workspace.rows("picked", count);
    noted.forEach(({ vector }, i) => {
      workspace.view(states, i, hiddenSize).set(vector);
    });
    const dense = workspace.rows("dense", count);
    kernels.linear(states, mlm.transform, dense);
    activate(kernels, this.config.activation, dense, hiddenSize);
    const transformed = workspace.rows("middle", count);
    kernels.layerNorm(dense, null, mlm.norm, transformed);
    const logits = workspace.rows("logits", count);
    kernels.linear(transformed, mlm.decoder, logits);
    const probs = workspace.rows("vocabularyProbs", count);
    kernels.softmax(logits, probs, vocabSize);
    return noted.flatMap(({ state, position, targets }, i) => {
      const row = {
        logits: workspace.view(logits, i, vocabSize),
        probs: workspace.view(probs, i, vocabSize),
      };
      const { top } = this.request;
      const best = topIndices(row.logits, top || 1).map((id) => this.#guess(row, id));
      const guesses = best.slice(0, top);
      return targets.map((id) => ({ position, state, guesses, target: this.#target(row, best[0], id) }));
    });
  }

  #guess(row: Distribution, id: number): Guess {
    return { id, token: this.vocabulary.text(id), logit: row.logits[id], probability: row.probs[id] };
  }

  #target(row: Distribution, best: Guess, id: number | undefined): GuessResult["target"] {
    if (id === undefined) return null;
    const { logits } = row;
    const logit = logits[id];
    let rank = 0;
    for (let i = 0; i < logits.length; i++) if (logits[i] > logit || (logits[i] === logit && i < id)) rank++;
    // −ln p, counted from the best guess: the target's own probability may round to 0, that of the best never does.
    return { ...this.#guess(row, id), rank, loss: best.logit - logit - Math.log(best.probability) };
  }
}

/** A hidden state to read. */
interface Noted {
  readonly state: number;
  readonly position: number;
  readonly vector: Float32Array;
  readonly targets: (number | undefined)[];
}

interface Distribution {
  readonly logits: Float32Array;
  readonly probs: Float32Array;
}

/** The places of the `count` largest values, best first; of equal values the earlier one first. */
export function topIndices(values: Float32Array, count: number): number[] {
  const wanted = Math.min(count, values.length);
  if (wanted > 64) {
    return [...values.keys()].sort((a, b) => values[b] - values[a] || a - b).slice(0, wanted);
  }
  const best: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (best.length === wanted && !(values[i] > values[best[wanted - 1]])) continue;
    let place = best.length;
    while (place > 0 && values[i] > values[best[place - 1]]) place--;
    best.splice(place, 0, i);
    best.splice(wanted);
  }
  return best;
}
