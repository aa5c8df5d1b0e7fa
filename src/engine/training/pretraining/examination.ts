import { seededRandom } from "../../random";
import { argmax } from "../../tensor";
import type { Encoding } from "../../tokenizer/encoding";
import type { Tokenizer } from "../../tokenizer/tokenizer";
import type { Vocabulary } from "../../tokenizer/vocabulary";
import type { Corpus } from "../corpus/corpus";
import { type Matrix, Part } from "../kernels/kernels";
import { rowsOfHead } from "../layers/attention";
import { concatenate, type Sequences } from "../layers/context";
import { wordLogits, wordLoss } from "../layers/mlmHead";
import type { Encoded, TrainableBert } from "../model";
import { join } from "./batches";
import type { PretrainingSettings } from "./settings";

/** How well a model guesses hidden words of sentences that it never read. */
export interface Measures {
  /** Mean cross-entropy in nats. */
  readonly loss: number;
  /** Share whose best guess is the word that stood there. */
  readonly top1: number;
  /** The same share for tokens that are not hidden but asked all the same: as they stand. Null from left to right. */
  readonly seen: number | null;
}

/** What a head does on average over held-out sentences: the share of its attention on each of these tokens. */
export const HABITS = ["previous", "next", "same", "cls", "sep"] as const;
export type Habit = (typeof HABITS)[number];

/** A picture of the model at one step, for the page. */
export interface Look {
  /** `[probes][guesses]`, most probable first. */
  readonly guesses: readonly (readonly { readonly id: number; readonly probability: number }[])[];
  /** `[layers][heads]` */
  readonly habits: readonly (readonly Readonly<Record<Habit, number>>[])[];
  /** Attention over the first probe's sentence, `[layers][heads]` of `[tokens, tokens]`. */
  readonly attention: readonly (readonly Float32Array[])[];
  /** The shown words' vectors, `[words, hidden]`. */
  readonly embeddings: Float32Array;
  /** Cosine of the states of a word in each of some pairs of sentences, centred on held-out states: `[pairs]`. */
  readonly senses: readonly number[];
}

/** What is looked at: sentences with a blank, words, and pairs of sentences that share a word. */
interface Exhibits {
  readonly probes: readonly Probe[];
  readonly words: readonly number[];
  readonly senses: readonly (readonly [WordInText, WordInText])[];
}

interface Probe {
  readonly ids: readonly number[];
  /** The place of the blank. */
  readonly blank: number;
}

interface WordInText {
  readonly ids: readonly number[];
  readonly place: number;
}

/** Guesses that are kept of each blank. */
const GUESSES = 6;
/** Sentences that habits are averaged over. */
const HABIT_SENTENCES = 48;
/** Sequences of one pass of an examination. */
const AT_ONCE = 24;

const NOTHING: Exhibits = { probes: [], words: [], senses: [] };

/** Asks a model the same questions at every step. */
export class Examination {
  readonly #vocabulary: Vocabulary;
  readonly #causal: boolean;
  readonly #hidden: readonly { readonly ids: readonly number[]; readonly blanks: readonly number[] }[];
  readonly #habitSentences: readonly (readonly number[])[];
  /** Loss of guessing every word by how often it stands in the training text, on the same held-out words. */
  readonly plateau: number;
  /** The share of held-out words that is the most frequent one. */
  readonly commonest: number;
  #exhibits: Exhibits = NOTHING;

