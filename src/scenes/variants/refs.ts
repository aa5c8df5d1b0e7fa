import type { AskedPass, NumberRef, PseudoLoss, RunRequest } from "../../engine";
import type { Question } from "../../inspector/question";
import { meanRef } from "../../inspector/refs";
import { words } from "../../words/variants";
import type { SceneContext } from "../scene";
import type { Student } from "./distil";

type Asked = Pick<SceneContext, "runs" | "model" | "encoding">;

/** The pass that an answered question was about, with [MASK] at some positions. */
function maskedPass(
  { model }: Asked,
  { text, pair, maxTokens, interventions }: RunRequest,
  positions: readonly number[],
): AskedPass {
  const id = model?.specialIds.mask ?? 0;
  return {
    text,
    pair,
    maxTokens,
    interventions,
    replacements: positions.map((position) => ({ position, id })),
  };
}

function probability(position: number, id: number): NumberRef {
  return { of: "guess", tensor: "probability", position, id };
}

/** How probable a student finds its guess for a token that is masked alone. */
export function guessQuestion(context: Asked, { run }: Student, position: number, id: number): Question {
  const answered = context.runs[run]?.answered;
  return {
    request: answered && maskedPass(context, answered, [position]),
    about: probability(position, id),
  };
}

/** A student's mean loss over the tokens, each of a pass of its own. */
export function lossQuestion(context: Asked, { run, label }: Student, { tokens }: PseudoLoss): Question {
  const answered = context.runs[run]?.answered;
  const { lossName, lossesOf, lossOf } = words.distil;
  const items = tokens.map(({ position }) => {
    const { text, id } = context.encoding.tokens[position];
    return {
      label: lossOf(text),
      ref: { of: "guess", tensor: "loss", position, id } as const,
      pass: answered ? maskedPass(context, answered, [position]) : undefined,
    };
  });
  return { request: answered, about: meanRef(lossName(label), lossesOf(tokens.length), items) };
}

/** How probable the generator found a word that it drew: all of its blanks are masked together. */
export function drawQuestion(
  context: Asked,
  position: number,
  id: number,
  tensor: "probability" | "place" = "probability",
): Question {
  const answered = context.runs.generator?.answered;
  return {
    request: answered && maskedPass(context, answered, answered.samples?.positions ?? [position]),
    about: { of: "guess", tensor, position, id },
  };
}
