import { area } from "./area";

/** What the trainer says wherever a BERT learns. */
export const words = area("trainer", {
  behind: (share: string) => `A BERT is learning: ${share}`,
  classes: { sentiment: ["negative", "positive"], questions: ["says", "asks"] },
  sides: { task: "The task it learns", words: "The words it knew" },
  step: (step: string) => `step ${step}`,
  best: "best",
  work: "Use it in every scene",
  workBest: "Use the best in every scene",
  atWork: "Your fine-tuned BERT is at work in every scene. “The model, and your own” takes it off again.",
  take: "Take it away",
  takeBest: "Take the best away",
  takeTitle: "Saves it as a Hugging Face folder. “The model, and your own” puts it back to work.",
  taken: "Saved. “The model, and your own” puts it back to work.",
});
