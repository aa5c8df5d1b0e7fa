import type { SceneDefinition } from "../scene";
import EmbeddingsScene from "./EmbeddingsScene";
import { requests } from "./requests";
import { storyboard } from "./storyboard";

export const embeddings: SceneDefinition = {
  id: "embeddings",
  intro:
    "Three learned rows are added: which token, where it stands, which sentence. That sum is all BERT ever sees.",
  examples: [
    { label: "what is near “river”", text: "The bank by the river was steep.", token: 5 },
    { label: "days and numbers", text: "We met seven people on Monday.", token: 6 },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table.", token: 4 },
  ],
  requests,
  storyboard,
  Scene: EmbeddingsScene,
};
