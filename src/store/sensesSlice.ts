import type { Slice } from "./slice";

/** Most sentences the visitor can add, and the length of each and of the word. */
export const MAX_OWN = 12;
export const MAX_OWN_LENGTH = 200;
export const MAX_WORD_LENGTH = 40;

/** One word in many sentences: what the visitor chose and wrote. */
export interface Senses {
  readonly word: string;
  /** The visitor's own sentences. They stay when the word changes; those without the word just have no point. */
  readonly own: readonly string[];
  /** Ready sentences of the word that were taken out, by index. */
  readonly out: readonly number[];
  /** The selected sentence: `r3` is the fourth ready one, `o0` the first own, `main` the text above; null lets the scene choose. */
  readonly selected: string | null;
}

export interface SensesSlice {
  readonly senses: Senses;
  /** Another word: its ready sentences are all in again. */
  setSenseWord(word: string): void;
  selectSense(id: string | null): void;
  /** Adds a sentence at the end and selects it. Beyond `MAX_OWN` nothing happens. */
  addSense(sentence: string): void;
  editSense(index: number, sentence: string): void;
  removeSense(index: number): void;
  removeReadySense(index: number): void;
  restoreReadySenses(): void;
}

export const NO_SENSES: Senses = { word: "bank", own: [], out: [], selected: null };

/** Whatever a link or a text box holds, brought within the limits. */
export function clampSenses({ word, own, out, selected }: Senses): Senses {
  return {
    word: word.slice(0, MAX_WORD_LENGTH),
    own: own.slice(0, MAX_OWN).map((sentence) => sentence.slice(0, MAX_OWN_LENGTH)),
    out: [...new Set(out)].filter((index) => Number.isInteger(index) && index >= 0).sort((a, b) => a - b),
    selected,
  };
}

export const createSensesSlice: Slice<SensesSlice> = (set) => {
  const change = (part: (senses: Senses) => Partial<Senses>) =>
    set(({ senses }) => ({ senses: clampSenses({ ...senses, ...part(senses) }) }));
  return {
    senses: NO_SENSES,
    setSenseWord: (word) => change(() => ({ word, out: [], selected: null })),
    selectSense: (selected) => change(() => ({ selected })),
    addSense: (sentence) =>
      change(({ own }) =>
        own.length < MAX_OWN ? { own: [...own, sentence], selected: `o${own.length}` } : {},
      ),
    editSense: (index, sentence) =>
      change(({ own }) => ({
        own: own.map((old, i) => (i === index ? sentence : old)),
        selected: `o${index}`,
      })),
    removeSense: (index) => change(({ own }) => ({ own: own.filter((_, i) => i !== index), selected: null })),
    removeReadySense: (index) => change(({ out }) => ({ out: [...out, index], selected: null })),
    restoreReadySenses: () => change(() => ({ out: [] })),
  };
};
