import type { GuessResult, NumberRef, Segment } from "../../engine";
import { guessRef, meanRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import type { Choice, MlmPlan } from "./plan";
import { requests } from "./requests";
import { words } from "./words";

/** What the model says at one chosen position. */
export interface Reading {
  readonly choice: Choice;
  /** The token the model sees there: `[MASK]`, a random word, or the original. */
  readonly input: string;
  readonly segment: Segment;
  /** The word to be recovered; null if only the visitor knows it. */
  readonly original: string | null;
  readonly both: GuessResult | null;
}

/** Whether the forward pass on stage belongs to the plan. It lags behind it by the time of one pass. */
export function isAnswered(context: SceneContext): boolean {
  return answerTo(context, "main", requests(context).main) !== null;
}

/** What the passes say at each chosen position of the plan. Ask `isAnswered` first. */
export function readPlan(context: SceneContext, plan: MlmPlan): readonly Reading[] {
  const { main } = context;
  return plan.choices.map((choice) => {
    const here = (main?.guesses ?? []).filter(({ position }) => position === choice.position);
    const about = here.filter(
      ({ target }) => target === null || target.id === plan.tokens[choice.position].id,
    );
    return {
      choice,
      segment: plan.tokens[choice.position].segment,
      input: inputText(choice, plan, here),
      original: choice.original === null ? null : plan.tokens[choice.position].text,
      both: about[0] ?? null,
    };
  });
}

/** The page has no vocabulary, so a random word's name comes with the model's answer about it (see requests.ts). */
function inputText(choice: Choice, plan: MlmPlan, here: readonly GuessResult[]): string {
  if (choice.fate === "mask") return "[MASK]";
  const token = plan.tokens[choice.position];
  if (choice.id === token.id) return token.text;
  return here.find(({ target }) => target?.id === choice.id)?.target?.token ?? "…";
}

/** The readings that have a loss: those whose original is known. */
export function scored(readings: readonly Reading[]): readonly Reading[] {
  return readings.filter(({ original, both }) => original !== null && both?.target);
}

/** Where a position's loss comes from. */
export function lossRef({ choice, both }: Reading): NumberRef {
  return guessRef(choice.position, both?.target?.id ?? 0, "loss");
}

/** The MLM loss: mean of −ln p over the chosen positions (Devlin et al. 2018, as in HF `CrossEntropyLoss`); null if none counts. */
export function meanLoss(context: SceneContext, readings: readonly Reading[]): Num | null {
  const { meanName, meanOf, lossOf } = words.loss;
  const losses = scored(readings).map((reading) => ({
    label: lossOf(reading.original ?? ""),
    ref: lossRef(reading),
  }));
  if (losses.length === 0) return null;
  const about = meanRef(meanName, meanOf(losses.length), losses);
  return numberOf(context, { request: context.runs.main?.answered, about });
}
