import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { fixed, grouped, percent } from "../../ui/format";
import type { SceneContext } from "../scene";
import { fooledCaption } from "./feltWords";
import { makePlan } from "./plan";
import { isAnswered, meanLoss, type Reading, readPlan, scored } from "./readings";
import { tell } from "./steps";
import { words } from "./words";

/** The scene's story on the visitor's text. */
export function storyboard(context: SceneContext): readonly Step[] {
  const plan = makePlan(context);
  const readings = isAnswered(context) ? readPlan(context, plan) : [];
  return tell(context, words.steps, {
    guesses: () => guesses(readings[0], readings.length),
    loss: () => loss(context, readings),
    fooled: fooledCaption,
  });
}

function guesses(reading: Reading | undefined, count: number): ReactNode {
  const { none, blank, right, wrong } = words.steps.guesses;
  const best = reading?.both?.guesses[0];
  if (!reading?.both || !best) return none;
  const { target } = reading.both;
  const answer = [count > 1 ? reading.choice.position : null, best.token, percent(best.probability)] as const;
  if (reading.original === null || !target) return blank(...answer);
  if (target.rank === 0) return right(...answer, reading.choice.fate === "keep");
  return wrong(...answer, target.token, grouped(target.rank + 1));
}

function loss(context: SceneContext, readings: readonly Reading[]): ReactNode {
  const { none, unknown, caption } = words.steps.loss;
  const mean = meanLoss(context, readings)?.value ?? null;
  if (mean === null) return readings.length === 0 ? none : unknown;
  const choices = grouped(Math.max(1, Math.round(Math.exp(mean))));
  return caption(scored(readings).length, fixed(mean), choices);
}
