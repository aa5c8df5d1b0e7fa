import { type ComponentType, Fragment, type ReactNode } from "react";
import { FIRST_SCENE, SCENE_IDS, type SceneId } from "../catalogue";
import { withWords } from "../words/speak";
import type { SceneDefinition } from "./scene";

/** Where each scene's code is: `definition` in the folder of its name, under its name. It is fetched when the scene first comes on stage. */
const CODE = import.meta.glob<Readonly<Record<string, SceneDefinition>>>(
  "../{story,scenes/*}/definition.{ts,tsx}",
);

async function fetchScene(id: SceneId): Promise<SceneDefinition> {
  const [, load] = Object.entries(CODE).find(([path]) => path.includes(`/${id}/`))!;
  return (await load())[id];
}

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
    withWords(fetchScene(id)),
    id === FIRST_SCENE ? { Moving: Fragment } : import("../player/Moving"),
  ]);
  // Its words are read when they are shown, in the language of that moment: a copy would keep that of now.
  const all: LoadedScene = Object.create(scene, { Moving: { value: Moving } });
  loaded.set(id, all);
  return all;
}

/** Fetches the code of all scenes, one after the other, so that going to one is instant. Never rejects. */
export async function loadAllScenes(): Promise<void> {
  for (const id of SCENE_IDS) await loadScene(id).catch(() => null);
}
