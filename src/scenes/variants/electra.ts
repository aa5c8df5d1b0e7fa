import type { RunRequest, Sample } from "../../engine";
import type { TokenLoss } from "../../engine/analysis/pseudoLoss";
import type { Question } from "../../inspector/question";
import { guessRef } from "../../inspector/refs";
import { answerTo } from "../../store/answer";
import { MAX_TOKENS } from "../../store/fields";
import { throwDice } from "../dice";
import type { SceneContext } from "../scene";
import { maskedPass } from "./distil";

/** A game: what the generator made of the text. */
export interface Game {
  readonly samples: readonly Sample[];
  /** Positions whose token is now another one. A drawn original counts as real (Clark et al. 2020, section 2). */
  readonly replaced: readonly number[];
  /** The token on stage at each position. */
  readonly texts: readonly string[];
}

/** 15 % of the tokens are masked, and each has a draw that picks its word. */
export function sampleRequest(context: SceneContext): RunRequest {
  const { text, pair, switches } = context;
  const chosen = throwDice(context).draws.filter((draw) => draw.chosen);
  return {
    text,
    pair,
    maxTokens: MAX_TOKENS,
    need: { pooled: false },
    interventions: { ...switches },
    samples: {
      positions: chosen.map(({ position }) => position),
      draws: chosen.map(({ actionDraw }) => actionDraw),
    },
  };
}

/** The game on stage; null while the generator works, or its answer is to another text or seed. */
export function gameOf(context: SceneContext): Game | null {
  const { encoding } = context;
  const samples = answerTo(context, "generator", sampleRequest(context))?.samples;
  if (!samples) return null;
  const byPosition = new Map(samples.map((sample) => [sample.position, sample]));
  return {
    samples,
    replaced: samples.filter(({ id, original }) => id !== original).map(({ position }) => position),
    texts: encoding.tokens.map((token, position) => byPosition.get(position)?.token ?? token.text),
  };
}

/** How probable the generator found a word that it drew, or its place: all of its blanks are masked together. */
export function drawQuestion(
  context: SceneContext,
  { position, id }: Sample,
  tensor: "probability" | "place",
): Question {
  const request = sampleRequest(context);
  const blanks = request.samples?.positions ?? [];
  return {
    request: maskedPass(context, request, blanks),
    about: guessRef(position, id, tensor),
  };
}

/** A judge for comparison: the same model finds the tokens of the changed text that it expects least. */
export function judgeRequest(context: SceneContext): Record<string, RunRequest> {
  const game = gameOf(context);
  if (!game || game.replaced.length === 0) return {};
  const { text, pair, switches } = context;
  return {
    judge: {
      text,
      pair,
      maxTokens: MAX_TOKENS,
      need: { pooled: false },
      interventions: { ...switches },
      replacements: game.samples.map(({ position, id }) => ({ position, id })),
      pseudoLoss: { top: 1 },
    },
  };
}

/** How little the judge expects each token of the changed text: its losses, in nats; null while it reads. */
export function surprisesOf(context: SceneContext): readonly TokenLoss[] | null {
  return answerTo(context, "judge", judgeRequest(context).judge)?.pseudoLoss?.tokens ?? null;
}

/** The loss at one token of the changed text, of a pass of its own with a mask in its place. */
export function surpriseQuestion(context: SceneContext, game: Game, position: number): Question {
  const drawn = game.samples.find((sample) => sample.position === position);
  const { id } = drawn ?? context.encoding.tokens[position];
  const request = maskedPass(context, judgeRequest(context).judge, [position]);
  return { request, about: guessRef(position, id, "loss") };
}

/** The positions with the largest losses, as many as were replaced; null while the judge reads. */
export function judgedOf(context: SceneContext, game: Game): readonly number[] | null {
  const losses = surprisesOf(context);
  if (!losses) return null;
  return losses
    .toSorted((a, b) => b.loss - a.loss)
    .slice(0, game.replaced.length)
    .map(({ position }) => position);
}

/** How a choice of positions does in a game: what it found of what was replaced, and what it took wrongly for it. */
export function scoreOf(
  game: Game,
  marks: readonly number[],
): { readonly found: number; readonly wrong: number } {
  const found = marks.filter((position) => game.replaced.includes(position)).length;
  return { found, wrong: marks.length - found };
}
