import { attention } from "./attention/definition";
import { cls } from "./cls/definition";
import { embeddings } from "./embeddings/definition";
import { mlm } from "./mlm/definition";
import type { SceneDefinition } from "./scene";
import type { SceneId } from "./sceneId";
import { senses } from "./senses/definition";
import { tokenization } from "./tokenization/definition";
import { why } from "./why/definition";

/** All scenes, in the order of the story. Navigation, keys, links and tests follow this list. */
export const SCENES: readonly SceneDefinition[] = [
  tokenization,
  embeddings,
  attention,
  cls,
  senses,
  mlm,
  why,
];

/** The definition of a scene. */
export function sceneById(id: SceneId): SceneDefinition {
  const scene = SCENES.find((candidate) => candidate.id === id);
  if (!scene) throw new Error(`There is no scene “${id}”.`);
  return scene;
}
