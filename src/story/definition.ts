import type { SceneDefinition } from "../scenes/scene";
import { requests } from "./requests";
import { StoryFoot } from "./StoryFoot";
import { StoryScene } from "./StoryScene";
import { storyboard } from "./storyboard";

export const story: SceneDefinition = {
  id: "story",
  intro: null,
  examples: [],
  requests,
  storyboard,
  Scene: StoryScene,
  Foot: StoryFoot,
};
