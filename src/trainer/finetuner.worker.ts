import "../engine/sentences";
import * as Comlink from "comlink";
import { Finetuning } from "../engine/training/finetuning/finetuning";
import { KEEPSAKES } from "../engine/training/finetuning/keepsakes";
import { chooseTraining } from "../engine/training/kernels/choose";
import type { FinetuneNews, FinetuneOrder, FinetunerWorker, ModelUrls } from "./finetuneProtocol";

/** Measurements of a run; each takes as long as some steps. */
const MEASURED = 8;

class Finetuner implements FinetunerWorker {
  #files: Promise<{ config: string; vocab: string; weights: ArrayBuffer }> | null = null;
  #last: Finetuning | null = null;

  async train(order: FinetuneOrder, onNews: (news: FinetuneNews) => void): Promise<void> {
    this.#files ??= fetchModel(order.model);
    this.#files.catch(() => {
      this.#files = null;
    });
    const files = await this.#files;
    // One model at a time: the memory of the one before is free.
    this.#last = null;
    const { labels, examples, tests } = order;
    const task = { labels, examples, tests, keepsakes: KEEPSAKES };
    const run = new Finetuning(files, task, order.settings, chooseTraining("auto"));
    this.#last = run;
    const tell = (loss: number): void => {
      onNews({
        step: run.step,
        steps: run.steps,
        stepsPerEpoch: run.stepsPerEpoch,
        memory: run.bert.kernels.memory.byteLength,
        point: { ...run.measure(), trainingLoss: loss },
      });
    };
    tell(Number.NaN);
    const every = order.brief ? run.steps : Math.max(1, Math.ceil(run.steps / MEASURED));
    let [loss, count] = [0, 0];
    while (!run.finished) {
      loss += run.advance().loss;
      count++;
      if (run.step % every === 0 || run.finished) {
        tell(loss / count);
        [loss, count] = [0, 0];
      } else if (run.step % 2 === 0)
        onNews({
          step: run.step,
          steps: run.steps,
          stepsPerEpoch: run.stepsPerEpoch,
          memory: run.bert.kernels.memory.byteLength,
          point: null,
        });
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  async folder(): ReturnType<FinetunerWorker["folder"]> {
    if (!this.#last) throw new Error("Nothing has been fine-tuned yet.");
    return this.#last.folder();
  }
}

async function fetchModel(urls: ModelUrls): Promise<{ config: string; vocab: string; weights: ArrayBuffer }> {
  const open = async (url: string): Promise<Response> => {
    const response = await fetch(url).catch(() => null);
    if (!response?.ok)
      throw new Error("The model could not be fetched. Check your connection and try again.");
    return response;
  };
  const [config, vocab, weights] = await Promise.all([
    open(urls.config),
    open(urls.vocab),
    open(urls.weights),
  ]);
  return { config: await config.text(), vocab: await vocab.text(), weights: await weights.arrayBuffer() };
}

Comlink.expose(new Finetuner());
