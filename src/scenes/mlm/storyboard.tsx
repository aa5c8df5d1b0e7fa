import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, grouped, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { DrawsCaption, fooledCaption } from "./feltWords";
import { type Choice, type MlmPlan, makePlan } from "./plan";
import { isAnswered, meanLoss, type Reading, readPlan, scored } from "./readings";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const plan = makePlan(context);
  const readings = isAnswered(context) ? readPlan(context, plan) : [];
  const { layers = 0, vocabSize = 0 } = context.model?.config ?? {};
  const [first] = readings;
  const { steps } = words;
  const titles = {
    ...steps,
    dice: { title: plan.mode === "dice" ? steps.dice.title : steps.dice.rest },
    layers: { title: steps.layers.title(layers) },
  };
  return tell(context, titles, {
    tokens: steps.tokens.caption(plan.tokens.length),
    dice: () => dice(plan, context.seed),
    fate: () => fate(plan),
    input: () => input(plan, first),
    layers: () => passage(first),
    guesses: () => guesses(first, readings.length, vocabSize),
    left: () => left(first, context.model?.hasLeft ?? false),
    loss: () => loss(context, plan, readings),
    draws: <DrawsCaption context={context} />,
    fooled: fooledCaption,
  });
}

function dice(plan: MlmPlan, seed: number): ReactNode {
  const { typed, hand, none, caption } = words.steps.dice;
  const count = plan.choices.length;
  if (plan.mode === "typed") return typed;
  if (plan.mode === "hand") return hand(names(plan, plan.choices), seed);
  if (count === 0) return none;
  const { length } = plan.tokens;
  return caption(seed, length, fixed(0.15 * length, 1), count, names(plan, plan.choices));
}

function fate(plan: MlmPlan): ReactNode {
  if (plan.mode !== "dice") return words.steps.fate.shown(plan.mode === "hand");
  const count = (name: Choice["fate"]) => plan.choices.filter((choice) => choice.fate === name).length;
  return words.steps.fate.caption(count("mask"), count("random"), count("keep"));
}

function input({ choices }: MlmPlan, first: Reading | undefined): ReactNode {
  const { none, blank, kept, caption } = words.steps.input;
  if (!first) return none;
  if (first.original === null) return blank(choices.length);
  if (first.choice.fate === "keep") return kept(first.original, choices.length);
  return caption(first.original, first.input, choices.length);
}

function passage(reading: Reading | undefined): ReactNode {
  const { none, caption } = words.steps.layers;
  const early = reading?.lens.find(({ state }) => state > 0);
  const last = reading?.lens.at(-1);
  if (!reading || !early || !last) return none;
  return caption(
    reading.choice.position,
    early.guesses[0]?.token ?? "",
    early.state,
    last.guesses[0]?.token ?? "",
    last.state,
  );
}

function guesses(reading: Reading | undefined, count: number, vocabSize: number): ReactNode {
  const { none, blank, right, wrong } = words.steps.guesses;
  const best = reading?.both?.guesses[0];
  if (!reading?.both || !best) return none;
  const { target } = reading.both;
  const answer = [
    grouped(vocabSize),
    count > 1 ? reading.choice.position : null,
    best.token,
    percent(best.probability),
  ] as const;
  if (reading.original === null || !target) return blank(...answer);
  if (target.rank === 0) return right(...answer, reading.choice.fate === "keep");
  return wrong(...answer, target.token, grouped(target.rank + 1), percent(target.probability));
}

function left(reading: Reading | undefined, twin: boolean): ReactNode {
  const { none, caption } = words.steps.left;
  const best = reading?.left?.guesses[0];
  if (!reading?.left || !reading.both || !best) return none;
  const [both, alone] = [reading.both.target, reading.left.target];
  return caption(
    best.token,
    percent(best.probability),
    reading.original === null || !both || !alone
      ? null
      : {
          original: reading.original,
          alone: percent(alone.probability),
          both: percent(both.probability),
        },
    twin,
  );
}

function loss(context: SceneContext, plan: MlmPlan, readings: readonly Reading[]): ReactNode {
  const { none, unknown, caption } = words.steps.loss;
  const mean = meanLoss(context, readings)?.value ?? null;
  if (mean === null) return readings.length === 0 ? none : unknown;
  const count = scored(readings).length;
  const choices = grouped(Math.max(1, Math.round(Math.exp(mean))));
  return caption(count, fixed(mean), choices, plan.tokens.length - count);
}

function names(plan: MlmPlan, choices: readonly Choice[]): ReactNode {
  const shown = choices.slice(0, 4).map(({ position }) => plan.tokens[position].text);
  return words.names(shown, choices.length - shown.length);
}
