import { shippedCorpus } from "../corpus/world";
import { modelFolder } from "../folder";
import { probeOf } from "../pretraining/examination";
import { Pretraining } from "../pretraining/pretraining";
import { NANO, type PretrainingSettings } from "../pretraining/settings";
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

const HELP = `Trains a new BERT from random weights on a text, and writes it as a Hugging Face folder.

  npm run -s bert -- pretrain CORPUS.txt --out my-bert
  npm run -s bert -- pretrain --seconds 60 --json

CORPUS.txt has one sentence a line and a blank line between documents; without it, the text of the page is read.

Options
  --out DIR            where to write config.json, vocab.txt, tokenizer_config.json and model.safetensors
  --layers N           encoder layers (default ${NANO.layers})
  --hidden N           numbers in a hidden state (default ${NANO.hidden})
  --heads N            attention heads a layer (default ${NANO.heads})
  --vocab N            word pieces to learn from the text (default ${NANO.vocabulary})
  --steps N            steps of training (default ${NANO.steps})
  --seconds S          stop after this many seconds, even before the last step
  --batch N            sequences a step (default ${NANO.batch})
  --mask RATE          share of tokens to guess (default ${NANO.maskRate})
  --masking RULE       mixed: 80 % [MASK], 10 % random, 10 % kept; always: [MASK] (default ${NANO.masking})
  --direction WHICH    both, or left: next-word prediction from left to right (default ${NANO.direction})
  --nsp                sentences in pairs, and next sentence prediction
  --lr RATE            highest learning rate (default ${NANO.rate})
  --dropout P          (default ${NANO.dropout})
  --seed N             (default ${NANO.seed})
  --probe TEXT         a sentence with [MASK] to fill in on the way; may be given several times
  --kernels NAME       auto, plain, wasm or wasm-relaxed (default auto)
  --json               print everything as JSON
`;

/** The blanks that are asked when nobody names others. */
const PROBES = ["The river flows into the [MASK].", "She opened the [MASK] with her key.", "How are [MASK]?"];
/** Measurements on the way. */
const REPORTS = 20;

