import { FIRST_SCENE, openingOf, SCENE_IDS, type SceneId, sceneEntry } from "../catalogue";
import { readSettings, settingsOf, writeSettings } from "../scenes/settings";
import type { AppState } from "../store/store";
import { DEFAULT_ENDING, DEFAULT_OTHER, DEFAULT_SENTENCES, MAX_SENTENCES } from "../store/textSlice";
import { ATTENTION_SHARES, type EdgeFilter, LEAVE_OUT, type SegmentFilter } from "../store/viewSlice";
import { FIRST_TEXT } from "../words/firstText";
import { languageOf } from "../words/language";
import { words } from "../words/link";
import { fitInto, LINK_ROOM, type LinkPart } from "./fit";
import { readSenses, writeSenses } from "./senses";
import { readSwitches, writeSwitches } from "./switches";

/** One shareable field: how it is read from a link and written to one. Read and written from this table alone. */
interface Field {
  readonly key: string;
  /** The scene that the field belongs to and how people call it; those without are few letters, or everyone's. */
  readonly own?: { readonly scene: SceneId; readonly name: "sentences" | "ending" | "other" | "senses" };
  /** The text in the link, or null where it is the default and needs no room. */
  write(state: AppState): string | null;
  /** The part of the state, or null if the text makes no sense (it is then ignored). */
  read(text: string): Partial<AppState> | null;
}

/** Far more than the page shows of a text; links have less room than that and cut it (see fit.ts). */
const MOST_TEXT = 4000;
const MAX_TEXT = 600;

function whole(text: string, lowest: number, highest: number): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  return Math.max(lowest, Math.min(highest, Number(text)));
}

function wholeField(key: string, name: "layer" | "head", highest: number): Field {
  return {
    key,
    write: (state) => (state[name] === null ? null : String(state[name])),
    read: (text) => {
      const value = whole(text, 0, highest);
      return value === null ? null : { [name]: value };
    },
  };
}

/** Links carry a version so that old ones can be understood when fields change. */
const LINK_VERSION = "3";

/** What a link of version 1 stood for where it said nothing. */
const FRESH_1: Partial<AppState> = { scene: "tokenization", text: "The bank by the river was steep." };

/** Until version 2, Fine-tuning had two steps more behind its seventh: what came after them comes two earlier now. */
function finetuningTime2(t: number): number {
  return t <= 7 ? t : Math.max(7, t - 2);
}

