import type { Step } from "../../player/storyboard";
import type { SceneContext } from "../scene";
import { STEP, tell } from "./steps";
import { sittingOf } from "./story";
import { words } from "./words";

const LETTERS = "ABCDEFGH";

/** The name of an answer on the page: A, B, … */
export function letter(option: number): string {
  return LETTERS[option] ?? String(option + 1);
}

/**
 * One question's story. Until there is a prediction it ends with the second step: the answer cannot be reached
 * by waiting.
 */
export function storyboard(context: SceneContext): readonly Step[] {
  const { question, prediction, number, count } = sittingOf(context);
  const { steps, waiting } = words;
  const live = context.settings.lab.part === "live";
  const right = question !== null && prediction === question.correct;
  const titles = {
    ...steps,
    ask: { title: count === 0 ? steps.ask.none : steps.ask.title(number, count, question?.topic ?? null) },
    reveal: { title: !question ? steps.reveal.waiting : right ? steps.reveal.right : steps.reveal.wrong },
  };
  const told = tell(context, titles, {
    ask: question
      ? live
        ? steps.ask.live
        : steps.ask.ideas
      : live && context.encoding.words.length === 0
        ? steps.ask.noText
        : waiting.computing,
    predict:
      prediction === null || !question
        ? steps.predict.choose
        : steps.predict.chose(letter(prediction), question.options[prediction].name),
    reveal: () => question?.result ?? waiting.computing,
    why: () => question?.why ?? waiting.computing,
  });
  return prediction === null ? told.slice(0, STEP.reveal) : told;
}
