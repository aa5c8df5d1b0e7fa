import * as Comlink from "comlink";
import { TrainingError } from "../engine/errors";
import { shippedCorpus } from "../engine/training/corpus/world";
import { modelFolder } from "../engine/training/folder";
import { chooseTraining } from "../engine/training/kernels/choose";
import { probeOf, wordInText } from "../engine/training/pretraining/examination";
import { Pretraining, type PretrainingState } from "../engine/training/pretraining/pretraining";
import type { Parameter } from "../engine/training/store";
import { readText } from "../worker/download";
import { carryProblems } from "../worker/problems";
import { inMemory } from "./inMemory";
import { KeptStates } from "./keptStates";
import type { RunInfo, Snapshot, TrainerWorker, TrainingNews, TrainingOrder } from "./protocol";

/** Snapshots of a whole run; beside them the first few steps, one by one. */
const SNAPSHOTS = 60;
const EARLY = [1, 2, 4, 8, 16, 24];
/** Milliseconds of training between two looks at the messages. */
const AT_ONCE = 24;
const NEWS_EVERY = 120;

class Trainer implements TrainerWorker {
  #run: Pretraining | null = null;
  #onNews: (news: TrainingNews) => void = () => undefined;
  #running = false;
  /** Null where nobody goes on from this run: a second one beside the first. */
  #kept: KeptStates | null = null;
  #pending: Snapshot[] = [];
  /** The weights of the last snapshot; always the same array. */
  #last: { step: number; readonly weights: Float32Array<ArrayBuffer> } | null = null;
  #loss = { sum: 0, count: 0 };
  #speed = { tokens: 0, milliseconds: 0 };
  #told = 0;

  async begin(order: TrainingOrder, onNews: (news: TrainingNews) => void): Promise<RunInfo> {
    const { settings, exhibits } = order;
    const text = order.text ?? shippedCorpus(await readText(order.everyday));
    const run = inMemory(() => new Pretraining(text, settings, chooseTraining("auto")));
    const { tokenizer, examination, bert } = run;
    const { vocabulary } = tokenizer;
    const known = (sentence: string): boolean =>
      tokenizer.encode(sentence).tokens.every((token) => token.id !== vocabulary.special.unk);
    const given = exhibits.probes.filter(known).map((sentence) => probeOf(sentence, tokenizer));
    // The visitor's own text may know none of these words: then its own held-out sentences are asked.
    const probes = given.length > 0 && !order.text ? given : ownProbes(run);
    const words = exhibits.words.filter((word) => vocabulary.id(word) !== undefined);
    const shown = words.length >= 8 ? words : frequentWords(run);
    const senses = exhibits.senses.pairs.flatMap((pair) => {
      const found = pair.map((sentence) => wordInText(sentence, exhibits.senses.word, tokenizer));
      return found[0] && found[1] ? [[found[0], found[1]] as const] : [];
    });
    examination.show({ probes, words: shown.map((word) => vocabulary.id(word)!), senses });
    this.#run = run;
    this.#onNews = onNews;
    if (order.isKept) this.#kept = new KeptStates(settings.steps);
    if (order.from) run.restore(order.from);
    this.#snapshot();
    this.#tell();
    return {
      parameters: bert.store.weights.count,
      vocabulary: vocabulary.size,
      sentences: run.corpus.training.length,
      heldOut: run.corpus.heldOut.length,
      plateau: examination.plateau,
      commonest: examination.commonest,
      probes: probes.map(({ ids, blank }) => ({ tokens: ids.map((id) => vocabulary.text(id)), blank })),
      words: shown,
      kernels: bert.kernels.name,
      memory: bert.kernels.memory.byteLength,
    };
  }

