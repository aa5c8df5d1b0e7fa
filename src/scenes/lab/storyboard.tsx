import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { sittingOf } from "./story";
import { words } from "./words";

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
  const { steps, waiting } = words;
  const live = context.settings.lab.part === "live";
  const ask: Step = {
    id: "ask",
    title: count === 0 ? steps.ask.none : steps.ask.title(number, count, question?.topic ?? null),
    seconds: 3,
    caption: question
      ? live
        ? steps.ask.live
        : steps.ask.ideas
      : live && context.encoding.words.length === 0
        ? steps.ask.noText
        : waiting.computing,
  };
  const right = question !== null && prediction === question.correct;
  const predict: Step = {
    id: "predict",
    title: steps.predict.title,
    seconds: 2,
    caption:
      prediction === null || !question
        ? steps.predict.choose
        : steps.predict.chose(letter(prediction), question.options[prediction].name),
  };
  if (prediction === null) return [ask, predict];
  return [
    ask,
    predict,
    {
      id: "reveal",
      title: !question ? steps.reveal.waiting : right ? steps.reveal.right : steps.reveal.wrong,
      seconds: 4,
      caption: question?.result ?? waiting.computing,
    },
    { id: "why", title: steps.why.title, seconds: 6, caption: question?.why ?? waiting.computing },
  ];
}
