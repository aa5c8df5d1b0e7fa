import type { RunRequest, RunResult } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { Switches } from "../../store/switches";
import type { SceneContext } from "../scene";
import { subjectOf } from "./subject";

/** Guesses shown. */
const TOP = 5;

/** Longest text for leave-one-out: two reruns per token add up. */
export const MOST_RERUN = 64;

/** Most passes for an ablation of every layer and head. */
const MOST_PARTS = 100;

/** How many parts of the model are switched off. */
export function countOff({ headsOff, layersOff, edgesOff }: Switches): number {
  return headsOff.length + layersOff.length + edgesOff.length;
}

/**
 * `main` is the guess by the untouched model. Once it is known, the others ask about it: `cut` runs the model without the parts that are switched off, `was` asks the untouched one about the words that rose by it, `without` without each token, `parts` without each part.
 */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, encoding, switches, model } = context;
  const subject = subjectOf(context);
  if (!subject || !model) return {};
  const { position } = subject;
  const plain = { text, pair, maxTokens: MAX_TOKENS };
  const base = masked<RunRequest>(plain, subject.original === null ? [] : [position], subject.maskId);
  const main: RunRequest = {
    ...base,
    need: { embeddings: ["norm"], layers: ["probs", "output"] },
    guesses: { positions: [position], targets: [encoding.ids[position]], top: TOP },
  };
  const answer = answerTo(context, "main", main);
  if (!answer) return { main };
  const best = answer.guesses[0].guesses.slice(0, TOP).map(({ id }) => id);
  const without: RunRequest = { ...base, leaveOneOut: { position, target: best[0] } };
  const isShort = encoding.tokens.length <= MOST_RERUN;
  const cut: RunRequest = {
    ...base,
    interventions: { ...switches },
    need: { embeddings: ["norm"], layers: ["output"] },
    // The same position once per word, so that each comes back with its exact probability.
    guesses: { positions: best.map(() => position), targets: best, top: TOP },
  };
  const isCut = countOff(switches) > 0;
  const afterwards = isCut ? answerTo(context, "cut", cut) : null;
  const risen = afterwards ? risenIn(afterwards, best) : [];
  return {
    main,
    ...(isCut && { cut }),
    ...(risen.length > 0 && {
      was: { ...base, guesses: { positions: risen.map(() => position), targets: risen, top: 0 } },
    }),
    ...(isShort && { without }),
    ...(model.config.layers * (model.config.heads + 1) <= MOST_PARTS && {
      parts: { ...base, ablation: { position, target: best[0] } },
    }),
  };
}

/** Ids that are among the best of the model with parts switched off, but were not before. */
function risenIn(cut: RunResult, best: readonly number[]): number[] {
  return cut.guesses[0].guesses.map(({ id }) => id).filter((id) => !best.includes(id));
}
