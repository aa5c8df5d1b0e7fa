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
export interface StepReport {
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
  #optimizer: AdamW;
  #step = 0;
  #rate: number;

  /**
   * @param text one sentence a line, a blank line between documents.
   * @throws Error in a plain sentence if the text is too short to learn from.
   */
  constructor(text: string, settings: PretrainingSettings, backend: TrainingBackend) {
    this.settings = settings;
    this.#rate = settings.rate;
    this.vocabText = learnWordPieces(text, settings.vocabulary);
    this.tokenizer = Tokenizer.fromVocab(this.vocabText);
    const { vocabulary } = this.tokenizer;
    this.corpus = readCorpus(text, this.tokenizer, settings.seed, LONGEST_SENTENCE);
    if (this.corpus.training.length < 20 || this.corpus.heldOut.length === 0) {
      throw new Error("The text is too short to learn from: it needs some hundred sentences, one a line.");
    }
    if (settings.nextSentence && this.corpus.next.every((at) => at < 0)) {
      throw new Error(
        "Next sentence prediction needs documents: sentences on lines of their own, blank lines between.",
      );
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
    this.#optimizer = this.#newOptimizer();
  }

  #newOptimizer(): AdamW {
    return new AdamW(this.bert.kernels, this.bert.store, { beta2: 0.98 });
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
    const { steps } = this.settings;
    const rate = this.#rate * linearSchedule(this.#step, steps, warmupOf(steps));
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

  /** The weights as they are now; a copy. */
  state(): PretrainingState {
    return { step: this.#step, weights: this.bert.store.snapshot() };
  }

  /**
   * Goes on from an earlier state, perhaps at another rate. AdamW starts anew: what it knew of the gradients belonged to
   * later steps.
   */
  restore({ step, weights }: PretrainingState, rate = this.settings.rate): void {
    this.bert.store.restore(weights);
    this.#step = step;
    this.#rate = rate;
    this.bert.kernels.memory.fill(0, ...this.#momentRange());
    this.#optimizer = this.#newOptimizer();
  }

  #momentRange(): [number, number] {
    const trained = this.bert.store.parameters.flatMap((parameter) => parameter.trained ?? []);
    return [
      Math.min(...trained.map(({ mean }) => mean)),
      Math.max(...trained.map(({ square, count }) => square + count)),
    ];
  }
}
