import type { RunRequest } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { makePlan } from "./plan";
import { trialRequests } from "./trial";

/** Guesses shown per position. */
const TOP = 5;

/** `main` reads the corrupted input. Three more try one position with each fate (see trial.ts). */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, encoding, switches } = context;
  const plan = makePlan(context);
  const positions = plan.choices.map(({ position }) => position);
  const targets = positions.map((position) => encoding.ids[position]);
  // A random word is asked about too: its name comes back with the answer.
  const random = plan.choices.filter(
    ({ position, fate, id }) => fate === "random" && id !== encoding.ids[position],
  );
  return {
    main: {
      text,
      pair,
      maxTokens: MAX_TOKENS,
      replacements: plan.choices.map(({ position, id }) => ({ position, id })),
      interventions: { ...switches },
      guesses: {
        positions: [...positions, ...random.map(({ position }) => position)],
        targets: [...targets, ...random.map(({ id }) => id)],
        top: TOP,
      },
    },
    ...trialRequests(context),
  };
}