  constructor(corpus: Corpus, vocabulary: Vocabulary, { seed, direction }: PretrainingSettings) {
    this.#vocabulary = vocabulary;
    this.#causal = direction === "left";
    const random = seededRandom(seed * 31 + 7);
    this.#hidden = corpus.heldOut.map((sentence) => {
      const ids = [vocabulary.special.cls, ...sentence, vocabulary.special.sep];
      const places = sentence.map((_, i) => i + 1);
      const blanks = places.filter(() => random() < 0.15);
      return { ids, blanks: blanks.length > 0 ? blanks : [places[Math.floor(random() * places.length)]] };
    });
    this.#habitSentences = corpus.heldOut.slice(0, HABIT_SENTENCES);
    const counts = new Float64Array(vocabulary.size).fill(1);
    let total = vocabulary.size;
    for (const sentence of corpus.training)
      for (const id of sentence) {
        counts[id]++;
        total++;
      }
    const targets = this.#hidden.flatMap(({ ids, blanks }) => blanks.map((at) => ids[at]));
    this.plateau = -targets.reduce((sum, id) => sum + Math.log(counts[id] / total), 0) / targets.length;
    const best = argmax(counts);
    this.commonest = targets.filter((id) => id === best).length / targets.length;
  }

  /** Says what `look` looks at from now on. */
  show(exhibits: Exhibits): void {
    this.#exhibits = exhibits;
  }

  /** To be called inside `scratch`. */
  measure(bert: TrainableBert): Measures {
    const { mask: maskId } = this.#vocabulary.special;
    let [loss, right, seen, count] = [0, 0, 0, 0];
    for (let i = 0; i < this.#hidden.length; i += AT_ONCE) {
      const part = this.#hidden.slice(i, i + AT_ONCE);
      const targets = part.flatMap(({ ids, blanks }) => blanks.map((at) => ids[at]));
      const ask = (isHidden: boolean): { loss: number; right: number } =>
        bert.scratch(() => {
          const sequences = concatenate(
            part.map(({ ids, blanks }) =>
              ids.map((id, at) => (isHidden && blanks.includes(at) ? maskId : id)),
            ),
          );
          const tokens = part.flatMap(({ blanks }, s) =>
            blanks.map((at) => sequences.starts[s] + this.#asked(at)),
          );
          const { context, hidden } = this.#encode(bert, sequences);
          const { store } = bert;
          return wordLoss(
            context,
            store.mlm,
            store.embeddings.word,
            hidden,
            { tokens, ids: targets },
            1,
            null,
          );
        });
      // From left to right nothing is hidden: what is behind a word is not seen anyway.
      const blind = ask(!this.#causal);
      loss += blind.loss;
      right += blind.right;
      if (!this.#causal) seen += ask(false).right;
      count += targets.length;
    }
    return { loss: loss / count, top1: right / count, seen: this.#causal ? null : seen / count };
  }

  /** The token that is asked for the word at a place: that one, or from left to right the one before. */
  #asked(place: number): number {
    return this.#causal ? place - 1 : place;
  }

  #encode(bert: TrainableBert, sequences: Sequences): Encoded {
    return bert.forward(sequences, { mask: this.#causal ? "causal" : "all" });
  }

  /** A picture of the model as it is now. */
  look(bert: TrainableBert): Look {
    const { probes, words, senses } = this.#exhibits;
    const { memory } = bert.kernels;
    const { weight } = bert.store.embeddings.word;
    const size = weight.columns;
    const embeddings = new Float32Array(words.length * size);
    words.forEach((id, i) => {
      embeddings.set(memory.subarray(weight.at + id * size, weight.at + (id + 1) * size), i * size);
    });
    return { ...this.#askProbes(bert, probes), ...this.#readOthers(bert, senses), embeddings };
  }

  /** What is seen when it reads some held-out sentences. */
  #readOthers(bert: TrainableBert, senses: Exhibits["senses"]): Pick<Look, "habits" | "senses"> {
    if (this.#habitSentences.length === 0) return { habits: [], senses: [] };
    return bert.scratch(() => {
      const sentences = this.#habitSentences.map((sentence) => [sentence, null] as const);
      const others = this.#encode(bert, join(sentences, this.#vocabulary));
      return { habits: habitsOf(others), senses: this.#compare(bert, others.hidden, senses) };
    });
  }

  #askProbes(bert: TrainableBert, probes: readonly Probe[]): Pick<Look, "guesses" | "attention"> {
    if (probes.length === 0) return { guesses: [], attention: [] };
    return bert.scratch(() => {
      const { kernels, store } = bert;
      const sequences = concatenate(probes.map(({ ids }) => ids));
      const encoded = this.#encode(bert, sequences);
      const tokens = probes.map(({ blank }, s) => sequences.starts[s] + this.#asked(blank));
      const logits = wordLogits(encoded.context, store.mlm, store.embeddings.word, encoded.hidden, tokens);
      kernels.softmax(logits);
      return {
        guesses: probes.map((_, r) => best(kernels.memory, logits, r, GUESSES)),
        attention: encoded.layers.map(({ attention }) =>
          Array.from({ length: bert.config.heads }, (_, head) =>
            copyOut(kernels.memory, rowsOfHead(new Part(), attention.sequences[0].probabilities, head)),
          ),
        ),
      };
    });
  }

  #compare(bert: TrainableBert, others: Matrix, pairs: Exhibits["senses"]): number[] {
    if (pairs.length === 0) return [];
    const { memory } = bert.kernels;
    // Centred on the mean state of other words: raw ones all look alike.
    const mean = new Float64Array(others.columns);
    for (let r = 0; r < others.rows; r++)
      for (let j = 0; j < others.columns; j++)
        mean[j] += memory[others.at + r * others.stride + j] / others.rows;
    const texts = pairs.flat();
    const sequences = concatenate(texts.map(({ ids }) => ids));
    const { hidden } = this.#encode(bert, sequences);
    const vectors = texts.map(({ place }, s) => {
      const from = hidden.at + (sequences.starts[s] + place) * hidden.stride;
      return Float64Array.from(mean, (value, j) => memory[from + j] - value);
    });
    return pairs.map((_, i) => cosine(vectors[2 * i], vectors[2 * i + 1]));
  }
}

/** What each head does on average, `[layers][heads]`, for words only: [CLS] and [SEP] have habits of their own. */
function habitsOf({ layers, context: { kernels, config } }: Encoded): Look["habits"] {
  const { memory } = kernels;
  const view = new Part();
  return layers.map(({ attention }) =>
    Array.from({ length: config.heads }, (_, head) => {
      const sums = { previous: 0, next: 0, same: 0, cls: 0, sep: 0 };
      let words = 0;
      for (const { probabilities } of attention.sequences) {
        const { at, columns, stride } = rowsOfHead(view, probabilities, head);
        const last = columns - 1;
        for (let from = 1; from < last; from++) {
          const row = at + from * stride;
          sums.previous += memory[row + from - 1];
          sums.next += memory[row + from + 1];
          sums.same += memory[row + from];
          sums.cls += memory[row];
          sums.sep += memory[row + last];
          words++;
        }
      }
      const share = (habit: Habit): number => sums[habit] / Math.max(1, words);
      return {
        previous: share("previous"),
        next: share("next"),
        same: share("same"),
        cls: share("cls"),
        sep: share("sep"),
      };
    }),
  );
}

/** A sentence with "[MASK]" in it as a probe. @throws Error if it has no blank. */
export function probeOf(text: string, tokenizer: Tokenizer): Probe {
  const { ids } = tokenizer.encode(text);
  const blank = ids.indexOf(tokenizer.vocabulary.special.mask);
  if (blank < 0) throw new Error("A sentence to probe with needs a [MASK].");
  return { ids: [...ids], blank };
}

/** The first piece of a word in a sentence; null if it is not there as one piece. */
export function wordInText(text: string, word: string, tokenizer: Tokenizer): WordInText | null {
  const { ids, tokens }: Encoding = tokenizer.encode(text);
  const place = tokens.findIndex((token) => token.text === word);
  return place < 0 ? null : { ids: [...ids], place };
}

function best(
  memory: Float32Array,
  logits: Matrix,
  r: number,
  count: number,
): { id: number; probability: number }[] {
  const row = memory.subarray(logits.at + r * logits.stride, logits.at + r * logits.stride + logits.columns);
  return [...row.keys()]
    .sort((a, b) => row[b] - row[a])
    .slice(0, count)
    .map((id) => ({ id, probability: row[id] }));
}

function copyOut(memory: Float32Array, { at, rows, columns, stride }: Matrix): Float32Array {
  const values = new Float32Array(rows * columns);
  for (let r = 0; r < rows; r++)
    values.set(memory.subarray(at + r * stride, at + r * stride + columns), r * columns);
  return values;
}

function cosine(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let [product, x, y] = [0, 0, 0];
  for (let j = 0; j < a.length; j++) {
    product += a[j] * b[j];
    x += a[j] * a[j];
    y += b[j] * b[j];
  }
  return x > 0 && y > 0 ? product / Math.sqrt(x * y) : 0;
}
