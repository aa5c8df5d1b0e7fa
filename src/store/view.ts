import { isOpening, openingOf, type SceneId, sceneEntry } from "../catalogue";
import type { EdgeRef, HeadRef } from "../engine";
import type { EntryId } from "../glossary/words";
import type { Language } from "../words/language";
import { goTo } from "./player";
import { LETTER_KEYS, type Theme, useStore } from "./store";
import { ALL_ON, type Switches } from "./switches";

const set = useStore.setState;

/** Opens a scene at a step, by name; where none is said with the one that shows its lesson, if there is one. */
export function setScene(scene: SceneId, step: string | undefined = sceneEntry(scene).lesson): void {
  // The page's own sentence makes room for the one on which this scene shows its lesson.
  if (isOpening(useStore.getState())) set(openingOf(scene));
  goTo({ scene, step });
}

/** What of the network is looked at: selections carry over from scene to scene. */
export const setLayer = (layer: number): void => set({ layer });
export const setHead = (head: number): void => set({ head });
/** Both at once: whoever chooses one has chosen the other, which must not move on its own any more. */
export const lookAt = (layer: number, head: number): void => set({ layer, head });
/** A token's position; null lets the scene choose. */
export const setToken = (token: number | null): void => set({ token });
export const setCausal = (causal: boolean): void => set({ causal });

/** The list without `item` if it has it, else with it. Items are small plain objects, compared by their entries. */
function toggled<Item>(list: readonly Item[], item: Item): readonly Item[] {
  const key = JSON.stringify(item);
  const rest = list.filter((other) => JSON.stringify(other) !== key);
  return rest.length < list.length ? rest : [...list, item];
}

function switchParts(change: (switches: Switches) => Partial<Switches>): void {
  set(({ switches }) => ({ switches: { ...switches, ...change(switches) } }));
}

/** Switch a part of the model off, or on again if it is off. */
export const toggleHead = (head: HeadRef): void =>
  switchParts(({ headsOff }) => ({ headsOff: toggled(headsOff, head) }));
export const toggleLayer = (layer: number): void =>
  switchParts(({ layersOff }) => ({ layersOff: toggled(layersOff, layer) }));
export const toggleEdge = (edge: EdgeRef): void =>
  switchParts(({ edgesOff }) => ({ edgesOff: toggled(edgesOff, edge) }));
/** Switches everything on again. */
export const restoreAll = (): void => set({ switches: ALL_ON });

export const setTheme = (theme: Theme): void => set({ theme });
export const setLanguage = (language: Language): void => set({ language, languageLost: null });

/** Whether keys of a single letter act. */
export function setLetterKeys(letterKeys: boolean): void {
  set({ letterKeys });
  try {
    localStorage.setItem(LETTER_KEYS, letterKeys ? "on" : "off");
  } catch {
    // Storage may be denied: the choice then lasts for this visit.
  }
}

/** What lies over the page. */
export const setHelpOpen = (helpOpen: boolean): void => set({ helpOpen });
export const setShareOpen = (shareOpen: boolean): void => set({ shareOpen });
export const setModelOpen = (modelOpen: boolean): void => set({ modelOpen });
export const setWorkshopOpen = (workshopOpen: boolean): void => set({ workshopOpen });
/** The glossary at an entry; null closes it. */
export const setGlossary = (glossary: EntryId | null): void => set({ glossary });
