import { CHAPTERS, type Place, SCENES } from "../../catalogue";

/** A scene as the map draws it. */
export type MapScene = (typeof SCENES)[number];

/** The scenes that are about a part of the network, in the order of the story. */
export function scenesAt(place: Place): readonly MapScene[] {
  return SCENES.filter((scene) => scene.place === place);
}

/** The scenes about the whole: those without a place, by chapter; the map itself left out. */
export function scenesAround(): readonly {
  readonly chapter: string;
  readonly scenes: readonly MapScene[];
}[] {
  return CHAPTERS.flatMap((chapter) => {
    const around = chapter.scenes.filter(({ id, place }) => place === undefined && id !== "overview");
    return around.length > 0 ? [{ chapter: chapter.name, scenes: around }] : [];
  });
}
