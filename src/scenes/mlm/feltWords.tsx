import type { ReactNode } from "react";
import { fixed } from "../../ui/format";
import type { SceneContext } from "../scene";
import { type Outcome, outcomesOf, trialOf } from "./trial";
import { words } from "./words";

/** What the three fates of a word cost, and which of them teaches what. */
export function fooledCaption(context: SceneContext): ReactNode {
  const { none, waiting, caption } = words.steps.fooled;
  const trial = trialOf(context);
  if (!trial) return none;
  const outcomes = outcomesOf(context, trial);
  const by = (fate: Outcome["fate"]) => outcomes?.find((outcome) => outcome.fate === fate);
  const [hidden, random, kept] = [by("mask"), by("random"), by("keep")];
  if (!hidden || !kept) return waiting;
  return caption(
    hidden.target.token,
    fixed(hidden.target.loss),
    random && swapped(hidden, random, trial.random?.id ?? 0),
    kept.target.loss < hidden.target.loss,
  );
}

function swapped(hidden: Outcome, random: Outcome, id: number): ReactNode {
  const { believed, doubted } = words.steps.fooled;
  const loss = fixed(random.target.loss);
  if (random.best[0].id === id) return believed(random.input, loss);
  return doubted(random.input, loss, effectOf(random.target.loss - hidden.target.loss));
}

/** What less than this does to a loss is not worth a word: e^0.3 is a third more or less of a probability. */
const HARDLY = 0.3;

function effectOf(more: number): "hardly" | "misled" | "helped" {
  if (Math.abs(more) < HARDLY) return "hardly";
  return more > 0 ? "misled" : "helped";
}
