import type { Fields } from "./fields";
import { clampSenses, MAX_OWN, type Senses } from "./senses";
import type { Slice } from "./slice";

export interface SensesSlice {
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

export const createSensesSlice: Slice<SensesSlice, Pick<Fields, "senses">> = (set) => {
  const change = (part: (senses: Senses) => Partial<Senses>) =>
    set(({ senses }) => ({ senses: clampSenses({ ...senses, ...part(senses) }) }));
  return {
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
