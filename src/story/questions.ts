import type { SceneContext } from "../scenes/scene";
import { cutOptions } from "./cut";
import { floorsOptions } from "./floors";
import { clsOptions } from "./gather";
import { guessOptions, readGuess } from "./guess";
import { learnOptions } from "./learn";
import { lookOptions } from "./look";
import type { Question } from "./question";

/** The question of each step that asks one; null while the model has not answered it. */
const QUESTIONS: Readonly<Record<string, (context: SceneContext) => Question | null>> = {
  "guess-ask": (context) => guessOptions(readGuess(context)),
  "words-ask": cutOptions,
  "looking-ask": lookOptions,
  "floors-ask": floorsOptions,
  "cls-ask": clsOptions,
  "learning-ask": learnOptions,
};

/** What was predicted at a step; null if nothing was. */
export function pickOf(picks: readonly string[], step: string): string | null {
  return picks.find((line) => line.startsWith(`${step} `))?.slice(step.length + 1) ?? null;
}

export function optionsOf(context: SceneContext, step: string): Question | null {
  return QUESTIONS[step]?.(context) ?? null;
}
