import { FIRST_SCENE, isOpening, openingOf, type SceneId, sceneEntry } from "../catalogue";
import type { EdgeRef, HeadRef } from "../engine";
import type { Language } from "../words/language";
import type { AttentionShare, EdgeFilter, Fields, LeaveOut } from "./fields";
import type { PlayerSlice } from "./playerSlice";
import type { Slice } from "./slice";
import { ALL_ON } from "./switches";

export type Theme = "light" | "dark";

/** What the visitor looks at. Selections carry over from scene to scene. */
export interface ViewSlice {
  readonly scene: SceneId;
  /** The scene on stage before this one, lit on the map; null at the beginning. */
  readonly cameFrom: SceneId | null;
  /** What the visitor set in each scene, by scene and name; what is not here is as it starts (see scenes/settings.ts). */
  readonly settings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly theme: Theme;
  /** What the device prefers: a link need not carry that. */
  readonly systemTheme: Theme;
  /** The language that was chosen, and the one on the page: its words may still be on their way. */
  readonly language: Language;
  readonly spoken: Language;
  /** A language that was chosen and whose words did not arrive. */
  readonly languageLost: Language | null;
  readonly helpOpen: boolean;
  readonly shareOpen: boolean;
  readonly modelOpen: boolean;
  /** Opens a scene, where there is one with the step that shows its lesson. */
  setScene(scene: SceneId): void;
  setLayer(layer: number): void;
  setHead(head: number): void;
  setToken(token: number | null): void;
  setCausal(causal: boolean): void;
  setOneHead(oneHead: boolean): void;
  toggleHead(head: HeadRef): void;
  toggleLayer(layer: number): void;
  toggleEdge(edge: EdgeRef): void;
  restoreAll(): void;
  setFilter(change: Partial<EdgeFilter>): void;
  setLeaveOut(leaveOut: LeaveOut): void;
  setAttentionShare(share: AttentionShare): void;
  setTheme(theme: Theme): void;
  setLanguage(language: Language): void;
  setHelpOpen(open: boolean): void;
  setShareOpen(open: boolean): void;
  setModelOpen(open: boolean): void;
}

/** The list without `item` if it has it, else with it. Items are small plain objects, compared by their entries. */
function toggled<Item>(list: readonly Item[], item: Item): readonly Item[] {
  const key = JSON.stringify(item);
  const rest = list.filter((other) => JSON.stringify(other) !== key);
  return rest.length < list.length ? rest : [...list, item];
}

/** What the visitor chose, and time: another scene starts it anew. */
type Around = Fields & Pick<PlayerSlice, "goTo">;

export const createViewSlice: Slice<ViewSlice, Around> = (set, get) => ({
  scene: FIRST_SCENE,
  cameFrom: null,
  settings: {},
  theme: "light",
  systemTheme: "light",
  language: "en",
  spoken: "en",
  languageLost: null,
  helpOpen: false,
  shareOpen: false,
  modelOpen: false,
  setScene: (scene) => {
    const before = get();
    set({
      cameFrom: scene === before.scene ? before.cameFrom : before.scene,
      // The page's own sentence makes room for the one on which this scene shows its lesson.
      ...(isOpening(before) ? openingOf(scene) : {}),
    });
    before.goTo({ scene, step: sceneEntry(scene).lesson });
  },
  setLayer: (layer) => set({ layer }),
  setHead: (head) => set({ head }),
  setToken: (token) => set({ token }),
  setCausal: (causal) => set({ causal }),
  setOneHead: (oneHead) => set({ oneHead }),
  toggleHead: (head) =>
    set(({ switches }) => ({ switches: { ...switches, headsOff: toggled(switches.headsOff, head) } })),
  toggleLayer: (layer) =>
    set(({ switches }) => ({ switches: { ...switches, layersOff: toggled(switches.layersOff, layer) } })),
  toggleEdge: (edge) =>
    set(({ switches }) => ({ switches: { ...switches, edgesOff: toggled(switches.edgesOff, edge) } })),
  restoreAll: () => set({ switches: ALL_ON }),
  setFilter: (change) => set(({ filter }) => ({ filter: { ...filter, ...change } })),
  setLeaveOut: (leaveOut) => set({ leaveOut }),
  setAttentionShare: (attentionShare) => set({ attentionShare }),
  setTheme: (theme) => set({ theme }),
  setLanguage: (language) => set({ language, languageLost: null }),
  setHelpOpen: (helpOpen) => set({ helpOpen }),
  setShareOpen: (shareOpen) => set({ shareOpen }),
  setModelOpen: (modelOpen) => set({ modelOpen }),
});