  async run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    while (this.#running && this.#run && !this.#run.finished) {
      const start = performance.now();
      while (performance.now() - start < AT_ONCE && !this.#run.finished) this.#advance();
      this.#speed.milliseconds += performance.now() - start;
      if (performance.now() - this.#told > NEWS_EVERY || this.#run.finished) this.#tell();
      await breath();
    }
    this.#running = false;
    this.#tell();
  }

  async pause(): Promise<void> {
    this.#running = false;
  }

  async stepOnce(): Promise<void> {
    if (this.#running || !this.#run || this.#run.finished) return;
    this.#advance();
    this.#snapshot();
    this.#tell();
  }

  async stateAt(step: number): Promise<PretrainingState> {
    if (this.#run && step >= this.#run.step) return this.#run.state();
    if (!this.#kept) throw new TrainingError("nothingTrained");
    return this.#kept.nearest(step);
  }

  async folderAt(step: number): ReturnType<TrainerWorker["folderAt"]> {
    if (!this.#run) throw new TrainingError("nothingTrained");
    const { bert, config, vocabText } = this.#run;
    const now = bert.store.snapshot();
    bert.store.restore((await this.stateAt(step)).weights);
    try {
      return modelFolder(bert.store, config, vocabText);
    } finally {
      bert.store.restore(now);
    }
  }

  #advance(): void {
    const run = this.#run!;
    const { loss, tokens, step } = run.advance();
    this.#loss.sum += loss;
    this.#loss.count++;
    this.#speed.tokens += tokens;
    const every = Math.max(1, Math.ceil(run.settings.steps / SNAPSHOTS));
    if (step % every === 0 || EARLY.includes(step) || run.finished) this.#snapshot();
  }

  #snapshot(): void {
    const run = this.#run!;
    const { guesses, ...look } = run.examination.look(run.bert);
    const { vocabulary } = run.tokenizer;
    const moved = this.#moved(run);
    this.#pending.push({
      step: run.step,
      measures: run.measure(),
      trainingLoss: this.#loss.count > 0 ? this.#loss.sum / this.#loss.count : Number.NaN,
      look: {
        ...look,
        guesses: guesses.map((all) =>
          all.map(({ id, probability }) => ({ token: vocabulary.text(id), probability })),
        ),
      },
      moved,
    });
    this.#loss = { sum: 0, count: 0 };
    this.#kept?.offer(run.step, () => run.state());
  }

  /** How far each part went since the snapshot before. */
  #moved(run: Pretraining): number[] {
    const { store } = run.bert;
    const last = this.#last;
    const steps = run.step - (last?.step ?? run.step);
    const moved = partsOf(run).map((part) =>
      last && steps > 0 ? wayOf(part, last.weights, run) / steps : 0,
    );
    if (last) {
      store.snapshot(last.weights);
      last.step = run.step;
    } else this.#last = { step: run.step, weights: store.snapshot() };
    return moved;
  }

  #tell(): void {
    const run = this.#run;
    if (!run) return;
    this.#told = performance.now();
    const { tokens, milliseconds } = this.#speed;
    this.#onNews({
      step: run.step,
      snapshots: this.#pending,
      tokensPerSecond: milliseconds > 0 ? (1000 * tokens) / milliseconds : 0,
      finished: run.finished,
    });
    this.#pending = [];
  }
}

/** The parameters of the embeddings, each layer and the head. */
function partsOf({ bert }: Pretraining): Parameter[][] {
  const names = [
    "embeddings.",
    ...Array.from({ length: bert.config.layers }, (_, i) => `encoder.layer.${i}.`),
    "cls.predictions.",
  ];
  return names.map((prefix) => bert.store.parameters.filter(({ name }) => name.startsWith(prefix)));
}

/** ‖now − before‖ / ‖before‖ of some parameters. */
function wayOf(
  part: readonly Parameter[],
  before: Float32Array,
  { bert: { store, kernels } }: Pretraining,
): number {
  const { memory } = kernels;
  let [sum, size] = [0, 0];
  for (const { at, rows, columns } of part) {
    const shift = store.weights.at;
    for (let i = at; i < at + rows * columns; i++) {
      const old = before[i - shift];
      sum += (memory[i] - old) ** 2;
      size += old ** 2;
    }
  }
  return Math.sqrt(sum / Math.max(size, 1e-30));
}

/** Three held-out sentences with the last word but one hidden. */
function ownProbes({ corpus, tokenizer }: Pretraining): { ids: number[]; blank: number }[] {
  const { cls, sep, mask } = tokenizer.vocabulary.special;
  return corpus.heldOut
    .filter((ids) => ids.length >= 4)
    .slice(0, 3)
    .map((sentence) => {
      const ids = [cls, ...sentence, sep];
      const blank = ids.length - 3;
      ids[blank] = mask;
      return { ids, blank };
    });
}

/** The whole words that stand in the text most often. */
function frequentWords({ corpus, tokenizer }: Pretraining): string[] {
  const counts = new Map<string, number>();
  for (const id of corpus.training.flat()) {
    const word = tokenizer.vocabulary.text(id);
    if (/^\p{L}{2,}$/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 40)
    .map(([word]) => word);
}

/** Lets messages in: a timer of zero waits four milliseconds, a message does not. */
const channel = new MessageChannel();
function breath(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve();
    channel.port2.postMessage(0);
  });
}

carryProblems();
Comlink.expose(new Trainer());
