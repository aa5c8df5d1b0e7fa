import type { SceneContext } from "../scene";
import { IDEAS } from "./ideas";
import { liveQuestion, roundOf } from "./live";
import { predicted } from "./prediction";
import type { Question } from "./question";
import { quizQuestion } from "./quiz";

/** What is on stage: the question (null while the model computes it), the prediction, and where in the round it is. */
export interface Sitting {
  readonly question: Question | null;
  readonly prediction: number | null;
  /** From 1. */
  readonly number: number;
  readonly count: number;
}

/** The question on stage. */
export function sittingOf(context: SceneContext): Sitting {
  const { part, question: wanted } = context.settings.lab;
  const question = part === "ideas" ? quizQuestion(context) : liveQuestion(context);
  const count = part === "ideas" ? IDEAS.length : roundOf(context).length;
  const prediction = predicted(context);
  return {
    question,
    prediction: question && prediction !== null && prediction >= question.options.length ? null : prediction,
    number: Math.max(1, Math.min(wanted, count)),
    count,
  };
}
