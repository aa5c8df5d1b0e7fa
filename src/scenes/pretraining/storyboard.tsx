import { type Step, step } from "../../player/storyboard";
import { RunCaption } from "./RunCaption";
import { words } from "./words";

/** Training from random weights: the player's time is the training's. Step order is that of `STEP` in RunCaption.tsx. */
export function storyboard(): readonly Step[] {
  const { steps } = words;
  return [
    step("born", steps.born.title, 4, <RunCaption about="born" />),
    step("counting", steps.counting.title, 8, <RunCaption about="counting" />),
    step("neighbours", steps.neighbours.title, 16, <RunCaption about="neighbours" />),
    step("meaning", steps.meaning.title, 30, <RunCaption about="meaning" />),
    step("compare", steps.compare.title, 8, <RunCaption about="compare" />),
  ];
}
