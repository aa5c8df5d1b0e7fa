import { playFrom } from "../../store/player";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { writePrediction } from "./prediction";
import { noteAnswer } from "./progress";
import type { Question } from "./question";
import { MOST_SEED, type Part } from "./settings";
import { STEP } from "./steps";

/** Takes a prediction: notes whether it is right, and goes on with the reveal. */
export function predict(context: SceneContext, question: Question, option: number): void {
  noteAnswer(question.id, option === question.correct);
  setSetting("lab", { answer: writePrediction(context, option) });
  // The story has its last steps only from now on, so this is no `jumpTo`.
  playFrom(STEP.reveal + 0.001);
}

/** Another question; its story starts anew. */
export function goToQuestion(question: number): void {
  setSetting("lab", { question, answer: "" });
  playFrom(0);
}

/** The sentence or the ideas: the first question of that part. */
export function goToPart(part: Part): void {
  setSetting("lab", { part });
  goToQuestion(1);
}

/** Other questions: the next seed. */
export function drawAnew(seed: number): void {
  setSetting("lab", { seed: (seed % MOST_SEED) + 1 });
  goToQuestion(1);
}
