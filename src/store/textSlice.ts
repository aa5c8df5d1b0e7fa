import type { Slice } from "./slice";

/** What the visitor typed, and how the masking dice fall. */
export interface TextSlice {
  readonly text: string;
  /** The second sentence, or null when there is none. */
  readonly pair: string | null;
  /** Seed of the masking dice, a uint32: shown on the page and kept in the link. */
  readonly seed: number;
  /** Positions masked by hand; empty means that the dice decide. */
  readonly masked: readonly number[];
  /** A second ending for the attention scene's left-to-right comparison. */
  readonly ending: string;
  /** A second text whose attention is drawn beside the first one's. */
  readonly other: string;
  /** Sentences compared in the [CLS] scene. */
  readonly sentences: readonly string[];
  setText(text: string): void;
  setPair(pair: string | null): void;
  setSeed(seed: number): void;
  toggleMasked(position: number): void;
  setMasked(positions: readonly number[]): void;
  setEnding(ending: string): void;
  setOther(other: string): void;
  setSentence(index: number, sentence: string): void;
  setSentences(sentences: readonly string[]): void;
}

export const DEFAULT_TEXT = "The river flows into the sea.";

export const DEFAULT_ENDING = "approved the loan.";
export const DEFAULT_OTHER = "The bank by the market was closed.";

/** Sentences that the [CLS] scene compares at most. */
export const MAX_SENTENCES = 6;

export const DEFAULT_SENTENCES: readonly string[] = [
  "The cat sleeps on the sofa.",
  "A kitten is resting on the couch.",
  "The parliament passed a new law.",
  "The cat does not sleep on the sofa.",
];

export const createTextSlice: Slice<TextSlice> = (set) => ({
  text: DEFAULT_TEXT,
  pair: null,
  seed: 2018,
  masked: [],
  ending: DEFAULT_ENDING,
  other: DEFAULT_OTHER,
  sentences: DEFAULT_SENTENCES,
  // Positions belong to the old words: a new text starts with none masked by hand.
  setText: (text) => set({ text, masked: [] }),
  setPair: (pair) => set({ pair, masked: [] }),
  setSeed: (seed) => set({ seed: seed >>> 0 }),
  toggleMasked: (position) =>
    set(({ masked }) => ({
      masked: masked.includes(position)
        ? masked.filter((p) => p !== position)
        : [...masked, position].sort((a, b) => a - b),
    })),
  setMasked: (masked) => set({ masked }),
  setEnding: (ending) => set({ ending }),
  setOther: (other) => set({ other }),
  setSentence: (index, sentence) =>
    set(({ sentences }) => ({ sentences: sentences.map((old, i) => (i === index ? sentence : old)) })),
  setSentences: (sentences) => set({ sentences: sentences.slice(0, MAX_SENTENCES) }),
});
