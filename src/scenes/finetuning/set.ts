import type { LabelledText } from "../../engine";
import type { SceneContext } from "../scene";
import { type LabelledSet, SETS } from "./sets";
import { readOwn } from "./settings";
import { words } from "./words";

/** Of own sentences every fourth is held out: the head is measured on it and never learns from it. */
const HELD_OUT = 4;

/** The sentences that the head learns from and is measured on; own ones without text or class are left out. */
export function currentSet({ settings }: Pick<SceneContext, "settings">): LabelledSet {
  const { set, own, classes } = settings.finetuning;
  if (set !== "own") return SETS[set];
  const sentences = own
    .map(readOwn)
    .filter(({ text, label }) => text.trim() !== "" && label < classes.length);
  const isTest = (i: number): boolean => sentences.length >= 8 && i % HELD_OUT === HELD_OUT - 1;
  const pick = (test: boolean): LabelledText[] => sentences.filter((_, i) => isTest(i) === test);
  return { classes, examples: pick(false), tests: pick(true) };
}

/** Why a set cannot be learned from yet, as a sentence; null if it can. */
export function lackOf({ examples, classes }: LabelledSet): string | null {
  if (classes.length < 2) return words.lack.classes;
  const empty = classes.findIndex((_, label) => !examples.some((example) => example.label === label));
  if (empty >= 0) return words.lack.sentence(classes[empty]);
  return null;
}

/** The sentence that the new head is tried on. */
export function triedText({ settings, text }: Pick<SceneContext, "settings" | "text">): string {
  return settings.finetuning.tried.trim() || text;
}
