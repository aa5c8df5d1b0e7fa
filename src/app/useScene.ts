import { useEffect, useState } from "react";
import type { SceneId } from "../catalogue";
import { type LoadedScene, loadedScene, loadScene } from "../scenes/registry";

/** A scene's code; null while it is on its way; "lost" if the network did not give it. */
export function useScene(id: SceneId): LoadedScene | null | "lost" {
  const [news, setNews] = useState<{ id: SceneId; lost: boolean } | null>(null);
  useEffect(() => {
    let current = true;
    const tell = (lost: boolean) => () => current && setNews({ id, lost });
    loadScene(id).then(tell(false), tell(true));
    return () => {
      current = false;
    };
  }, [id]);
  return loadedScene(id) ?? (news?.id === id && news.lost ? "lost" : null);
}
