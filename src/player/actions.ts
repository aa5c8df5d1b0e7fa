import { SCENES, type SceneId, sceneDigit } from "../scenes/catalogue";
import { type AppState, useStore } from "../store/store";

/**
 * Everything the visitor can do with the player, once: buttons, tooltips, keys and the help dialog
 * are all made from this table, so they cannot drift apart.
 */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** `KeyboardEvent.key` values; may be none. */
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

/** The scene `by` places further in the story; after the last comes the first. */
function neighbor(scene: SceneId, by: 1 | -1): SceneId {
  const index = SCENES.findIndex(({ id }) => id === scene);
  return SCENES[(index + by + SCENES.length) % SCENES.length].id;
}

export const OTHER_ACTIONS: readonly Action[] = [
  ...SCENES.map(({ id, name }, index) => {
    const digit = sceneDigit(id);
    return {
      id: `scene-${id}`,
      label: index === 0 ? name : `Scene ${index}: ${name}`,
      // There are digits for the map and nine scenes; N and P lead to all.
      keys: digit === null ? [] : [digit],
      run: (s: AppState) => s.setScene(id),
    };
  }),
  { id: "next-scene", label: "Next scene", keys: ["n"], run: (s) => s.setScene(neighbor(s.scene, 1)) },
  {
    id: "previous-scene",
    label: "Previous scene",
    keys: ["p"],
    run: (s) => s.setScene(neighbor(s.scene, -1)),
  },
  {
    id: "theme",
    label: "Light or dark",
    keys: ["d"],
    run: (s) => s.setTheme(s.theme === "dark" ? "light" : "dark"),
  },
  { id: "share", label: "Share and take away", keys: ["s"], run: (s) => s.setShareOpen(!s.shareOpen) },
  { id: "model", label: "The model, and your own", keys: ["m"], run: (s) => s.setModelOpen(!s.modelOpen) },
  { id: "tour", label: "Guided tour", keys: ["t"], run: (s) => s.startTour() },
  { id: "glossary", label: "Glossary", keys: ["g"], run: (s) => s.setGlossary(s.glossary ? null : "bert") },
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
