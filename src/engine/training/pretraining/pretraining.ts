import { TrainingError } from "../../errors";
import type { BertConfig } from "../../model/config";
import { seededRandom } from "../../random";
import { Tokenizer } from "../../tokenizer/tokenizer";
import { AdamW, linearSchedule } from "../adamW";
import { type Corpus, readCorpus } from "../corpus/corpus";
import { learnWordPieces } from "../corpus/wordPieces";
import type { TrainingBackend } from "../kernels/kernels";
import { textLoss } from "../layers/heads";
import { wordLoss } from "../layers/mlmHead";
import { TrainableBert } from "../model";
import { BatchSource, largestBatch, type PretrainingBatch } from "./batches";
import { Examination, type Measures } from "./examination";
import { LONGEST_SENTENCE, POSITIONS, type PretrainingSettings, warmupOf } from "./settings";

/** What one step did. */
interface StepReport {
  /** From 1. */
  readonly step: number;
  /** Mean cross-entropy of the batch's words in nats, before the step. */
  readonly loss: number;
  /** Of next sentence prediction; null without it. */
  readonly pairLoss: number | null;
  readonly rate: number;
  /** The length of all gradients as one vector, before clipping. */
  readonly gradientNorm: number;
  /** Tokens read. */
  readonly tokens: number;
}

/** A run at some step: enough to go on from there. */
export interface PretrainingState {
  readonly step: number;
  readonly weights: Float32Array;
  /** AdamW's moments of every weight's gradient. */
  readonly optimizer: ReturnType<AdamW["snapshot"]>;
}

/** A BERT that is being pre-trained, from random weights on: step by step, as long as anyone asks for steps. */
export class Pretraining {
  readonly settings: PretrainingSettings;
  readonly config: BertConfig;
  readonly tokenizer: Tokenizer;
  readonly vocabText: string;
  readonly corpus: Corpus;
  readonly bert: TrainableBert;
  readonly examination: Examination;
  readonly #source: BatchSource;
  readonly #dice: () => number;
  readonly #optimizer: AdamW;
  #step = 0;

  /**
   * @param text one sentence a line, a blank line between documents.
   * @throws TrainingError if the text is too short to learn from.
   */
  constructor(text: string, settings: PretrainingSettings, backend: TrainingBackend) {
    this.settings = settings;
    this.vocabText = learnWordPieces(text, settings.vocabulary);
    this.tokenizer = Tokenizer.fromVocab(this.vocabText);
    const { vocabulary } = this.tokenizer;
    this.corpus = readCorpus(text, this.tokenizer, settings.seed, LONGEST_SENTENCE);
    if (this.corpus.training.length < 20 || this.corpus.heldOut.length === 0) {
      throw new TrainingError("corpusShort");
    }
    if (settings.nextSentence && this.corpus.next.every((at) => at < 0)) {
      throw new TrainingError("corpusOneDocument");
    }
    const { hidden, heads, layers } = settings;
    this.config = {
      family: "bert",
      activation: "gelu",
      vocabSize: vocabulary.size,
      hiddenSize: hidden,
      embeddingSize: hidden,
      layers,
      heads,
      headSize: hidden / heads,
      intermediateSize: 4 * hidden,
      maxPositions: POSITIONS,
      typeVocabSize: 2,
      layerNormEps: 1e-12,
    };
    // Separate streams: neither dropout nor measuring moves what the batches draw.
    const [initial, batches, dice] = [1, 2, 3].map((i) => seededRandom(settings.seed * 7919 + i));
    this.#dice = dice;
    this.examination = new Examination(this.corpus, vocabulary, settings);
    const largest = largestBatch(settings);
    this.bert = TrainableBert.create(backend, { config: this.config }, (model) => {
      model.scratch(() => this.#accumulate(model, largest));
      model.scratch(() => this.examination.measure(model));
      this.examination.look(model);
    });
    this.bert.store.initialize(initial, settings.spread);
    this.#source = new BatchSource(this.corpus, vocabulary, settings, batches);
    this.#optimizer = new AdamW(this.bert.kernels, this.bert.store, { beta2: 0.98 });
  }

  get step(): number {
    return this.#step;
  }

  get finished(): boolean {
    return this.#step >= this.settings.steps;
  }

  /** One step of training: a batch forward and backward, and AdamW. */
  advance(): StepReport {
    const { bert } = this;
    const batch = this.#source.next();
    bert.store.zeroGradients();
    const losses = bert.scratch(() => this.#accumulate(bert, batch));
    this.#step++;
    const { steps, rate: highest } = this.settings;
    const rate = highest * linearSchedule(this.#step, steps, warmupOf(steps));
    const gradientNorm = this.#optimizer.step(rate);
    return { step: this.#step, ...losses, rate, gradientNorm, tokens: batch.sequences.ids.length };
  }

  #accumulate(bert: TrainableBert, batch: PretrainingBatch): Pick<StepReport, "loss" | "pairLoss"> {
    const { direction, dropout } = this.settings;
    const mask = direction === "left" ? "causal" : "all";
    const encoded = bert.forward(batch.sequences, { mask, dropout, random: this.#dice });
    const { context, hidden } = encoded;
    const { store } = bert;
    const dHidden = bert.gradientOf(encoded);
    const perWord = 1 / batch.words.tokens.length;
    const words = wordLoss(context, store.mlm, store.embeddings.word, hidden, batch.words, perWord, dHidden);
    const pairs = batch.pairs;
    const perPair = pairs ? 1 / pairs.length : 0;
    const judged = pairs && textLoss(context, store.nsp, store.pooler, hidden, pairs, perPair, dHidden);
    bert.backward(encoded, dHidden);
    return { loss: words.loss * perWord, pairLoss: judged && judged.score.loss * perPair };
  }

  /** Losses and shares on held-out sentences, which are always the same and have always the same words hidden. */
  measure(): Measures {
    return this.bert.scratch(() => this.examination.measure(this.bert));
  }

  /** All that a step changes, as it is now; a copy. */
  state(): PretrainingState {
    return {
      step: this.#step,
      weights: this.bert.store.snapshot(),
      optimizer: this.#optimizer.snapshot(),
    };
  }

  /**
   * Goes on from another run's state, perhaps with other settings, with the batches that come next in the same text: with
   * the same settings and no dropout it is the same run. To be called before the first step.
   */
  restore({ step, weights, optimizer }: PretrainingState): void {
    this.bert.store.restore(weights);
    this.#optimizer.restore(optimizer);
    while (this.#step < step) {
      this.#source.next();
      this.#step++;
    }
  }
}
