import { area } from "./area";

/** The help dialog. Its list of keys is that of the player's actions. */
export const words = area("help", {
  title: "How to use this page",
  close: "Close help",
  description:
    "Type any sentence: a real BERT reads it in your browser as you type. The story tells in six chapters how it guesses a hidden word; the workshop has a room for each part of the network. Press play, or step at your own pace.",
  workshop: "Find a scene or a step",
  lookUp: "Look up a word",
  keys: "Keys",
  licenses: "Licences of the code and fonts in this page",
  letterKeys: "Keys of a single letter act",
  touch: "On a touch screen: swipe to the left to step forward, to the right to step back.",
});
