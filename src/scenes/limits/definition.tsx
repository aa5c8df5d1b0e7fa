import type { ReactNode } from "react";
import { openingOf } from "../../catalogue";
import { useStore } from "../../store/store";
import type { SceneDefinition } from "../scene";
import LimitsScene from "./LimitsScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";
import { words } from "./words";

/** Whose limits are measured: a visitor's own model has another story. */
function Intro(): ReactNode {
  return useStore((state) => state.ownModel) ? words.ownIntro : words.intro;
}

export const limits: SceneDefinition = {
  id: "limits",
  intro: <Intro />,
  get examples() {
    const { plain, news, rare } = words.examples;
    return [
      { label: plain, ...openingOf("limits") },
      { label: news, text: "The startup raised new funding for its chatbot app." },
      { label: rare, text: "The otolaryngologist prescribed corticosteroids." },
    ];
  },
  requests,
  needs: { width: 900, height: 680 },
  storyboard,
  titles: () => words,
  Scene: LimitsScene,
};
