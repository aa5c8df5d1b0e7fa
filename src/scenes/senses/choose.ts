import { useStore } from "../../store/store";
import { setSetting, settingsOf } from "../settings";
import { clampSenses, MAX_OWN, type Senses } from "./settings";

function changeSenses(part: (senses: Senses) => Partial<Senses>): void {
  const { chosen } = settingsOf(useStore.getState()).senses;
  setSetting("senses", { chosen: clampSenses({ ...chosen, ...part(chosen) }) });
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

/** Rewrites one of the visitor’s sentences, and selects it. */
export function editSense(index: number, sentence: string): void {
  changeSenses(({ own }) => ({
    own: own.map((old, i) => (i === index ? sentence : old)),
    selected: `o${index}`,
  }));
}

/** Takes away one of the visitor’s sentences. */
export function removeSense(index: number): void {
  changeSenses(({ own }) => ({ own: own.filter((_, i) => i !== index), selected: null }));
}

/** Leaves one of the ready sentences out. */
export function removeReadySense(index: number): void {
  changeSenses(({ out }) => ({ out: [...out, index], selected: null }));
}

export const restoreReadySenses = (): void => changeSenses(() => ({ out: [] }));
