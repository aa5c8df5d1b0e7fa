import { SCENE_IDS, type SceneId } from "../catalogue";
import { motionFeatures } from "../player/motionFeatures";
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

const loaded = new Map<SceneId, SceneDefinition>();

/** A scene's definition, or null while its code is not here yet. */
export function loadedScene(id: SceneId): SceneDefinition | null {
  return loaded.get(id) ?? null;
}

/**
 * Fetches a scene's code, once.
 * @throws (rejects) if the network does not give it; asking again tries again.
 */
export async function loadScene(id: SceneId): Promise<SceneDefinition> {
  const known = loaded.get(id);
  if (known) return known;
  // A scene whose elements cannot move shows nothing: it is not there before what moves them is.
  const [scene] = await Promise.all([withWords(LOADERS[id]()), motionFeatures()]);
  loaded.set(id, scene);
  return scene;
}

/** Fetches the code of all scenes, one after the other, so that going to one is instant. Never rejects. */
export async function loadAllScenes(): Promise<void> {
  for (const id of SCENE_IDS) await loadScene(id).catch(() => null);
}
