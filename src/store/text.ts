import { type AppState, useStore } from "./store";

const set = useStore.setState;

const wordsOf = ({ text, pair }: Pick<AppState, "text" | "pair">) => ({ text, pair });

/** Another text in place of the visitor's: an example, a pair the other way round. Without `pair` that one stays. */
export function setText(text: string, pair: string | null = useStore.getState().pair): void {
  // Positions belong to the old words: a new text starts with none masked by hand.
  set((state) => ({ text, pair, masked: [], own: state.own ?? wordsOf(state) }));
}

export const setPair = (pair: string | null): void => setText(useStore.getState().text, pair);

/** What the visitor types: their own words. */
export function typeText(text: string): void {
  set(({ pair }) => ({ text, masked: [], own: { text, pair } }));
}

/** The visitor writes the second sentence. */
export function typePair(pair: string): void {
  set(({ text }) => ({ pair, masked: [], own: { text, pair } }));
}

/** Whether something else stands where the visitor's own words were. */
export const isReplaced = ({ own, text, pair }: Pick<AppState, "own" | "text" | "pair">): boolean =>
  own !== null && (own.text !== text || own.pair !== pair);

/** Brings the visitor's own words back, if something else stands in their place. */
export function undoText(): void {
  set((state) => (isReplaced(state) ? { ...state.own, masked: [] } : {}));
}

/** Another throw of the masking dice: a whole number of 32 bits. */
export const setSeed = (seed: number): void => set({ seed: seed >>> 0 });

/** Positions masked by hand. */
export const setMasked = (masked: readonly number[]): void => set({ masked });

/** Hides a token by hand, or shows it again. */
export function toggleMasked(position: number): void {
  set(({ masked }) => ({
    masked: masked.includes(position)
      ? masked.filter((p) => p !== position)
      : [...masked, position].sort((a, b) => a - b),
  }));
}
