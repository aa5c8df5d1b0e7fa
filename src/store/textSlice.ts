import { type Fields, MAX_SENTENCES } from "./fields";
import type { Slice } from "./slice";

/** What the visitor writes, and how the masking dice fall. */
export interface TextSlice {
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

/** Whether something else stands where the visitor's own words were. */
export const isReplaced = ({ own, text, pair }: Pick<TextSlice & Fields, "own" | "text" | "pair">): boolean =>
  own !== null && (own.text !== text || own.pair !== pair);

export const createTextSlice: Slice<TextSlice, Fields> = (set) => ({
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

const wordsOf = ({ text, pair }: Pick<Fields, "text" | "pair">) => ({ text, pair });