export const FIELDS: readonly Field[] = [
  {
    key: "scene",
    write: (state) => state.scene,
    read: (text) => (SCENE_IDS.includes(text as SceneId) ? { scene: text as SceneId } : null),
  },
  {
    key: "text",
    // Everywhere else the text is said, so that a link opens the same picture when a scene opens on another one some day.
    write: (state) =>
      state.scene === FIRST_SCENE && state.text === FIRST_TEXT ? null : state.text.slice(0, MOST_TEXT),
    read: (text) => ({ text: text.slice(0, MOST_TEXT) }),
  },
  {
    key: "pair",
    write: (state) => (state.pair === null ? null : state.pair.slice(0, MOST_TEXT)),
    read: (text) => ({ pair: text.slice(0, MOST_TEXT) }),
  },
  {
    key: "t",
    write: (state) => (state.t === 0 ? null : state.t.toFixed(2)),
    read: (text) => {
      const t = Number(text);
      return Number.isFinite(t) && text.trim() !== "" ? { t: Math.max(0, Math.min(50, t)) } : null;
    },
  },
  wholeField("layer", "layer", 47),
  wholeField("head", "head", 47),
  {
    key: "token",
    write: (state) => (state.token === null ? null : String(state.token)),
    read: (text) => {
      const token = whole(text, 0, 511);
      return token === null ? null : { token };
    },
  },
  {
    key: "seed",
    write: (state) => String(state.seed),
    read: (text) => {
      const seed = whole(text, 0, 0xffffffff);
      return seed === null ? null : { seed };
    },
  },
  {
    key: "masked",
    write: (state) => (state.masked.length === 0 ? null : state.masked.join(".")),
    read: (text) => {
      if (!/^\d{1,3}(\.\d{1,3}){0,127}$/.test(text)) return null;
      return {
        masked: [...new Set(text.split(".").map(Number))].filter((p) => p < 512).sort((a, b) => a - b),
      };
    },
  },
  {
    key: "causal",
    write: (state) => (state.causal ? "1" : null),
    read: (text) => ({ causal: text === "1" }),
  },
  {
    key: "onehead",
    write: (state) => (state.oneHead ? "1" : null),
    read: (text) => ({ oneHead: text === "1" }),
  },
  {
    key: "sentences",
    own: { scene: "cls", name: "sentences" },
    write: ({ sentences }) =>
      sentences.join("\n") === DEFAULT_SENTENCES.join("\n") ? null : sentences.join("\n"),
    read: (text) => ({
      sentences: text
        .split("\n")
        .slice(0, MAX_SENTENCES)
        .map((sentence) => sentence.slice(0, MAX_TEXT)),
    }),
  },
  {
    key: "ending",
    own: { scene: "attention", name: "ending" },
    write: (state) => (state.ending === DEFAULT_ENDING ? null : state.ending.slice(0, MAX_TEXT)),
    read: (text) => ({ ending: text.slice(0, MAX_TEXT) }),
  },
  {
    key: "other",
    own: { scene: "attention", name: "other" },
    write: (state) => (state.other === DEFAULT_OTHER ? null : state.other.slice(0, MAX_TEXT)),
    read: (text) => ({ other: text.slice(0, MAX_TEXT) }),
  },
  {
    key: "show",
    write: ({ filter }) =>
      filter.specials && filter.strongest === 100 && filter.segments === "all"
        ? null
        : `${filter.specials ? 1 : 0}.${filter.strongest}.${filter.segments}`,
    read: (text) => {
      const [, specials, strongest, segments] = /^([01])\.(\d{1,3})\.(all|aa|ab|ba|bb)$/.exec(text) ?? [];
      if (!segments) return null;
      const filter: EdgeFilter = {
        specials: specials === "1",
        strongest: Math.max(1, Math.min(100, Number(strongest))),
        segments: segments as SegmentFilter,
      };
      return { filter };
    },
  },
  {
    key: "without",
    write: (state) => (state.leaveOut === "mask" ? null : state.leaveOut),
    read: (text) => {
      const leaveOut = LEAVE_OUT.find((way) => way === text);
      return leaveOut ? { leaveOut } : null;
    },
  },
  {
    key: "share",
    write: (state) => (state.attentionShare === "rollout" ? null : state.attentionShare),
    read: (text) => {
      const attentionShare = ATTENTION_SHARES.find((share) => share === text);
      return attentionShare ? { attentionShare } : null;
    },
  },
  {
    key: "off",
    write: (state) => writeSwitches(state.switches),
    read: (text) => ({ switches: readSwitches(text) }),
  },
  {
    key: "senses",
    own: { scene: "senses", name: "senses" },
    write: (state) => writeSenses(state.senses),
    read: (text) => ({ senses: readSenses(text) }),
  },
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
export const LINKED = [
  "scene",
  "text",
  "pair",
  "t",
  "layer",
  "head",
  "token",
  "seed",
  "masked",
  "causal",
  "oneHead",
  "sentences",
  "ending",
  "other",
  "filter",
  "leaveOut",
  "attentionShare",
  "switches",
  "senses",
  "settings",
] as const satisfies readonly (keyof AppState)[];

/** The parts of a state that links carry. Of the state of a fresh page: what a link that says nothing stands for. */
export function linked(state: AppState): Partial<AppState> {
  return Object.fromEntries(LINKED.map((name) => [name, state[name]]));
}

/** Every part of the state's link, as it would be with all the room in the world. */
function partsOf(state: AppState): LinkPart[] {
  const fields = FIELDS.flatMap((field): LinkPart[] => {
    const text = field.write(state);
    if (text === null) return [];
    if (!field.own) return [{ key: field.key, text, own: null }];
    const { scene, name } = field.own;
    return [{ key: field.key, text, own: { scene, name: words[name](sceneEntry(scene).name) } }];
  });
  const settings = writeSettings(settingsOf(state)).map(([key, text]): LinkPart => {
    const { id: scene, name } = sceneEntry(key.slice(0, key.indexOf(".")) as SceneId);
    return { key, text, own: { scene, name: words.settings(name) } };
  });
  return [{ key: "v", text: LINK_VERSION, own: null }, ...fields, ...settings];
}

/**
 * The state's share of a link: `#v=1&scene=attention&…`, in at most `room` characters. What does not fit is left out;
 * `leftOut` names it.
 */
export function writeLink(state: AppState, room: number = LINK_ROOM): string {
  const { parts } = fitInto(partsOf(state), state.scene, room - 1);
  const link = `#${new URLSearchParams(parts.map(({ key, text }) => [key, text]))}`;
  // Chat programs take a sign at the end for the sentence's, and leave it out.
  return link.replace(/[.*_-]$/, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** What of the state a link of so many characters has no room for, in words; mostly nothing. */
export function leftOut(state: AppState, room: number = LINK_ROOM): readonly string[] {
  return fitInto(partsOf(state), state.scene, room - 1).left;
}

/** What a link says about the state; everything it does not say, or says wrongly, is left out. Never throws. */
export function readLink(hash: string): Partial<AppState> {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  let state: Partial<AppState> = params.get("v") === "1" ? FRESH_1 : {};
  for (const field of FIELDS) {
    const text = params.get(field.key);
    if (text !== null) state = { ...state, ...field.read(text) };
  }
  if (state.scene === "finetuning" && state.t !== undefined && /^[12]$/.test(params.get("v") ?? ""))
    state = { ...state, t: finetuningTime2(state.t) };
  // A link that says no text opens the scene as it opens for everyone.
  if (state.scene && state.text === undefined) state = { ...openingOf(state.scene), ...state };
  const settings = readSettings(params);
  return settings ? { ...state, settings } : state;
}
