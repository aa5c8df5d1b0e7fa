import type { SceneId } from "../scenes/sceneId";
import type { Slice } from "./slice";

export type Theme = "light" | "dark";

/** What the visitor looks at. Selections carry over from scene to scene. */
export interface ViewSlice {
  readonly scene: SceneId;
  readonly layer: number;
  readonly head: number;
  /** The selected token's position, clamped to the text by those who read it; null means "let the scene choose". */
  readonly token: number | null;
  /** Left-to-right: the attention scene reruns the model with the future masked. */
  readonly causal: boolean;
  readonly theme: Theme;
  readonly helpOpen: boolean;
  setScene(scene: SceneId): void;
  setLayer(layer: number): void;
  setHead(head: number): void;
  setToken(token: number | null): void;
  setCausal(causal: boolean): void;
  setTheme(theme: Theme): void;
  setHelpOpen(open: boolean): void;
}

export const createViewSlice: Slice<ViewSlice> = (set) => ({
  scene: "tokenization",
  layer: 0,
  head: 0,
  token: null,
  causal: false,
  theme: "light",
  helpOpen: false,
  setScene: (scene) => set({ scene, t: 0, playing: false, until: null }),
  setLayer: (layer) => set({ layer }),
  setHead: (head) => set({ head }),
  setToken: (token) => set({ token }),
  setCausal: (causal) => set({ causal }),
  setTheme: (theme) => set({ theme }),
  setHelpOpen: (helpOpen) => set({ helpOpen }),
});
