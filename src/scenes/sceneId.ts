/** Scenes in the order of the story; the position is also the digit key and the number in the navigation. */
export const SCENE_IDS = ["tokenization", "embeddings", "attention", "cls", "senses", "mlm", "why"] as const;

export type SceneId = (typeof SCENE_IDS)[number];
