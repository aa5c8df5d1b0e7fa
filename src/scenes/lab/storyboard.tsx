import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { sittingOf } from "./story";

const LETTERS = "ABCDEFGH";

/** The name of an answer on the page: A, B, … */
export function letter(option: number): string {
  return LETTERS[option] ?? String(option + 1);
}

/**
 * One question's story. Until there is a prediction it ends with the second step: the answer cannot be reached
 * by waiting. Step order is that of `STEP` in story.ts.
 */
export function storyboard(context: SceneContext): readonly Step[] {
  const { question, prediction, number, count } = sittingOf(context);
  const live = context.settings.lab.part === "live";
  const ask: Step = {
    id: "ask",
    title:
      count === 0 ? "A question" : `Question ${number} of ${count}${question ? `: ${question.topic}` : ""}`,
    seconds: 3,
    caption: question
      ? live
        ? "Made from your sentence. The model has computed the answer already; it is kept back until you have predicted."
        : "On the ideas. One answer is right."
      : live && context.encoding.words.length === 0
        ? "Type a sentence above: the questions are made from it."
        : "The model is computing the answer…",
  };
  const right = question !== null && prediction === question.correct;
  const predict: Step = {
    id: "predict",
    title: "Your prediction",
    seconds: 2,
    caption:
      prediction === null || !question
        ? "Choose an answer. Being wrong is fine: a prediction that fails teaches most."
        : `You chose ${letter(prediction)}: ${question.options[prediction].name}.`,
  };
  if (prediction === null) return [ask, predict];
  return [
    ask,
    predict,
    {
      id: "reveal",
      title: !question ? "The answer" : right ? "Right" : "Not this time",
      seconds: 4,
      caption: question?.result ?? "The model is computing the answer…",
    },
    { id: "why", title: "Why", seconds: 6, caption: question?.why ?? "The model is computing the answer…" },
  ];
}
