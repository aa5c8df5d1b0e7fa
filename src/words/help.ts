import { area } from "./area";

/** The help dialog. Its list of keys is that of the player's actions. */
export const words = area("help", {
  title: "How to use this page",
  close: "Close help",
  description:
    "Type any sentence: a real BERT with four layers reads it in your browser as you type. Each scene tells one part of the story. Press play, or step through it at your own pace; click a token to follow it.",
  tour: "Take the tour: ninety seconds",
  lookUp: "Look up a word",
  keys: "Keys",
  touch: "On a touch screen: swipe to the left to step forward, to the right to step back.",
});
