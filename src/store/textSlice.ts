import { FIRST_TEXT } from "../words/firstText";
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
  /** The visitor's own words, for when something else has taken their place; null until something has. */
  readonly own: { readonly text: string; readonly pair: string | null } | null;
  /** Another text in place of the visitor's: an example, a pair the other way round. */
  setText(text: string): void;
  setPair(pair: string | null): void;
  /** What the visitor types: their own words. */
  typeText(text: string): void;
  typePair(pair: string): void;
  /** Brings the visitor's own words back, if something else stands in their place. */
  undoText(): void;
  setSeed(seed: number): void;
  toggleMasked(position: number): void;
  setMasked(positions: readonly number[]): void;
  setEnding(ending: string): void;
  setOther(other: string): void;
  setSentence(index: number, sentence: string): void;
  setSentences(sentences: readonly string[]): void;
}

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

/** Whether something else stands where the visitor's own words were. */
export const isReplaced = ({ own, text, pair }: Pick<TextSlice, "own" | "text" | "pair">): boolean =>
  own !== null && (own.text !== text || own.pair !== pair);

export const createTextSlice: Slice<TextSlice> = (set) => ({
  text: FIRST_TEXT,
  pair: null,
  seed: 2018,
  masked: [],
  ending: DEFAULT_ENDING,
  other: DEFAULT_OTHER,
  sentences: DEFAULT_SENTENCES,
  own: null,
  // Positions belong to the old words: a new text starts with none masked by hand.
  setText: (text) => set((state) => ({ text, masked: [], own: state.own ?? wordsOf(state) })),
  setPair: (pair) => set((state) => ({ pair, masked: [], own: state.own ?? wordsOf(state) })),
  typeText: (text) => set(({ pair }) => ({ text, masked: [], own: { text, pair } })),
  typePair: (pair) => set(({ text }) => ({ pair, masked: [], own: { text, pair } })),
  undoText: () => set((state) => (isReplaced(state) ? { ...state.own, masked: [] } : {})),
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

const wordsOf = ({ text, pair }: Pick<TextSlice, "text" | "pair">) => ({ text, pair });
