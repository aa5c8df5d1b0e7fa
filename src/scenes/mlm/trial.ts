import type { Guess, RunRequest } from "../../engine";
import { randomWordAt } from "../../engine/analysis/randomWord";
import type { MaskAction } from "../../engine/masking";
import { remembered } from "../../engine/remembered";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { makePlan } from "./plan";

/** Seeds tried for one whose dice swap the position. */
const SEEDS = 1000;

/** Best guesses shown per pass. */
const TOP = 3;

/** One position, tried with each of the three fates; the rest of the text stays as it is. */
export interface Trial {
  readonly position: number;
  readonly original: number;
  readonly maskId: number;
  /** The sampler's own random word for this position and the seed that throws it; null if no seed was found. */
  readonly random: { readonly seed: number; readonly id: number } | null;
  /** The word beside it, whose own guess is read in every pass: the next one, or else the one before. */
  readonly neighbor: number | null;
  /** Positions that could be tried. */
  readonly possible: readonly number[];
}

/** The trial of a context, made once: its seed may take a thousand draws to find. */
export const trialOf = remembered(makeTrial);

/** The selected token, or else the first chosen one, or the first word; null if there is none or no model yet. */
function makeTrial(context: SceneContext): Trial | null {
  const { encoding, model, seed, token } = context;
  if (!model) return null;
  const plan = makePlan(context);
  const possible = plan.clickable.flatMap((can, at) => (can && !encoding.tokens[at].special ? [at] : []));
  const chosen = plan.choices.map(({ position }) => position);
  const position = [token, ...chosen].find((at) => at !== null && possible.includes(at)) ?? possible[0];
  if (position === undefined) return null;
  const { maskId } = plan;
  const { vocabSize } = model.config;
  const after = possible.find((at) => at > position);
  return {
    position,
    original: encoding.ids[position],
    maskId,
    random: randomWordAt(encoding, position, maskId, vocabSize, { seed, within: SEEDS }),
    neighbor: after ?? possible.findLast((at) => at < position) ?? null,
    possible,
  };
}

const trialRun = (fate: MaskAction): string => `trial/${fate}`;

const inputOf = (trial: Trial, fate: MaskAction): number | null =>
  ({ mask: trial.maskId, random: trial.random?.id ?? null, keep: trial.original })[fate];

/** One pass per fate, by name (`trialRun`). */
export function trialRequests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const trial = trialOf(context);
  if (!trial) return {};
  const { position, neighbor, original, random } = trial;
  const { text, pair, encoding, switches } = context;
  const requests: Record<string, RunRequest> = {};
  for (const fate of ["mask", "random", "keep"] as const) {
    const id = inputOf(trial, fate);
    if (id === null) continue;
    const asked = [
      [position, original],
      // What the model thinks of the intruder, and its name.
      ...(random ? [[position, random.id]] : []),
      ...(neighbor !== null ? [[neighbor, encoding.ids[neighbor]]] : []),
    ];
    requests[trialRun(fate)] = {
      text,
      pair,
      maxTokens: MAX_TOKENS,
      replacements: [{ position, id }],
      interventions: { ...switches },
      guesses: { positions: asked.map(([at]) => at), targets: asked.map(([, target]) => target), top: TOP },
    };
  }
  return requests;
}

type Target = Guess & { readonly rank: number; readonly loss: number };

/** What the model makes of the position with one of the fates. */
export interface Outcome {
  readonly fate: MaskAction;
  /** The token that the model sees there. */
  readonly input: string;
  readonly request: RunRequest;
  readonly best: readonly Guess[];
  /** The original: its probability and loss. */
  readonly target: Target;
  /** The random word's probability at the position. */
  readonly intruder: Target | null;
  /** The original word beside it, as the model finds it there. */
  readonly neighbor: Target | null;
}

/** The passes of the trial, those that there are; null while one of them is under way. */
export function outcomesOf(context: SceneContext, trial: Trial): readonly Outcome[] | null {
  const fates = (["mask", "random", "keep"] as const).filter((fate) => inputOf(trial, fate) !== null);
  const outcomes = fates.map((fate) => outcomeOf(context, trial, fate));
  return outcomes.every((outcome) => outcome !== null) ? outcomes : null;
}

function outcomeOf(context: SceneContext, trial: Trial, fate: MaskAction): Outcome | null {
  const { encoding } = context;
  const { position, original, neighbor, random } = trial;
  const request = trialRequests(context)[trialRun(fate)];
  const result = answerTo(context, trialRun(fate), request);
  if (!result) return null;
  const find = (at: number | null, id: number | undefined) =>
    result.guesses.find((guess) => guess.position === at && guess.target?.id === id);
  const own = find(position, original);
  const intruder = random ? (find(position, random.id)?.target ?? null) : null;
  const beside = neighbor === null ? null : (find(neighbor, encoding.ids[neighbor])?.target ?? null);
  if (!own?.target || (random && !intruder) || (neighbor !== null && !beside)) return null;
  const word = fate === "random" ? (intruder?.token ?? "") : own.target.token;
  return {
    fate,
    input: fate === "mask" ? "[MASK]" : word,
    request,
    best: own.guesses,
    target: own.target,
    intruder,
    neighbor: beside,
  };
}
