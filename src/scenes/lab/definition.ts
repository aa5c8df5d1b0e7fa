import type { SceneContext, SceneDefinition } from "../scene";
import LabScene from "./LabScene";
import { liveRequests } from "./live";
import { storyboard } from "./storyboard";
import { words } from "./words";

export const lab: SceneDefinition = {
  id: "lab",
  get intro() {
    return words.intro;
  },
  get examples() {
    const { bank, pair, school } = words.examples;
    return [
      { label: bank, text: "The bank by the river was steep.", token: 2 },
      { label: pair, text: "Where is the cat?", pair: "It is under the table.", token: 4 },
      { label: school, text: "The children were playing football in the garden after school.", token: 5 },
    ];
  },
  requests: (context: SceneContext) => (context.settings.lab.part === "ideas" ? {} : liveRequests(context)),
  storyboard,
  titles: () => words.steps,
  Scene: LabScene,
};
