import type { ReactNode } from "react";
import type { Step } from "../../player/storyboard";
import { exact, fixed, grouped } from "../../ui/format";
import type { SceneContext } from "../scene";
import { scoresOf } from "./readings";
import { lengthsOf, timeOf } from "./requests";
import { tell } from "./steps";
import { TipCaption } from "./TipCaption";
import { words } from "./words";

/** The tips in order, each with what was seen here. */
export function storyboard(context: SceneContext): readonly Step[] {
  return tell(context, words.steps, {
    rate: <TipCaption tip="rate" />,
    epochs: <TipCaption tip="epochs" />,
    batch: <TipCaption tip="batch" />,
    seed: <TipCaption tip="seed" />,
    pooling: <TipCaption tip="pooling" />,
    frozen: frozenCaption,
    length: lengthCaption,
  });
}

/** The middle of what is recommended for the whole of BERT. */
const FOR_ALL = 5e-5;

function frozenCaption(context: SceneContext): ReactNode {
  const scores = scoresOf(context, "sentiment");
  const measure = scores && Object.keys(scores.frozen).find((name) => / /.test(name));
  if (!scores || !measure) return context.runs["head-sentiment"]?.error ?? words.steps.frozen.waiting;
  return words.steps.frozen.caption({
    examples: grouped(scores.full.examples),
    frozen: fixed(scores.frozen[measure], 1),
    full: fixed(scores.full[measure], 1),
    measure,
    rate: exact(scores.full.lr),
    isHigh: scores.full.lr > FOR_ALL,
  });
}

function lengthCaption(context: SceneContext): ReactNode {
  const lengths = lengthsOf(context).filter((tokens) => timeOf(context, tokens) !== null);
  if (lengths.length < 2) return words.steps.length.waiting;
  const [short, long] = [lengths[0], lengths[lengths.length - 1]];
  const [a, b] = [timeOf(context, short) ?? 0, timeOf(context, long) ?? 0];
  return words.steps.length.caption(
    { tokens: short, time: fixed(a, 1) },
    { tokens: long, time: fixed(b, 1) },
    { tokens: fixed(long / short, 0), time: fixed(b / a, 0) },
  );
}
