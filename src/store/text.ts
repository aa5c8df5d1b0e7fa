import { MAX_SENTENCES } from "./fields";
import { clampSenses, MAX_OWN, type Senses } from "./senses";
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

export function toggleMasked(position: number): void {
  set(({ masked }) => ({
    masked: masked.includes(position)
      ? masked.filter((p) => p !== position)
      : [...masked, position].sort((a, b) => a - b),
  }));
}

/** The second ending and the second text of the attention scene. */
export const setEnding = (ending: string): void => set({ ending });
export const setOther = (other: string): void => set({ other });

/** One of the sentences that the [CLS] scene compares. */
export function setSentence(index: number, sentence: string): void {
  set(({ sentences }) => ({ sentences: sentences.map((old, i) => (i === index ? sentence : old)) }));
}

export function setSentences(sentences: readonly string[]): void {
  set({ sentences: sentences.slice(0, MAX_SENTENCES) });
}

function changeSenses(part: (senses: Senses) => Partial<Senses>): void {
  set(({ senses }) => ({ senses: clampSenses({ ...senses, ...part(senses) }) }));
}

/** Another word of the senses scene: its ready sentences are all in again. */
export const setSenseWord = (word: string): void => changeSenses(() => ({ word, out: [], selected: null }));

export const selectSense = (selected: string | null): void => changeSenses(() => ({ selected }));

/** Adds a sentence at the end and selects it. Beyond `MAX_OWN` nothing happens. */
export function addSense(sentence: string): void {
  changeSenses(({ own }) =>
    own.length < MAX_OWN ? { own: [...own, sentence], selected: `o${own.length}` } : {},
  );
}

export function editSense(index: number, sentence: string): void {
  changeSenses(({ own }) => ({
    own: own.map((old, i) => (i === index ? sentence : old)),
    selected: `o${index}`,
  }));
}

export function removeSense(index: number): void {
  changeSenses(({ own }) => ({ own: own.filter((_, i) => i !== index), selected: null }));
}

export function removeReadySense(index: number): void {
  changeSenses(({ out }) => ({ out: [...out, index], selected: null }));
}

export const restoreReadySenses = (): void => changeSenses(() => ({ out: [] }));
