import type { SceneDefinition } from "../scene";
import EncoderScene from "./EncoderScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const encoder: SceneDefinition = {
  id: "encoder",
  intro:
    "A token’s vector runs through every layer like a stream. Attention writes into it what other tokens say; the feed-forward part writes what it makes of that.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep.", token: 2 },
    { label: "a name in pieces", text: "Professor Hathaway flew from Reykjavik to Lisbon.", token: 2 },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table.", token: 7 },
  ],
  requests,
  storyboard,
  Scene: EncoderScene,
};
