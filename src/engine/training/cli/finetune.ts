import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ModelFiles } from "../../model/assembly";
import { Finetuning, type FinetuningMeasures, type FinetuningSettings } from "../finetuning/finetuning";
import { KEEPSAKES } from "../finetuning/keepsakes";
import { readLabelled, splitLabelled } from "../finetuning/labelled";
import {
  choiceOption,
  numberOption,
  percent,
  plainly,
  progress,
  readOptions,
  readTextFile,
  shipped,
  trainingOption,
  UsageError,
  writeFolder,
} from "./options";

const DEFAULTS: FinetuningSettings = {
  rate: 1e-4,
  headTimes: 1,
  epochs: 4,
  batch: 16,
  accumulate: 1,
  layers: 100,
  pooling: "cls",
  dropout: 0.1,
  seed: 1,
};

const HELP = `Trains all of BERT, with a new head, on labelled sentences, and writes it as a Hugging Face folder.

  npm run -s bert -- finetune TASK.tsv --out my-task
  npm run -s bert -- finetune TASK.tsv --lr 3e-5 --epochs 3 --batch 16 --accumulate 4 --json

TASK.tsv has a sentence and its label on each line, in either order, with a tab or a | between. A fifth of the lines is held out to be measured on.

Options
  --model DIR      the BERT to begin with (default public/model)
  --out DIR        where to write the folder
  --lr RATE        highest learning rate (default ${DEFAULTS.rate})
  --head-times N   how many times that rate the new head learns at (default ${DEFAULTS.headTimes})
  --epochs N       (default ${DEFAULTS.epochs})
  --batch N        sentences a step (default ${DEFAULTS.batch})
  --accumulate N   parts that a batch is cut into: the same step in less memory (default ${DEFAULTS.accumulate})
  --freeze N       lowest layers that stay as they are, and with them the embeddings (default 0)
  --pooling WHAT   cls or mean (default ${DEFAULTS.pooling})
  --dropout P      (default ${DEFAULTS.dropout})
  --seed N         (default ${DEFAULTS.seed})
  --kernels NAME   auto, plain, wasm or wasm-relaxed (default auto)
  --json           print everything as JSON
`;

const OPTIONS = {
  model: { type: "string" },
  out: { type: "string" },
  lr: { type: "string", default: String(DEFAULTS.rate) },
  "head-times": { type: "string", default: String(DEFAULTS.headTimes) },
  epochs: { type: "string", default: String(DEFAULTS.epochs) },
  batch: { type: "string", default: String(DEFAULTS.batch) },
  accumulate: { type: "string", default: String(DEFAULTS.accumulate) },
  freeze: { type: "string", default: "0" },
  pooling: { type: "string", default: DEFAULTS.pooling },
  dropout: { type: "string", default: String(DEFAULTS.dropout) },
  seed: { type: "string", default: String(DEFAULTS.seed) },
  kernels: { type: "string", default: "auto" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function readModel(folder: string): ModelFiles {
  const path = (name: string): string => join(folder, name);
  const what = "--model needs a folder with this file.";
  const [config, vocab] = ["config.json", "vocab.txt"].map((name) => readTextFile(path(name), what));
  try {
    const weights = readFileSync(path("model.safetensors"));
    return { config, vocab, weights: Uint8Array.from(weights).buffer };
  } catch {
    throw new UsageError(`${path("model.safetensors")} cannot be read. ${what}`);
  }
}

/** Runs `bert finetune`. @returns what to print. @throws UsageError with a sentence for people. */
export function runFinetune(args: readonly string[]): string {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (values.help) return HELP;
  if (positionals.length !== 1)
    throw new UsageError("Give one file of labelled sentences. --help shows examples.");
  const files = readModel(values.model ?? shipped("model"));
  const layers = (JSON.parse(String(files.config)) as { num_hidden_layers?: number }).num_hidden_layers ?? 0;
  const seed = numberOption("seed", values.seed, 0, 2 ** 32 - 1);
  const settings: FinetuningSettings = {
    rate: numberOption("lr", values.lr, 1e-12, 10, false),
    headTimes: numberOption("head-times", values["head-times"], 0.01, 1000, false),
    epochs: numberOption("epochs", values.epochs, 1, 1000),
    batch: numberOption("batch", values.batch, 1, 1024),
    accumulate: numberOption("accumulate", values.accumulate, 1, 1024),
    layers: layers - numberOption("freeze", values.freeze, 0, layers),
    pooling: choiceOption("pooling", values.pooling, ["cls", "mean"]),
    dropout: numberOption("dropout", values.dropout, 0, 0.9, false),
    seed,
  };
  const labelled = plainly(() =>
    readLabelled(readTextFile(positionals[0], "finetune needs a file of labelled sentences.")),
  );
  const { examples, tests } = splitLabelled(labelled.sentences, seed, 0.2);
  const task = { labels: labelled.labels, examples, tests, keepsakes: KEEPSAKES };
  const run = plainly(() => new Finetuning(files, task, settings, trainingOption(values.kernels)));

  const curve: (FinetuningMeasures & { readonly trainingLoss: number | null })[] = [];
  const start = performance.now();
  let [loss, count] = [0, 0];
  const report = (): void => {
    const measures = run.measure();
    const trainingLoss = count > 0 ? loss / count : null;
    [loss, count] = [0, 0];
    curve.push({ ...measures, trainingLoss });
    progress(
      `epoch ${run.step / run.stepsPerEpoch}: ${trainingLoss === null ? "" : `learning ${trainingLoss.toFixed(3)} nats; `}` +
        `held out ${measures.testLoss.toFixed(3)} nats, ${percent(measures.testAccuracy)} right; ` +
        `masked words ${measures.wordLoss.toFixed(2)} nats, ${percent(measures.wordsRight)} right`,
    );
  };
  report();
  while (!run.finished) {
    loss += run.advance().loss;
    count++;
    if (run.step % run.stepsPerEpoch === 0) report();
  }
  if (values.out) writeFolder(values.out, run.folder());
  const seconds = (performance.now() - start) / 1000;
  const result = {
    settings,
    labels: task.labels,
    examples: examples.length,
    tests: tests.length,
    seconds,
    curve,
    out: values.out ?? null,
  };
  if (values.json) return JSON.stringify(result, null, 1);
  return [
    `learned from ${examples.length} sentences in ${seconds.toFixed(1)} s, measured on ${tests.length} others; labels: ${task.labels.join(", ")}`,
    ...(values.out ? [`written to ${values.out}`] : []),
  ].join("\n");
}
