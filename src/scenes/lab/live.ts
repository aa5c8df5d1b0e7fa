import type { RunRequest } from "../../engine";
import { seededRandom } from "../../engine";
import { shuffled } from "../../engine/random";
import type { SceneContext } from "../scene";
import { plainRequest } from "./picks";
import { subjectOf } from "./prediction";
import type { Kind, Question } from "./question";
import { attention } from "./questions/attention";
import { filler } from "./questions/filler";
import { follows } from "./questions/follows";
import { layer } from "./questions/layer";
import { likeness } from "./questions/likeness";
import { sense } from "./questions/sense";

/** All kinds of questions on the visitor's own sentence. */
export const KINDS: readonly Kind[] = [attention, filler, sense, likeness, layer, follows];

/** Spreads neighbouring seeds and questions far apart in the generator's states. */
const APART = 7919;

/** This round: the kinds that the text and the model have in them, in the order that the seed draws. */
export function roundOf(context: SceneContext): readonly Kind[] {
  const random = seededRandom(context.settings.lab.seed * APART);
  // The order is drawn over all kinds, so that editing the text does not throw the round over.
  return shuffled(KINDS, random).filter((kind) => context.model !== null && kind.possible(context));
}

/** The question's kind and place in the round; null if the text has no question in it, or there is no model yet. */
function onStage(context: SceneContext): { kind: Kind; random: () => number } | null {
  const round = roundOf(context);
  if (round.length === 0) return null;
  const { seed, question } = context.settings.lab;
  const index = Math.min(question, round.length) - 1;
  return { kind: round[index], random: seededRandom(seed * APART + index + 1) };
}

/** The plain pass, and what the question on stage needs besides. */
export function liveRequests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const main = plainRequest(context);
  const asked = onStage(context);
  return { main, ...asked?.kind.requests(context, asked.random) };
}

/** The question on stage, or null while its passes are under way. */
export function liveQuestion(context: SceneContext): Question | null {
  const asked = onStage(context);
  const made = asked?.kind.make(context, asked.random);
  return asked && made
    ? { ...made, id: `live-${subjectOf(context)}`, topic: asked.kind.topic, see: asked.kind.see }
    : null;
}
