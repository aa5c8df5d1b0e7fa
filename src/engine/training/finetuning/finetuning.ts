import { TrainingError } from "../../errors";
import type { ModelFiles } from "../../model/assembly";
import { type BertConfig, parseConfig } from "../../model/config";
import { canonicalName } from "../../model/names";
import { parseSafetensors } from "../../model/safetensors";
import { WeightsFile } from "../../model/weights";
import { seededRandom, shuffled } from "../../random";
import { Tokenizer } from "../../tokenizer/tokenizer";
import { AdamW, linearSchedule } from "../adamW";
import { type ModelFolder, modelFolder } from "../folder";
import { NO_SCORE, type Score, type TrainingBackend } from "../kernels/kernels";
import { concatenate } from "../layers/context";
import { addScores } from "../layers/crossEntropy";
import { textLoss } from "../layers/heads";
import { wordLoss } from "../layers/mlmHead";
import { TrainableBert } from "../model";
import type { LabelledText, Pooling } from "../request";
import { hiddenIn } from "./keepsakes";

/** How all of BERT is trained on labelled sentences. */
export interface FinetuningSettings {
  readonly rate: number;
  /** How many times the rate the new head learns at: it starts from nothing, the layers below from what they know. */
  readonly headTimes: number;
  readonly epochs: number;
  /** Sentences whose mean gradient makes one step. */
  readonly batch: number;
  /** Parts that a batch is cut into, one after the other through the model: the same step, in less memory. */
  readonly accumulate: number;
  /** The last layers that are trained; with all of them the embeddings too. The head always is. */
  readonly layers: number;
  readonly pooling: Pooling;
  readonly dropout: number;
  readonly seed: number;
}

interface FinetuningTask {
  readonly labels: readonly string[];
  readonly examples: readonly LabelledText[];
  /** Sentences that it is measured on, but never learns from. */
  readonly tests: readonly LabelledText[];
  /** Sentences in which some words are hidden, always the same: what becomes of the words it knew before. */
  readonly keepsakes: readonly string[];
}

interface FinetuningStep {
  /** From 1. */
  readonly step: number;
  /** Mean cross-entropy of the batch in nats, and the share of it right, before the step. */
  readonly loss: number;
  readonly accuracy: number;
  readonly rate: number;
  readonly gradientNorm: number;
}

/** Where a fine-tuning stands. */
export interface FinetuningMeasures {
  readonly step: number;
  /** Mean cross-entropy of the held-out sentences in nats, and the share right; NaN of none. */
  readonly testLoss: number;
  readonly testAccuracy: number;
  /** Of the hidden words of the keepsakes, among the whole vocabulary. */
  readonly wordLoss: number;
  readonly wordsRight: number;
}

/** Tokens of a sentence that are kept. */
const LONGEST = 48;
/** Sentences of one pass of a measurement. */
const AT_ONCE = 16;

interface Example {
  readonly ids: readonly number[];
  readonly label: number;
}

/** A pre-trained BERT and a new head, trained together on labelled sentences (Devlin et al. 2018, section 3.2). */
export class Finetuning {
  readonly settings: FinetuningSettings;
  readonly steps: number;
  readonly stepsPerEpoch: number;
  readonly config: BertConfig;
  readonly bert: TrainableBert;
  readonly #task: FinetuningTask;
  readonly #vocab: string;
  readonly #examples: readonly Example[];
  readonly #tests: readonly Example[];
  readonly #keepsakes: readonly { readonly ids: readonly number[]; readonly blanks: readonly number[] }[];
  readonly #maskId: number;
  readonly #optimizer: AdamW;
  readonly #order: () => number;
  readonly #dice: () => number;
  #queue: number[] = [];
  #step = 0;

