import { TrainingError } from "../engine/errors";
import { Finetuning, type FinetuningMeasures } from "../engine/training/finetuning/finetuning";
import { KEEPSAKES } from "../engine/training/finetuning/keepsakes";
import type { ModelFolder } from "../engine/training/folder";
import type { TrainingBackend } from "../engine/training/kernels/kernels";
import { type FinetuneNews, type FinetuneOrder, isBetter } from "./finetuneProtocol";
import { inMemory } from "./inMemory";

type ModelFiles = ConstructorParameters<typeof Finetuning>[0];

/** Measurements of a run; each takes as long as some steps. */
const MEASURED = 8;

/** Fine-tunes a model again and again from the same weights, and keeps the best of a series. */
export class Finetuner {
  readonly #backend: TrainingBackend;
  #best: { readonly measures: FinetuningMeasures; readonly folder: ModelFolder } | null = null;

  constructor(backend: TrainingBackend) {
    this.#backend = backend;
  }

  /**
   * @param breathe is waited for between two steps: time for messages.
   * @throws TrainingError if there is nothing to learn from, or not enough memory.
   */
  async train(
    files: ModelFiles,
    { labels, examples, tests, settings, measured }: FinetuneOrder,
    isFirst: boolean,
    onNews: (news: FinetuneNews) => void,
    breathe: () => Promise<void>,
  ): Promise<void> {
    if (isFirst) this.#best = null;
    const task = { labels, examples, tests, keepsakes: KEEPSAKES };
    const run = inMemory(() => new Finetuning(files, task, settings, this.#backend));
    const { steps, stepsPerEpoch } = run;
    let [loss, count] = [0, 0];
    const tell = (isMeasured: boolean): void => {
      const memory = run.bert.kernels.memory.byteLength;
      const point = isMeasured ? { ...run.measure(), trainingLoss: loss / count } : null;
      onNews({ step: run.step, steps, stepsPerEpoch, memory, point });
      if (point) [loss, count] = [0, 0];
      if (point && run.finished && (!this.#best || isBetter(point, this.#best.measures)))
        this.#best = { measures: point, folder: run.folder() };
    };
    const every = { often: Math.max(1, Math.ceil(steps / MEASURED)), epochs: stepsPerEpoch };
    tell(true);
    while (!run.finished) {
      loss += run.advance().loss;
      count++;
      if (run.step % every[measured] === 0 || run.finished) tell(true);
      else if (run.step % 2 === 0) tell(false);
      await breathe();
    }
  }

  /** @throws TrainingError if no training of the series has come to its end. */
  folder(): ModelFolder {
    if (!this.#best) throw new TrainingError("nothingTrained");
    return this.#best.folder;
  }
}
