import { FIRST_SCENE, isOpening, openingOf, type SceneId } from "../catalogue";
import type { EdgeRef, HeadRef } from "../engine";
import type { Language } from "../words/language";
import type { PlayerSlice } from "./playerSlice";
import type { Slice } from "./slice";
import type { TextSlice } from "./textSlice";

export type Theme = "light" | "dark";

/** Parts of the model switched off by the visitor: they change every scene until they are switched on again. */
export interface Switches {
  readonly headsOff: readonly HeadRef[];
  readonly layersOff: readonly number[];
  readonly edgesOff: readonly EdgeRef[];
}

/** Which attention edges are drawn: from which segment to which. */
export const SEGMENT_FILTERS = ["all", "aa", "ab", "ba", "bb"] as const;
export type SegmentFilter = (typeof SEGMENT_FILTERS)[number];

/** What of the attention is drawn; the numbers stay as they are. */
export interface EdgeFilter {
  /** Draw [CLS] and [SEP] too. */
  readonly specials: boolean;
  /** Draw only the strongest share of the edges, in percent. */
  readonly strongest: number;
  readonly segments: SegmentFilter;
}

export const NO_FILTER: EdgeFilter = { specials: true, strongest: 100, segments: "all" };

export const ALL_ON: Switches = { headsOff: [], layersOff: [], edgesOff: [] };

/** How the “Why?” scene leaves a token out: [MASK] in its place, or taken out of the sequence. */
export const LEAVE_OUT = ["mask", "remove"] as const;
export type LeaveOut = (typeof LEAVE_OUT)[number];

/** What it counts as a token's share of the attention: rolled out through the layers, or their plain mean. */
export const ATTENTION_SHARES = ["rollout", "mean"] as const;
export type AttentionShare = (typeof ATTENTION_SHARES)[number];

/** What the visitor looks at. Selections carry over from scene to scene. */
export interface ViewSlice {
  readonly scene: SceneId;
  /** The scene on stage before this one, lit on the map; null at the beginning. */
  readonly cameFrom: SceneId | null;
  /** Null until the visitor chooses: the scene opens where it shows its lesson (see scenes/opening.ts). */
  readonly layer: number | null;
  readonly head: number | null;
  /** The selected token's position, clamped to the text by those who read it; null means "let the scene choose". */
  readonly token: number | null;
  /** Left-to-right: the attention scene reruns the model with the future masked. */
  readonly causal: boolean;
  /** The [CLS] scene draws the chosen head alone instead of the mean of all heads. */
  readonly oneHead: boolean;
  readonly switches: Switches;
  readonly filter: EdgeFilter;
  readonly leaveOut: LeaveOut;
  readonly attentionShare: AttentionShare;
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

/** What another scene puts in place beside itself: its opening's text, and time at the start. */
type Around = Pick<TextSlice, "text" | "pair" | "masked"> &
  Pick<PlayerSlice, "t" | "playing" | "until" | "arrival">;

export const createViewSlice: Slice<ViewSlice, Around> = (set) => ({
  scene: FIRST_SCENE,
  cameFrom: null,
  layer: null,
  head: null,
  token: null,
  causal: false,
  oneHead: false,
  switches: ALL_ON,
  filter: NO_FILTER,
  leaveOut: "mask",
  attentionShare: "rollout",
  settings: {},
  theme: "light",
  systemTheme: "light",
  language: "en",
  spoken: "en",
  languageLost: null,
  helpOpen: false,
  shareOpen: false,
  modelOpen: false,
  setScene: (scene) =>
    set((state) => ({
      scene,
      cameFrom: scene === state.scene ? state.cameFrom : state.scene,
      t: 0,
      playing: false,
      until: null,
      arrival: null,
      // The page's own sentence makes room for the one on which this scene shows its lesson.
      ...(isOpening(state) ? openingOf(scene) : {}),
    })),
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
