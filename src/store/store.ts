import { create } from "zustand";
import { subscribeWithSelector } from "zustand/middleware";
import { FIRST_SCENE, type Moment, type SceneId } from "../catalogue";
import type { AskedPass, Encoding, Explanation, NumberRef, RunRequest, RunResult } from "../engine";
import type { EntryId } from "../glossary/words";
import type { Language } from "../words/language";
import type { HeadProgress, ModelInfo } from "../worker/protocol";
import { INITIAL_FIELDS } from "./fields";
import type { Problem } from "./problem";

export type ModelStatus =
  | { readonly phase: "loading"; readonly loaded: number; readonly total: number | null }
  | { readonly phase: "ready"; readonly info: ModelInfo }
  /** The message is in the language in force when it is read. */
  | { readonly phase: "error"; readonly code: Problem["code"]; readonly message: string };

/** One named forward pass: what was asked last, and the newest finished answer (which may be to an older question). */
export interface RunState {
  readonly request: RunRequest;
  readonly result: RunResult | null;
  /** The request that `result` answers. */
  readonly answered: RunRequest | null;
  /** Why there is no answer, in the language in force when it is read; null if there is one or it is on its way. */
  readonly error: string | null;
}

/** A number on the way, and the pass that it is of. */
export interface Stop {
  readonly request: AskedPass;
  readonly ref: NumberRef;
}

/** A number being questioned, and the way from the first question to it. */
export interface Inspection {
  /** The last one is on show. */
  readonly trail: readonly Stop[];
  /** Answers by stop (see `stopKey`), so that stepping back is immediate. */
  readonly answers: Readonly<Record<string, Explanation>>;
  readonly problem: Problem | null;
}

/** A moment, or a scene from its beginning. */
export type Destination = Omit<Moment, "step"> & Partial<Moment>;

export type Theme = "light" | "dark";

export const LETTER_KEYS = "letterKeys";

function storedLetterKeys(): boolean {
  try {
    return localStorage.getItem(LETTER_KEYS) !== "off";
  } catch {
    return true;
  }
}

/** What the page knows as it opens: each entry with its type and start. */
const INITIAL = {
  ...INITIAL_FIELDS,
  /** The visitor's own words, for when something else has taken their place; null until something has. */
  own: null as { readonly text: string; readonly pair: string | null } | null,

  scene: FIRST_SCENE as SceneId,
  /** What the visitor set in each scene, by scene and name; what is not here is as it starts (see scenes/settings.ts). */
  settings: {} as Readonly<Record<string, Readonly<Record<string, unknown>>>>,

  model: { phase: "loading", loaded: 0, total: null } as ModelStatus,
  /** True once the vocabulary is there: the tokenizer works before the weights arrive. */
  tokenizerReady: false,
  /** True while the visitor's own model is at work. */
  ownModel: false,
  /** A trained head that is being fetched. */
  headProgress: null as HeadProgress,
  /** Tokens of the current text; known before the weights are. */
  encoding: null as Encoding | null,
  /** Forward passes by scene and name: `attention/main` is the visitor's text as the attention scene wants it. */
  runs: {} as Readonly<Record<string, RunState>>,
  inspection: null as Inspection | null,

  /** The step on stage, from 0; time itself is the clock's (`player/clock.ts`). */
  step: 0,
  playing: false,
  /** Stop here (the end of one step), or null to play through. */
  until: null as number | null,
  speed: 1,
  loop: false,
  /** Follows one token: at the end of a scene the next one starts, with the same token. */
  following: false,
  /** Seconds of each step of the scene on stage, and their names. */
  seconds: [] as readonly number[],
  stepIds: [] as readonly string[],
  /** Where a visitor wants to be, while the scene's story is not there yet. */
  arrival: null as Destination | null,

  theme: "light" as Theme,
  /** What the device prefers: a link need not carry that. */
  systemTheme: "light" as Theme,
  /** The language that was chosen, and the one on the page: its words may still be on their way. */
  language: "en" as Language,
  spoken: "en" as Language,
  /** A language that was chosen and whose words did not arrive. */
  languageLost: null as Language | null,
  /** Keys of a single letter act; off, they are left to those who dictate. */
  letterKeys: storedLetterKeys(),
  /** The link that opened the page says nothing that this page understands. */
  linkLost: false,
  /** A newer version of the page waits to be taken into use. */
  updateReady: false,
  helpOpen: false,
  shareOpen: false,
  modelOpen: false,
  workshopOpen: false,
  /** The glossary entry on show; null while the glossary is closed. */
  glossary: null as EntryId | null,
};

/** Everything the page knows, and nothing that it does: what a visitor can do are the functions of the files beside. */
export interface AppState extends Readonly<typeof INITIAL> {}

export const useStore = create<AppState>()(subscribeWithSelector((): AppState => INITIAL));
