import { useEffect, useState } from "react";
import type { SceneId } from "../catalogue";
import { type LoadedScene, loadedScene, loadScene } from "../scenes/registry";
import { withWords } from "../words/speak";

type Beside = typeof import("./beside");

/** A scene's code, and what stands beside every picture. */
interface StagedScene {
  readonly scene: LoadedScene;
  readonly beside: Beside;
}

let beside: Beside | null = null;

async function load(id: SceneId): Promise<void> {
  const [, here] = await Promise.all([loadScene(id), beside ?? withWords(import("./beside"))]);
  beside = here;
}

/** A scene's code; null while it is on its way; "lost" if the network did not give it. */
export function useScene(id: SceneId): StagedScene | null | "lost" {
  const [news, setNews] = useState<{ id: SceneId; lost: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    const tell = (lost: boolean) => () => current && setNews({ id, lost });
    load(id).then(tell(false), tell(true));
    return () => {
      current = false;
    };
  }, [id]);
  const scene = loadedScene(id);
  if (scene && beside) return { scene, beside };
  return news?.id === id && news.lost ? "lost" : null;
}
