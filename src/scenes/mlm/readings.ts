import {
  type GuessResult,
  hiddenStates,
  type NumberRef,
  type RunResult,
  row,
  type Segment,
} from "../../engine";
import { averageHeads } from "../../engine/analysis/rollout";
import { guessRef, meanRef } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answersTo, answerTo } from "../../store/answer";
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
  /** The guess from the left context alone, the position masked; null while its pass is under way. */
  readonly left: GuessResult | null;
  /** The MLM head on each hidden state that was asked for, in order; none while their pass is under way. */
  readonly lens: readonly GuessResult[];
  /** Hidden states by index, `[hidden]` each: 0 is the embeddings' output. */
  readonly states: readonly Float32Array[];
}

/**
 * Whether the forward passes on stage belong to the plan. They lag behind it by the time of one pass.
 * @param also passes that have to be there besides the main one.
 */
export function isAnswered(context: SceneContext, also: readonly ("left" | "lens")[] = []): boolean {
  const questions = requests(context);
  return (["main", ...also] as const).every((name) => answerTo(context, name, questions[name]) !== null);
}

/** What the passes say at each chosen position of the plan. Ask `isAnswered` first. */
export function readPlan(context: SceneContext, plan: MlmPlan): readonly Reading[] {
  const { main } = context;
  const { left, lens } = answersTo(context, requests(context));
  const layers = context.model?.config.layers ?? main?.trace.layers.length ?? 0;
  const states = (main && hiddenStates(main.trace, context.switches.layersOff)) ?? [];
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
      both: about.find(({ state }) => state === layers) ?? null,
      left: left?.guesses.find(({ position }) => position === choice.position) ?? null,
      lens: (lens?.guesses ?? []).filter(({ position }) => position === choice.position),
      states: states.map((state) => row(state, choice.position)),
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

/** Mean over heads of the attention from `position` to every token, by layer: `looks[layer][token]`. */
export function looksFrom(main: RunResult | null, position: number | null): readonly ArrayLike<number>[] {
  if (!main || position === null) return [];
  return main.trace.layers.map(({ probs }) => (probs ? row(averageHeads(probs), position) : []));
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
