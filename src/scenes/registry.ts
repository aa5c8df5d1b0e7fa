import { type ComponentType, Fragment, type ReactNode } from "react";
import { FIRST_SCENE, SCENE_IDS, type SceneId } from "../catalogue";
import { withWords } from "../words/speak";
import type { SceneDefinition } from "./scene";

/** Where each scene's code is. It is fetched when the scene first comes on stage. */
const LOADERS: Record<SceneId, () => Promise<SceneDefinition>> = {
  story: () => import("../story/definition").then((code) => code.story),
  overview: () => import("./overview/definition").then((code) => code.overview),
  tokenization: () => import("./tokenization/definition").then((code) => code.tokenization),
  embeddings: () => import("./embeddings/definition").then((code) => code.embeddings),
  attention: () => import("./attention/definition").then((code) => code.attention),
  encoder: () => import("./encoder/definition").then((code) => code.encoder),
  cls: () => import("./cls/definition").then((code) => code.cls),
  senses: () => import("./senses/definition").then((code) => code.senses),
  mlm: () => import("./mlm/definition").then((code) => code.mlm),
  nsp: () => import("./nsp/definition").then((code) => code.nsp),
  pretraining: () => import("./pretraining/definition").then((code) => code.pretraining),
  finetuning: () => import("./finetuning/definition").then((code) => code.finetuning),
  tips: () => import("./tips/definition").then((code) => code.tips),
  why: () => import("./why/definition").then((code) => code.why),
  variants: () => import("./variants/definition").then((code) => code.variants),
  limits: () => import("./limits/definition").then((code) => code.limits),
  lab: () => import("./lab/definition").then((code) => code.lab),
  sizes: () => import("./sizes/definition").then((code) => code.sizes),
};

/** A scene's code, with what its elements need around them to move. */
export interface LoadedScene extends SceneDefinition {
  readonly Moving: ComponentType<{ children: ReactNode }> | typeof Fragment;
}

const loaded = new Map<SceneId, LoadedScene>();

/** A scene's definition, or null while its code is not here yet. */
export function loadedScene(id: SceneId): LoadedScene | null {
  return loaded.get(id) ?? null;
}

/**
 * Fetches a scene's code, once.
 * @throws (rejects) if the network does not give it; asking again tries again.
 */
export async function loadScene(id: SceneId): Promise<LoadedScene> {
  const known = loaded.get(id);
  if (known) return known;
  // A room whose elements cannot move shows nothing: it is not there before what moves them is. The story moves itself.
  const [scene, { Moving }] = await Promise.all([
    withWords(LOADERS[id]()),
    id === FIRST_SCENE ? { Moving: Fragment } : import("../player/Moving"),
  ]);
  const all = { ...scene, Moving };
  loaded.set(id, all);
  return all;
}

/** Fetches the code of all scenes, one after the other, so that going to one is instant. Never rejects. */
export async function loadAllScenes(): Promise<void> {
  for (const id of SCENE_IDS) await loadScene(id).catch(() => null);
}
