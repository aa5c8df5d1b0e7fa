import type { SceneId } from "./sceneId";

/** Short names for navigation, keys and titles. */
export const sceneName: Record<SceneId, string> = {
  tokenization: "Tokenization",
  embeddings: "Embeddings",
  attention: "Attention",
  cls: "[CLS]",
  senses: "Senses",
  mlm: "Masking",
  why: "Why?",
};
