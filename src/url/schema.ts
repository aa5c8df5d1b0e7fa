import { FIRST_SCENE, openingOf, SCENE_IDS, type SceneId, sceneEntry } from "../catalogue";
import { readSettings, settingsOf, writeSettings } from "../scenes/settings";
import { FIELD_LIST } from "../store/fields";
import type { AppState } from "../store/store";
import { stepIndex } from "../story/steps";
import { FIRST_TEXT } from "../words/firstText";
import { languageOf } from "../words/language";
import { words } from "../words/link";
import { fitInto, LINK_ROOM, type LinkPart } from "./fit";
import { momentNow } from "./moved";
import { LINK_VERSION } from "./version";

/** What links are written from: the store's state, and time. */
export type LinkState = AppState & { readonly t: number };

/** One part of a link: how it is written from a state, and what of a state it is read as. */
interface Field {
  readonly key: string;
  /** The text in the link, or null where it needs no room. */
  write(state: LinkState): string | null;
  /** The part of the state, or null if the text makes no sense (it is then ignored). */
  read(text: string): Partial<LinkState> | null;
}

/** What a link of version 1 stood for where it said nothing. */
const FRESH_1: Partial<LinkState> = { scene: "tokenization", text: "The bank by the river was steep." };

/** Where a moment of a link from before version 3 is now, by scene. */
const TIME_2: Readonly<Partial<Record<SceneId, (t: number) => number>>> = {
  // Two steps behind the seventh are gone: what came after them comes two earlier.
  finetuning: (t) => (t <= 7 ? t : Math.max(7, t - 2)),
  // The mean stands beside [CLS] since: what came after comes one later.
  story: (t) => (t <= stepIndex("mean") ? t : t + 1),
};

/** The rows of the store's table: a value that a fresh page has anyway needs no room, unless it is always said. */
const [text, ...chosen] = FIELD_LIST.map(({ name, field }): Field => {
  const fresh = field.write(field.initial);
  return {
    key: field.key,
    write: (state) => {
      const written = field.write(state[name]);
      return written === fresh && !field.always ? null : written;
    },
    read: (link) => {
      const value = field.read(link);
      return value === null ? null : { [name]: value };
    },
  };
});

export const FIELDS: readonly Field[] = [
  {
    key: "scene",
    write: (state) => state.scene,
    read: (text) => (SCENE_IDS.includes(text as SceneId) ? { scene: text as SceneId } : null),
  },
  // A fresh page's own sentence is what a link without one stands for.
  {
    ...text,
    write: (state) => (state.scene === FIRST_SCENE && state.text === FIRST_TEXT ? null : text.write(state)),
  },
  {
    key: "t",
    write: (state) => (state.t === 0 ? null : state.t.toFixed(2)),
    read: (text) => {
      const t = Number(text);
      return Number.isFinite(t) && text.trim() !== "" ? { t: Math.max(0, Math.min(50, t)) } : null;
    },
  },
  ...chosen,
  {
    key: "lang",
    // English is what a link without it may turn out to be: it opens in the language of whoever opens it.
    write: (state) => (state.language === "en" ? null : state.language),
    read: (text) => {
      const language = languageOf(text);
      return language ? { language } : null;
    },
  },
  {
    key: "theme",
    write: (state) => (state.theme === state.systemTheme ? null : state.theme),
    read: (text) => (text === "light" || text === "dark" ? { theme: text } : null),
  },
];

/** What links carry of the state. Theme and language are not among it: a link may ask for one, but none sets it back. */
export const LINKED: readonly (keyof LinkState)[] = [
  "scene",
  "t",
  "settings",
  ...FIELD_LIST.map(({ name }) => name),
];

/** The parts of a state that links carry. Of the state of a fresh page: what a link that says nothing stands for. */
export function linked(state: LinkState): Partial<LinkState> {
  return Object.fromEntries(LINKED.map((name) => [name, state[name]]));
}

/** Every part of the state's link, as it would be with all the room in the world. */
function partsOf(state: LinkState): LinkPart[] {
  const fields = FIELDS.flatMap((field): LinkPart[] => {
    const text = field.write(state);
    return text === null ? [] : [{ key: field.key, text, own: null }];
  });
  const settings = writeSettings(settingsOf(state)).map(
    ({ key, text, scene, called }): LinkPart => ({
      key,
      text,
      own: { scene, name: words[called](sceneEntry(scene).name) },
    }),
  );
  return [{ key: "v", text: LINK_VERSION, own: null }, ...fields, ...settings];
}

/**
 * The state's share of a link: `#v=1&scene=attention&…`, in at most `room` characters. What does not fit is left out;
 * `leftOut` names it.
 */
export function writeLink(state: LinkState, room: number = LINK_ROOM): string {
  const { parts } = fitInto(partsOf(state), state.scene, room - 1);
  const link = `#${new URLSearchParams(parts.map(({ key, text }) => [key, text]))}`;
  // Chat programs take a sign at the end for the sentence's, and leave it out.
  return link.replace(/[.*_-]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What of the state a link of so many characters has no room for, in words; mostly nothing. */
export function leftOut(state: LinkState, room: number = LINK_ROOM): readonly string[] {
  return fitInto(partsOf(state), state.scene, room - 1).left;
}

/** What a link says about the state; everything it does not say, or says wrongly, is left out. Never throws. */
export function readLink(hash: string): Partial<LinkState> {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  let state: Partial<LinkState> = params.get("v") === "1" ? FRESH_1 : {};
  for (const field of FIELDS) {
    const text = params.get(field.key);
    if (text !== null) state = { ...state, ...field.read(text) };
  }
  const version = params.get("v") ?? "";
  if (state.t !== undefined && /^[12]$/.test(version))
    state = { ...state, t: TIME_2[state.scene ?? FIRST_SCENE]?.(state.t) ?? state.t };
  // The room may be gone, with its name.
  if (version !== LINK_VERSION)
    state = { ...state, ...momentNow(params.get("scene") ?? state.scene ?? "", state.t, Number(version)) };
  // A link that says no text opens the scene as it opens for everyone.
  if (state.scene && state.text === undefined) state = { ...openingOf(state.scene), ...state };
  const settings = readSettings(params);
  return settings ? { ...state, settings } : state;
}
