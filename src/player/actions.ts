import { neighborOf } from "../catalogue";
import {
  faster,
  slower,
  stepBack,
  stepForward,
  toEnd,
  toggleFollow,
  toggleLoop,
  togglePlay,
  toStart,
} from "../store/player";
import { type AppState, useStore } from "../store/store";
import { undoText } from "../store/text";
import {
  setGlossary,
  setHelpOpen,
  setModelOpen,
  setScene,
  setShareOpen,
  setTheme,
  setWorkshopOpen,
} from "../store/view";
import { CHAPTER_IDS, openChapter, openStep } from "../story/chapters";
import { toggleNumbers } from "../story/numbers";
import { words } from "../words/player";
import { words as sceneWords } from "../words/scenes";

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

/** The key that browsers undo with; on a Mac, Command stands for Control. */
export const UNDO = "Control+z";

type Named = Exclude<keyof typeof words.actions, "chapter">;

/** An action that the catalogue names by its id. */
function action(id: Named, keys: readonly string[], run: Action["run"]): Action {
  return {
    id,
    keys,
    run,
    get label() {
      return words.actions[id];
    },
  };
}

/** The player bar's buttons, in order. */
export const PLAYER_ACTIONS = {
  start: action("start", ["Home"], toStart),
  back: action("back", ["ArrowLeft"], stepBack),
  play: action("play", [" "], togglePlay),
  forward: action("forward", ["ArrowRight"], stepForward),
  end: action("end", ["End"], toEnd),
  slower: action("slower", ["ArrowDown", "-"], slower),
  faster: action("faster", ["ArrowUp", "+"], faster),
  follow: action("follow", ["f"], toggleFollow),
  loop: action("loop", ["l"], toggleLoop),
} as const;

export const OTHER_ACTIONS: readonly Action[] = [
  ...CHAPTER_IDS.map(
    (chapter, index): Action => ({
      id: `chapter-${chapter}`,
      get label() {
        return words.actions.chapter(index + 1, sceneWords.story[chapter]);
      },
      keys: [String(index + 1)],
      run: () => openChapter(chapter),
    }),
  ),
  action("map", ["0"], () => openStep("tower")),
  action("workshop", ["/", "w"], (s) => setWorkshopOpen(!s.workshopOpen)),
  action("numbers", ["n"], toggleNumbers),
  action("next-scene", ["j"], (s) => setScene(neighborOf(s.scene, 1))),
  action("previous-scene", ["k"], (s) => setScene(neighborOf(s.scene, -1))),
  action("undo", [UNDO], undoText),
  action("theme", ["d"], (s) => setTheme(s.theme === "dark" ? "light" : "dark")),
  action("share", ["s"], (s) => setShareOpen(!s.shareOpen)),
  action("model", ["m"], (s) => setModelOpen(!s.modelOpen)),
  action("glossary", ["g"], (s) => setGlossary(s.glossary ? null : "bert")),
  action("help", ["?"], (s) => setHelpOpen(!s.helpOpen)),
];

export const ACTIONS: readonly Action[] = [...Object.values(PLAYER_ACTIONS), ...OTHER_ACTIONS];

const KEY_NAMES: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** How a key is written on a button or in the help: `Space`, `←`. */
export function keyName(key: string): string {
  switch (key) {
    case " ":
      return words.space;
    case "Home":
      return words.home;
    case "End":
      return words.end;
    case UNDO:
      return words.undoKey;
    default:
      return KEY_NAMES[key] ?? key.toUpperCase();
  }
}

/** Runs an action on the store. */
export function perform(action: Action): void {
  action.run(useStore.getState());
}
