import * as Comlink from "comlink";
import { chooseTraining } from "../engine/training/kernels/choose";
import { open, readText } from "../worker/download";
import { carryProblems } from "../worker/problems";
import type { FinetunerWorker, ModelUrls } from "./finetuneProtocol";
import { Finetuner } from "./finetuner";

interface Files {
  readonly config: string;
  readonly vocab: string;
  readonly weights: ArrayBuffer;
}

const finetuner = new Finetuner(chooseTraining("auto"));
let files: Promise<Files> | null = null;

const worker: FinetunerWorker = {
  async train(model, order, isFirst, onNews) {
    files ??= fetchModel(model);
    files.catch(() => {
      files = null;
    });
    const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
    await finetuner.train(await files, order, isFirst, onNews, breathe);
  },
  folder: async () => finetuner.folder(),
};

async function fetchModel(urls: ModelUrls): Promise<Files> {
  const [config, vocab, weights] = await Promise.all([
    readText(urls.config),
    readText(urls.vocab),
    fetchBytes(urls.weights),
  ]);
  return { config, vocab, weights };
}

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  await (await open(url)).read((chunk) => {
    chunks.push(Uint8Array.from(chunk));
  });
  return new Blob(chunks).arrayBuffer();
}

carryProblems();
Comlink.expose(worker);