  /** @throws ModelFileError if the files are damaged; TrainingError if there is nothing to learn from. */
  constructor(
    files: ModelFiles,
    task: FinetuningTask,
    settings: FinetuningSettings,
    backend: TrainingBackend,
    lowercase = true,
  ) {
    if (task.examples.length === 0) throw new TrainingError("nothingLabelled");
    this.settings = settings;
    this.#task = task;
    this.#vocab = typeof files.vocab === "string" ? files.vocab : files.vocab.join("\n");
    this.config = parseConfig(files.config);
    if (this.config.family !== "bert" || this.config.activation !== "gelu") {
      throw new TrainingError("onlyBert");
    }
    const tokenizer = Tokenizer.fromVocab(files.vocab, { lowercase });
    const encode = ({ text, label }: LabelledText): Example => ({
      ids: [...tokenizer.encode(text, { maxTokens: Math.min(LONGEST, this.config.maxPositions) }).ids],
      label,
    });
    this.#examples = task.examples.map(encode);
    this.#tests = task.tests.map(encode);
    const keepsakes = task.keepsakes.map((text) => encode({ text, label: 0 }).ids);
    const blanks = hiddenIn(keepsakes.map(({ length }) => length));
    this.#keepsakes = keepsakes.map((ids, i) => ({ ids, blanks: blanks[i] }));
    this.#maskId = tokenizer.vocabulary.special.mask;
    this.stepsPerEpoch = Math.ceil(this.#examples.length / settings.batch);
    this.steps = this.stepsPerEpoch * settings.epochs;
    const first = Math.max(0, this.config.layers - settings.layers);
    const isTrained = (name: string): boolean => {
      if (name.startsWith("cls.")) return false;
      if (name.startsWith("embeddings.")) return first === 0;
      const layer = /^encoder\.layer\.(\d+)\./.exec(name);
      if (layer) return Number(layer[1]) >= first;
      return name.startsWith("classifier.") || settings.pooling === "cls";
    };
    const wordIds = [...new Set(this.#examples.flatMap(({ ids }) => ids))].sort((a, b) => a - b);
    const head = { outputs: task.labels.length };
    const longest = (all: readonly Example[], count: number): Example[] =>
      [...all].sort((a, b) => b.ids.length - a.ids.length).slice(0, count);
    this.bert = TrainableBert.create(backend, { config: this.config, head, isTrained, wordIds }, (model) => {
      const part = Math.ceil(settings.batch / settings.accumulate);
      this.#accumulate(model, longest(this.#examples, part), 1);
      this.#judge(model, longest([...this.#examples, ...this.#tests], AT_ONCE));
      this.#recall(model);
    });
    const [initial, order, dice] = [1, 2, 3].map((i) => seededRandom(settings.seed * 7919 + i));
    this.bert.store.load(
      new WeightsFile(
        [files.weights, ...(files.shards ?? [])].flatMap((part) => [...parseSafetensors(part).values()]),
        canonicalName,
      ),
      initial,
    );
    this.#order = order;
    this.#dice = dice;
    this.#optimizer = new AdamW(this.bert.kernels, this.bert.store);
  }

  get step(): number {
    return this.#step;
  }

  get finished(): boolean {
    return this.#step >= this.steps;
  }

  /** One step: a batch, perhaps in parts, and AdamW. */
  advance(): FinetuningStep {
    const { batch, accumulate, rate: highest } = this.settings;
    if (this.#queue.length === 0) this.#queue = shuffled([...this.#examples.keys()], this.#order);
    const chosen = this.#queue.splice(0, batch).map((i) => this.#examples[i]);
    this.bert.store.zeroGradients();
    const size = Math.ceil(batch / accumulate);
    let score = NO_SCORE;
    for (let i = 0; i < chosen.length; i += size)
      score = addScores(score, this.#accumulate(this.bert, chosen.slice(i, i + size), 1 / chosen.length));
    this.#step++;
    const rate = highest * linearSchedule(this.#step, this.steps, Math.round(0.1 * this.steps));
    const { headTimes } = this.settings;
    const gradientNorm = this.#optimizer.step(rate, ({ name }) =>
      name.startsWith("classifier.") ? headTimes : 1,
    );
    return {
      step: this.#step,
      loss: score.loss / score.count,
      accuracy: score.right / score.count,
      rate,
      gradientNorm,
    };
  }

  #accumulate(bert: TrainableBert, examples: readonly Example[], weight: number): Score {
    return bert.scratch(() => {
      const { dropout } = this.settings;
      const encoded = bert.forward(concatenate(examples.map(({ ids }) => ids)), {
        dropout,
        random: this.#dice,
      });
      const dHidden = bert.gradientOf(encoded);
      const labels = examples.map(({ label }) => label);
      const pooler = this.settings.pooling === "cls" ? bert.store.pooler : null;
      const { head } = bert.store;
      const { score } = textLoss(
        encoded.context,
        head!,
        pooler,
        encoded.hidden,
        labels,
        weight,
        dHidden,
        true,
      );
      bert.backward(encoded, dHidden);
      return score;
    });
  }

  /** Both losses as they are now: the task's and the hidden words'. */
  measure(): FinetuningMeasures {
    this.#optimizer.settle();
    let tested = NO_SCORE;
    for (let i = 0; i < this.#tests.length; i += AT_ONCE)
      tested = addScores(tested, this.#judge(this.bert, this.#tests.slice(i, i + AT_ONCE)));
    const words = this.#recall(this.bert);
    return {
      step: this.#step,
      testLoss: tested.loss / tested.count,
      testAccuracy: tested.right / tested.count,
      wordLoss: words.loss / words.count,
      wordsRight: words.right / words.count,
    };
  }

  #judge(bert: TrainableBert, examples: readonly Example[]): Score {
    if (examples.length === 0) return NO_SCORE;
    return bert.scratch(() => {
      const { context, hidden } = bert.forward(concatenate(examples.map(({ ids }) => ids)));
      const labels = examples.map(({ label }) => label);
      const pooler = this.settings.pooling === "cls" ? bert.store.pooler : null;
      return textLoss(context, bert.store.head!, pooler, hidden, labels, 1, null).score;
    });
  }

  #recall(bert: TrainableBert): Score {
    let score = NO_SCORE;
    for (let i = 0; i < this.#keepsakes.length; i += AT_ONCE) {
      const part = this.#keepsakes.slice(i, i + AT_ONCE);
      score = addScores(
        score,
        bert.scratch(() => {
          const sequences = concatenate(
            part.map(({ ids, blanks }) => ids.map((id, at) => (blanks.includes(at) ? this.#maskId : id))),
          );
          const { context, hidden } = bert.forward(sequences);
          const tokens = part.flatMap(({ blanks }, s) => blanks.map((at) => sequences.starts[s] + at));
          const ids = part.flatMap((one) => one.blanks.map((at) => one.ids[at]));
          const { mlm, embeddings } = bert.store;
          return wordLoss(context, mlm, embeddings.word, hidden, { tokens, ids }, 1, null);
        }),
      );
    }
    return score;
  }

  /** The fine-tuned model as a folder, with its head; without it if the head reads the mean, which no HF class does. */
  folder(): ModelFolder {
    this.#optimizer.settle();
    const labels = this.settings.pooling === "cls" ? this.#task.labels : null;
    return modelFolder(this.bert.store, this.config, this.#vocab, labels);
  }
}
