import type { RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { lensStates, MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { makePlan } from "./plan";
import { STEP } from "./steps";
import { trialRequests } from "./trial";

/** Guesses shown per position. */
const TOP = 5;

/**
 * `main` reads the corrupted input; `left` reads the text with every chosen position masked and the future hidden;
 * `lens` reads every layer of the corrupted input. Three more try one position with each fate (see trial.ts).
 */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, encoding, model, switches } = context;
  const plan = makePlan(context);
  const layers = model?.config.layers ?? 0;
  const positions = plan.choices.map(({ position }) => position);
  const targets = positions.map((position) => encoding.ids[position]);
  // A random word is asked about too: its name comes back with the answer.
  const random = plan.choices.filter(
    ({ position, fate, id }) => fate === "random" && id !== encoding.ids[position],
  );
  const base = { text, pair, maxTokens: MAX_TOKENS };
  const corrupted = {
    ...base,
    replacements: plan.choices.map(({ position, id }) => ({ position, id })),
    interventions: { ...switches },
  };
  return {
    main: {
      ...corrupted,
      need: { embeddings: ["norm"], layers: ["probs", "output"] },
      guesses: {
        positions: [...positions, ...random.map(({ position }) => position)],
        targets: [...targets, ...random.map(({ id }) => id)],
        top: TOP,
      },
    },
    left: {
      ...masked(base, positions, plan.maskId),
      interventions: { ...switches, causal: true },
      guesses: { positions, targets, top: TOP },
    },
    lens: {
      ...corrupted,
      guesses: { positions, targets, states: [...new Set([...lensStates(layers), layers])], top: TOP },
    },
    ...trialRequests(context),
  };
}

/** What a step shows besides the main pass: the lens while the states go up, then the guesses from the left alone. */
export function awaits(step: number): readonly ("left" | "lens")[] {
  if (step === STEP.input || step === STEP.layers) return ["lens"];
  return step === STEP.guesses || step === STEP.left ? ["left"] : [];
}
