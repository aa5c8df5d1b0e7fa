import type { Word } from "../../engine";
import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  normalize: [6],
  match: [({ encoding }) => matchSeconds(encoding.words)],
  inputs: [8],
});

/** What else begins within a step: the words after the normalized text; the ids, and the other two rows, after [CLS] and [SEP]. */
export const WORDS = STEP.normalize + 0.4;
export const IDS = STEP.inputs + 0.32;
export const OTHERS = STEP.inputs + 0.6;

/** The part of the matching step in which the matcher works; the rest is a pause. */
export const MOVING = 0.85;

/** A look-up that hits at once is quick to understand; more than this many tries of one word are shown faster. */
const QUICK = 0.7;
const SLOWEST_WORD = 26;

export interface WordSlot {
  /** Story times between which the matcher works on the word. */
  readonly from: number;
  readonly to: number;
}

const weight = (word: Word): number =>
  word.attempts.length <= 1 ? QUICK : Math.min(SLOWEST_WORD, word.attempts.length);

/** Seconds the matching step takes at speed 1: longer for words that need many tries. */
export function matchSeconds(words: readonly Word[]): number {
  const total = words.reduce((sum, word) => sum + weight(word), 0);
  return Math.max(4, Math.min(24, total * 0.4)) / MOVING;
}

/** When the matcher works on each word, one after the other within the matching step. */
export function matchSlots(words: readonly Word[]): WordSlot[] {
  const total = words.reduce((sum, word) => sum + weight(word), 0);
  let at = STEP.match;
  return words.map((word) => {
    const from = at;
    at += (weight(word) / total) * MOVING;
    return { from, to: at };
  });
}

/** The word the matcher is at, at time `t`; null outside the matching step. */
export function wordAt(slots: readonly WordSlot[], t: number): number | null {
  const index = slots.findIndex(({ from, to }) => t > from && t <= to);
  return index < 0 ? null : index;
}

/** How many tries of a word have been made at time `t`: each takes an equal part of the word's slot. */
export function attemptsMade(word: Word, slot: WordSlot, t: number): number {
  const share = (t - slot.from) / (slot.to - slot.from);
  return Math.max(0, Math.min(word.attempts.length, Math.ceil(share * word.attempts.length)));
}

/** The word to put under the magnifier when nothing else says which: the one that took the most tries, or is longest. */
export function hardestWord(words: readonly Word[]): number {
  let best = 0;
  words.forEach((word, index) => {
    const leader = words[best];
    const harder = word.attempts.length - leader.attempts.length || word.text.length - leader.text.length;
    if (harder > 0) best = index;
  });
  return best;
}
