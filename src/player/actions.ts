import { sceneName } from "../scenes/names";
import { SCENE_IDS } from "../scenes/sceneId";
import { type AppState, useStore } from "../store/store";

/**
 * Everything the visitor can do with the player, once: buttons, tooltips, keys and the help dialog
 * are all made from this table, so they cannot drift apart.
 */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** `KeyboardEvent.key` values; the first is shown. */
  readonly keys: readonly string[];
  run(state: AppState): void;
}

/** The player bar's buttons, in order. */
export const PLAYER_ACTIONS = {
  start: { id: "start", label: "To the start", keys: ["Home"], run: (s) => s.toStart() },
  back: { id: "back", label: "Step back", keys: ["ArrowLeft"], run: (s) => s.stepBack() },
  play: { id: "play", label: "Play or pause", keys: [" "], run: (s) => s.togglePlay() },
  forward: { id: "forward", label: "Step forward", keys: ["ArrowRight"], run: (s) => s.stepForward() },
  end: { id: "end", label: "To the end", keys: ["End"], run: (s) => s.toEnd() },
  slower: { id: "slower", label: "Slower", keys: ["ArrowDown", "-"], run: (s) => s.slower() },
  faster: { id: "faster", label: "Faster", keys: ["ArrowUp", "+"], run: (s) => s.faster() },
  follow: {
    id: "follow",
    label: "Follow the selected token through every scene",
    keys: ["f"],
    run: (s) => s.toggleFollow(),
  },
  loop: { id: "loop", label: "Loop the scene", keys: ["l"], run: (s) => s.toggleLoop() },
} as const satisfies Record<string, Action>;

export const OTHER_ACTIONS: readonly Action[] = [
  ...SCENE_IDS.map((id, index) => ({
    id: `scene-${id}`,
    label: `Scene ${index + 1}: ${sceneName[id]}`,
    keys: [String(index + 1)],
    run: (s: AppState) => s.setScene(id),
  })),
  {
    id: "theme",
    label: "Light or dark",
    keys: ["d"],
    run: (s) => s.setTheme(s.theme === "dark" ? "light" : "dark"),
  },
  { id: "share", label: "Share and take away", keys: ["s"], run: (s) => s.setShareOpen(!s.shareOpen) },
  { id: "model", label: "The model, and your own", keys: ["m"], run: (s) => s.setModelOpen(!s.modelOpen) },
  { id: "help", label: "Help", keys: ["?"], run: (s) => s.setHelpOpen(!s.helpOpen) },
];

export const ACTIONS: readonly Action[] = [...Object.values(PLAYER_ACTIONS), ...OTHER_ACTIONS];

const KEY_NAMES: Record<string, string> = {
  " ": "Space",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** How a key is written on a button or in the help: `Space`, `←`. */
export function keyName(key: string): string {
  return KEY_NAMES[key] ?? key.toUpperCase();
}

/** Runs an action on the store. */
export function perform(action: Action): void {
  action.run(useStore.getState());
}
