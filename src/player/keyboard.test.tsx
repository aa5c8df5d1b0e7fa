import { afterEach, beforeEach, expect, test } from "vitest";
import { showExample } from "../app/Examples";
import { SCENE_IDS } from "../catalogue";
import { settingsOf } from "../scenes/settings";
import { setSeconds } from "../store/player";
import { useStore } from "../store/store";
import { typePair, typeText } from "../store/text";
import { setLetterKeys } from "../store/view";
import { CHAPTER_IDS } from "../story/chapters";
import { STORY, spanOf, stepIndex } from "../story/steps";
import { ACTIONS, keyName, PLAYER_ACTIONS } from "./actions";
import { at, time } from "./clock";
import { listenForKeys } from "./keyboard";

const state = () => useStore.getState();
let stop: () => void;

beforeEach(() => {
  setSeconds([2, 2, 2]);
  stop = listenForKeys();
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

/** Presses a key on an element; true if the page used it. */
function press(keys: string, target: Element = document.body, options: KeyboardEventInit = {}): boolean {
  const key = keys.replace("Control+", "");
  const ctrlKey = key !== keys;
  return !target.dispatchEvent(
    new KeyboardEvent("keydown", { key, ctrlKey, bubbles: true, cancelable: true, ...options }),
  );
}

/** Puts markup on the page and gives its innermost marked element. */
function page(html: string): Element {
  document.body.innerHTML = html;
  return document.querySelector("[data-here]")!;
}

test("no two actions have the same key or the same name", () => {
  const keys = ACTIONS.flatMap((action) => action.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(ACTIONS.map(({ id }) => id)).size).toBe(ACTIONS.length);
  expect(new Set(ACTIONS.map(({ label }) => label)).size).toBe(ACTIONS.length);
});

test("single-letter keys are written small, as the listener compares them", () => {
  for (const key of ACTIONS.flatMap((action) => action.keys)) {
    if (key.length === 1) expect(key).toBe(key.toLowerCase());
  }
});

test("every action's key does what the action does", () => {
  for (const action of ACTIONS) {
    for (const key of action.keys) {
      const begin = (): void => {
        const own = { text: "Mine.", pair: null };
        const opened = { ...useStore.getInitialState(), seconds: [2, 2, 2], speed: 1, own };
        useStore.setState({ ...opened, ...at(1.5) }, true);
      };
      const all = (): string => JSON.stringify([time.get(), state()]);
      begin();
      action.run(state());
      const expected = all();
      begin();
      const before = all();
      expect(press(key), key).toBe(true);
      expect(all(), key).toBe(expected);
      expect(all(), key).not.toBe(before);
    }
  }
});

test("0 leads to the whole network, the other digits to the chapters of the story, which then plays on", () => {
  [...CHAPTER_IDS.map((id) => spanOf(id).from), stepIndex("tower")].forEach((step, index, all) => {
    useStore.setState({
      scene: "story",
      seconds: STORY.map(({ seconds }) => seconds),
      stepIds: STORY.map(({ id }) => id),
    });
    press(String((index + 1) % all.length));
    expect(Math.floor(time.get())).toBe(step);
    expect(state()).toMatchObject({ scene: "story", playing: true, until: null });
  });
});

test("/ opens the workshop with its search", () => {
  press("/");
  expect(state().workshopOpen).toBe(true);
});

test("N puts numbers at the story's marks, and takes them away again", () => {
  expect(settingsOf(state()).story.numbers).toBe(false);
  press("n");
  expect(settingsOf(state()).story.numbers).toBe(true);
  press("n");
  expect(settingsOf(state()).story.numbers).toBe(false);
});

test("J goes through all scenes and back to the first, K the other way round", () => {
  useStore.setState({ scene: SCENE_IDS[0] });
  const seen = SCENE_IDS.map(() => {
    press("j");
    return state().scene;
  });
  expect(seen).toEqual([...SCENE_IDS.slice(1), SCENE_IDS[0]]);
  press("k");
  expect(state().scene).toBe(SCENE_IDS[SCENE_IDS.length - 1]);
});

test("capital letters count as small ones", () => {
  press("L");
  expect(state().loop).toBe(true);
});

test("keys that stand for nothing are left to the browser", () => {
  expect(press("q")).toBe(false);
  expect(press("F5")).toBe(false);
});

test("with Ctrl, Alt or Meta a key is the browser's", () => {
  for (const modifier of ["ctrlKey", "altKey", "metaKey"]) {
    expect(press("d", document.body, { [modifier]: true })).toBe(false);
  }
  expect(state().theme).toBe("light");
});

const typing = [
  "<input data-here>",
  '<input type="number" data-here>',
  "<textarea data-here></textarea>",
  '<div contenteditable="true"><b data-here>x</b></div>',
  "<select data-here></select>",
  '<div role="dialog"><p data-here></p></div>',
];

for (const html of typing) {
  test(`typing in ${html} triggers nothing`, () => {
    const target = page(html);
    const before = JSON.stringify(state());
    for (const key of ACTIONS.flatMap((action) => action.keys)) expect(press(key, target), key).toBe(false);
    expect(JSON.stringify(state())).toBe(before);
  });
}

test("space on a button is the button's, arrows on it are the player's", () => {
  const button = page("<button data-here>Ask</button>");
  expect(press(" ", button)).toBe(false);
  expect(press("ArrowRight", button)).toBe(true);
  expect(state().playing).toBe(true);
});

test("arrows on a slider or a radio group are theirs, space on the slider is the player's", () => {
  const slider = page('<span role="slider" tabindex="0" data-here></span>');
  expect(press("ArrowRight", slider)).toBe(false);
  expect(press("Home", slider)).toBe(false);
  expect(press(" ", slider)).toBe(true);
  const radio = page('<button role="radio" data-here>1</button>');
  expect(press("ArrowLeft", radio)).toBe(false);
});

test("a key that someone has used already does nothing more", () => {
  const chip = page('<svg><g role="button" tabindex="0" data-here></g></svg>');
  chip.addEventListener("keydown", (event) => event.preventDefault());
  press("ArrowRight", chip);
  expect(state().playing).toBe(false);
});

test("after the listener is stopped, keys do nothing", () => {
  stop();
  expect(press("l")).toBe(false);
  expect(state().loop).toBe(false);
});

test("keys are written as they stand on a keyboard", () => {
  expect(keyName(PLAYER_ACTIONS.play.keys[0])).toBe("Space");
  expect(keyName("ArrowLeft")).toBe("←");
  expect(keyName("l")).toBe("L");
});

test("keys of a single letter can be switched off; space and arrows go on", () => {
  setLetterKeys(false);
  const { theme } = state();
  expect(press("d")).toBe(false);
  expect(state().theme).toBe(theme);
  press("ArrowRight");
  expect(state().until ?? time.get()).toBeGreaterThan(0);
  setLetterKeys(true);
  expect(press("d")).toBe(true);
  expect(state().theme).not.toBe(theme);
});

test("a key that is held down acts once where it switches something", () => {
  press("d");
  const { theme } = state();
  expect(press("d", document.body, { repeat: true })).toBe(true);
  expect(state().theme).toBe(theme);
});

test("after an example, undo brings the visitor's own words back, in their box and beside it", () => {
  const box = page("<input data-own-words data-here>");
  typeText("My sentence.");
  typePair("And another.");
  for (const target of [box, document.body]) {
    showExample({ label: "banks", text: "The bank.", masked: [2] });
    showExample({ label: "cats", text: "The cat." });
    expect(press("Control+z", target, { shiftKey: true })).toBe(false);
    expect(press("Control+z", target)).toBe(true);
    expect(state()).toMatchObject({ text: "My sentence.", pair: "And another.", masked: [] });
    // What was typed is the browser's to undo.
    expect(press("Control+z", box)).toBe(false);
  }
});
