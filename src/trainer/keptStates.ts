import { TrainingError } from "../engine/errors";
import type { PretrainingState } from "../engine/training/pretraining/pretraining";

/**
 * The states of a run that can be forked from and taken away. Each holds all weights and AdamW's two moments (two
 * megabytes for the page's BERT), so there are a dozen of a run: close together in the beginning, where most happens.
 */
export class KeptStates {
  readonly #steps: number;
  readonly #states: PretrainingState[] = [];

  /** @param steps how long the run is. */
  constructor(steps: number) {
    this.#steps = steps;
  }

  /** To be called in the order of steps. @param take makes the state, where it is to be kept. */
  offer(step: number, take: () => PretrainingState): void {
    const last = this.#states.at(-1);
    if (!last || step - last.step >= gapBehind(last.step, this.#steps)) this.#states.push(take());
  }

  /** The kept state nearest to a step. @throws TrainingError if none is kept. */
  nearest(step: number): PretrainingState {
    const [first, ...others] = this.#states;
    if (!first) throw new TrainingError("nothingTrained");
    const distance = (state: PretrainingState): number => Math.abs(state.step - step);
    return others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
  }

  get count(): number {
    return this.#states.length;
  }

  get bytes(): number {
    return this.#states.reduce(
      (sum, { weights, optimizer }) => sum + weights.byteLength + optimizer.moments.byteLength,
      0,
    );
  }
}

/** Steps from one kept state to the next: half as many as there were before it, within bounds. */
function gapBehind(step: number, steps: number): number {
  return Math.min(steps / 6, Math.max(steps / 60, step / 2));
}