const OPTIONS = {
  out: { type: "string" },
  layers: { type: "string", default: String(NANO.layers) },
  hidden: { type: "string", default: String(NANO.hidden) },
  heads: { type: "string", default: String(NANO.heads) },
  vocab: { type: "string", default: String(NANO.vocabulary) },
  steps: { type: "string", default: String(NANO.steps) },
  seconds: { type: "string" },
  batch: { type: "string", default: String(NANO.batch) },
  mask: { type: "string", default: String(NANO.maskRate) },
  masking: { type: "string", default: NANO.masking },
  direction: { type: "string", default: NANO.direction },
  nsp: { type: "boolean", default: false },
  lr: { type: "string", default: String(NANO.rate) },
  dropout: { type: "string", default: String(NANO.dropout) },
  seed: { type: "string", default: String(NANO.seed) },
  probe: { type: "string", multiple: true },
  kernels: { type: "string", default: "auto" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

function settingsOf(values: ReturnType<typeof readOptions<typeof OPTIONS>>["values"]): PretrainingSettings {
  const settings: PretrainingSettings = {
    ...NANO,
    layers: numberOption("layers", values.layers, 1, 24),
    hidden: numberOption("hidden", values.hidden, 8, 1024),
    heads: numberOption("heads", values.heads, 1, 64),
    vocabulary: numberOption("vocab", values.vocab, 50, 50_000),
    steps: numberOption("steps", values.steps, 1, 1e7),
    batch: numberOption("batch", values.batch, 1, 1024),
    maskRate: numberOption("mask", values.mask, 0.01, 0.95, false),
    masking: choiceOption("masking", values.masking, ["mixed", "always"]),
    direction: choiceOption("direction", values.direction, ["both", "left"]),
    nextSentence: values.nsp,
    rate: numberOption("lr", values.lr, 1e-9, 10, false),
    dropout: numberOption("dropout", values.dropout, 0, 0.9, false),
    seed: numberOption("seed", values.seed, 0, 2 ** 32 - 1),
  };
  if (settings.hidden % settings.heads !== 0)
    throw new UsageError(`--hidden ${settings.hidden} cannot be split among ${settings.heads} heads.`);
  return settings;
}

/** Runs `bert pretrain`. @returns what to print. @throws UsageError with a sentence for people. */
export function runPretrain(args: readonly string[]): string {
  const { values, positionals } = readOptions(args, OPTIONS);
  if (values.help) return HELP;
  if (positionals.length > 1) throw new UsageError("Give one text file. --help shows examples.");
  const settings = settingsOf(values);
  const seconds = values.seconds
    ? numberOption("seconds", values.seconds, 1, 1e7, false)
    : Number.POSITIVE_INFINITY;
  const text = positionals[0]
    ? readTextFile(positionals[0], "pretrain needs a text file.")
    : shippedCorpus(readTextFile(shipped("training/everyday.txt"), "The text of the page is missing."));
  const run = plainly(() => new Pretraining(text, settings, trainingOption(values.kernels)));
  const probes = values.probe ?? PROBES;
  run.examination.show({
    probes: plainly(() => probes.map((one) => probeOf(one, run.tokenizer))),
    words: [],
    senses: [],
  });

  const { vocabulary } = run.tokenizer;
  const curve: unknown[] = [];
  const start = performance.now();
  const every = Math.max(1, Math.round(settings.steps / REPORTS));
  let [tokens, loss, count] = [0, 0, 0];
  const report = (): void => {
    const measures = run.measure();
    const guesses = run.examination
      .look(run.bert)
      .guesses.map((best) =>
        best.map(({ id, probability }) => ({ token: vocabulary.text(id), probability })),
      );
    const elapsed = (performance.now() - start) / 1000;
    const entry = {
      step: run.step,
      seconds: elapsed,
      trainingLoss: count > 0 ? loss / count : null,
      heldOutLoss: measures.loss,
      heldOutTop1: measures.top1,
      tokensPerSecond: tokens / elapsed,
      guesses,
    };
    curve.push(entry);
    [loss, count] = [0, 0];
    const first = guesses.map(([best]) => `${best.token} ${percent(best.probability)}`).join(", ");
    progress(
      `step ${run.step}: held out ${measures.loss.toFixed(2)} nats, ${percent(measures.top1)} right; ${first}; ` +
        `${Math.round(entry.tokensPerSecond)} tokens a second`,
    );
  };
  report();
  while (!run.finished && performance.now() - start < 1000 * seconds) {
    const step = run.advance();
    tokens += step.tokens;
    loss += step.loss;
    count++;
    if (run.step % every === 0) report();
  }
  if (run.step % every !== 0) report();
  if (values.out) writeFolder(values.out, modelFolder(run.bert.store, run.config, run.vocabText));

  const result = {
    settings,
    kernels: run.bert.kernels.name,
    vocabulary: vocabulary.size,
    parameters: run.bert.store.weights.count,
    sentences: run.corpus.training.length,
    heldOutSentences: run.corpus.heldOut.length,
    plateau: run.examination.plateau,
    probes,
    curve,
    out: values.out ?? null,
  };
  if (values.json) return JSON.stringify(result, null, 1);
  return [
    `${settings.layers} layers, ${settings.hidden} hidden, ${settings.heads} heads; ${vocabulary.size} word pieces; ${result.parameters} weights`,
    `read ${result.sentences} sentences, measured on ${result.heldOutSentences} others; guessing by frequency alone costs ${result.plateau.toFixed(2)} nats`,
    ...(values.out
      ? [`written to ${values.out}; try: npm run -s bert -- "${probes[0]}" --model ${values.out}`]
      : []),
  ].join("\n");
}
