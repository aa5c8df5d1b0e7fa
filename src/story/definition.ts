import type { SceneDefinition } from "../scenes/scene";
import { awaits, requests } from "./requests";
import { StoryFoot } from "./StoryFoot";
import { StoryScene } from "./StoryScene";
import { storyboard } from "./storyboard";

export const story: SceneDefinition = {
  id: "story",
  intro: null,
  examples: [],
  requests,
  awaits,
  storyboard,
  Scene: StoryScene,
  Foot: StoryFoot,
};
