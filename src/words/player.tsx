import type { ReactNode } from "react";
import { area } from "./area";

/** The player's bar and caption, and every action that has a key. */
export const words = area("player", {
  actions: {
    start: "To the start",
    back: "Step back",
    play: "Play or pause",
    forward: "Step forward",
    end: "To the end",
    slower: "Slower",
    faster: "Faster",
    follow: "Follow the selected token through every scene",
    loop: "Loop the scene",
    "next-scene": "Next scene",
    "previous-scene": "Previous scene",
    theme: "Light or dark",
    share: "Share and take away",
    model: "The model, and your own",
    tour: "Guided tour",
    glossary: "Glossary",
    help: "Help",
    scene: (number: number, name: string) => `Scene ${number}: ${name}`,
  },
  space: "Space",
  player: "Player",
  playNow: "Play",
  pauseNow: "Pause",
  story: "Story",
  position: "Position in the story",
  stepOf: (step: number, count: number) => `Step ${step} of ${count}`,
  steps: "Steps",
  playStep: (step: number) => `Play step ${step}`,
  speed: "Speed",
  speedTip: "Speed (↑ faster, ↓ slower)",
  following: (token: ReactNode) => <>following {token}</>,
});
