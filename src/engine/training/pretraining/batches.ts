import { shuffled } from "../../random";
import type { Vocabulary } from "../../tokenizer/vocabulary";
import type { Corpus } from "../corpus/corpus";
import type { Sequences } from "../layers/context";
import type { WordTargets } from "../layers/mlmHead";
import { LONGEST_SENTENCE, type PretrainingSettings } from "./settings";

/** One step's sequences and what is to be guessed in them. */
export interface PretrainingBatch {
  readonly sequences: Sequences;
  readonly words: WordTargets;
  /** For next sentence prediction: 0 follows, 1 does not; null without it. */
  readonly pairs: readonly number[] | null;
}

/** Draws batches without end: all sentences once in an order of chance, then again in another. */
export class BatchSource {
  readonly #corpus: Corpus;
  readonly #vocabulary: Vocabulary;
  readonly #settings: PretrainingSettings;
  readonly #random: () => number;
  readonly #ordinary: readonly number[];
  #order: number[] = [];

  constructor(corpus: Corpus, vocabulary: Vocabulary, settings: PretrainingSettings, random: () => number) {
    this.#corpus = corpus;
    this.#vocabulary = vocabulary;
    this.#settings = settings;
    this.#random = random;
    this.#ordinary = [...Array(vocabulary.size).keys()].filter((id) => !vocabulary.isSpecial(id));
  }

  next(): PretrainingBatch {
    const { batch, nextSentence, direction } = this.#settings;
    const drawn = Array.from({ length: batch }, () => this.#draw());
    const pairs = nextSentence ? drawn.map(() => (this.#random() < 0.5 ? 0 : 1)) : null;
    const sequences = join(
      drawn.map((i, s): [readonly number[], readonly number[] | null] => [
        this.#corpus.training[i],
        pairs && this.#corpus.training[pairs[s] === 0 ? this.#corpus.next[i] : this.#other()],
      ]),
      this.#vocabulary,
    );
    const words = direction === "left" ? nextWords(sequences) : this.#mask(sequences);
    return { sequences, words, pairs };
  }

  #draw(): number {
    if (this.#order.length === 0) {
      // With pairs, only sentences that have one behind them are a first one; the others serve as wrong seconds.
      const { next } = this.#corpus;
      const all = [...this.#corpus.training.keys()];
      const first = this.#settings.nextSentence ? all.filter((i) => next[i] >= 0) : all;
      this.#order = shuffled(first, this.#random);
    }
    return this.#order.pop()!;
  }

  #other(): number {
    return Math.floor(this.#random() * this.#corpus.training.length);
  }

  /** Chooses tokens and corrupts them in place (Devlin et al. 2018, section 3.1): at least one of each sequence. */
  #mask({ ids, starts }: Sequences): WordTargets {
    const { maskRate, masking } = this.#settings;
    const random = this.#random;
    const tokens: number[] = [];
    const targets: number[] = [];
    for (let s = 0; s + 1 < starts.length; s++) {
      const candidates: number[] = [];
      for (let t = starts[s]; t < starts[s + 1]; t++)
        if (!this.#vocabulary.isSpecial(ids[t])) candidates.push(t);
      const chosen = candidates.filter(() => random() < maskRate);
      if (chosen.length === 0 && candidates.length > 0)
        chosen.push(candidates[Math.floor(random() * candidates.length)]);
      for (const token of chosen) {
        tokens.push(token);
        targets.push(ids[token]);
        const fate = masking === "always" ? 0 : random();
        if (fate < 0.8) ids[token] = this.#vocabulary.special.mask;
        else if (fate < 0.9) ids[token] = this.#ordinary[Math.floor(random() * this.#ordinary.length)];
      }
    }
    return { tokens, ids: targets };
  }
}

/** [CLS] A [SEP], or [CLS] A [SEP] B [SEP], one behind the other. */
export function join(
  sentences: readonly (readonly [readonly number[], readonly number[] | null])[],
  { special }: Pick<Vocabulary, "special">,
): Sequences {
  const ids: number[] = [];
  const segments: number[] = [];
  const starts = [0];
  for (const [first, second] of sentences) {
    ids.push(special.cls, ...first, special.sep);
    if (second) ids.push(...second, special.sep);
    const lengths = [first.length + 2, second ? second.length + 1 : 0];
    lengths.forEach((length, segment) => {
      for (let i = 0; i < length; i++) segments.push(segment);
    });
    starts.push(ids.length);
  }
  return { ids: Int32Array.from(ids), segments: Int32Array.from(segments), starts: Int32Array.from(starts) };
}

/** Each token's target is the one behind it in its sequence. */
function nextWords({ ids, starts }: Sequences): WordTargets {
  const tokens: number[] = [];
  const targets: number[] = [];
  for (let s = 0; s + 1 < starts.length; s++)
    for (let t = starts[s]; t + 1 < starts[s + 1]; t++) {
      tokens.push(t);
      targets.push(ids[t + 1]);
    }
  return { tokens, ids: targets };
}

/** The largest batch that these settings can draw, for the memory: every token a target. */
export function largestBatch(
  { batch, nextSentence }: PretrainingSettings,
  longest = LONGEST_SENTENCE,
): PretrainingBatch {
  const sentence = Array<number>(longest).fill(5);
  const special = { pad: 0, unk: 1, cls: 2, sep: 3, mask: 4 };
  const sequences = join(Array(batch).fill([sentence, nextSentence ? sentence : null]), { special });
  const tokens = [...sequences.ids.keys()];
  return {
    sequences,
    words: { tokens, ids: tokens.map(() => 5) },
    pairs: nextSentence ? Array(batch).fill(0) : null,
  };
}
