import type { SceneContext, SceneDefinition } from "../scene";
import LabScene from "./LabScene";
import { liveRequests } from "./live";
import { storyboard } from "./storyboard";

export const lab: SceneDefinition = {
  id: "lab",
  intro:
    "Predict before you look. The questions are made from your own sentence, and the model’s own numbers are the answer key.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep.", token: 2 },
    {
      label: "a question and its answer",
      text: "Where is the cat?",
      pair: "It is under the table.",
      token: 4,
    },
    {
      label: "a day at school",
      text: "The children were playing football in the garden after school.",
      token: 5,
    },
  ],
  requests: (context: SceneContext) => (context.settings.lab.part === "ideas" ? {} : liveRequests(context)),
  storyboard,
  Scene: LabScene,
};
