import { FIRST_TEXT } from "./words/firstText";
import { words } from "./words/scenes";

/** What the page around the scenes knows of one before its code has been loaded. */
export interface SceneEntry {
  readonly id: string;
  /** Short name, for navigation, keys and titles. */
  readonly name: string;
  /** The question the scene answers, as its heading. */
  readonly question: string;
  /** False if the scene has something to play before the weights are there. */
  readonly needsModel: boolean;
  /** False if the scene has something to show when no sentence is typed. */
  readonly needsText: boolean;
  /** The head without which the scene has nothing to show: a visitor's own model may lack it. */
  readonly needsHead?: "mlm" | "nsp" | "pooler";
  /** True if the scene's questions depend on the step on stage: it asks for what is shown, not for all at once. */
  readonly asksByStep?: true;
  /** True if the scene reads a second sentence of its own with the visitor's text where that has none. */
  readonly lends?: true;
  /** True if “follow a token” stops here: the scene shows what becomes of the selected token. */
  readonly followed: boolean;
  /** What stands on stage until the visitor writes something; the story's own sentence where the scene has none. */
  readonly opening?: OpeningText;
  /**
   * The step, by name, that a visitor who opens the scene sees played: the one that shows its lesson, with what the steps
   * before it put on stage. Without one the scene opens at its beginning.
   */
  readonly lesson?: string;
  /** Which part of the network the scene is about: the map's little picture marks it. */
  readonly place?: Place;
}

/** Parts of the network, from text to heads. */
export type Place = "tokens" | "embeddings" | "layers" | "cls" | "nsp" | "mlm" | "task";

/** A text on which the page's model shows a scene's lesson, and the place it is about. */
interface OpeningText {
  readonly text: string;
  readonly pair?: string;
  readonly token?: number;
  readonly masked?: readonly number[];
}

/** A place in the story: a scene, and one of its storyboard's steps by name. */
export interface Moment {
  readonly scene: SceneId;
  readonly step: string;
}

/** A part of the story: scenes that belong together. */
interface Chapter {
  readonly id: keyof typeof words.chapters;
  readonly name: string;
  readonly scenes: readonly Entry[];
}

/** Names and questions are words: the language in force has them. */
type Nameless = Omit<SceneEntry, "name" | "question"> & { readonly id: keyof typeof words.names };

/** One word, two lives: it looks at “river”, changes floor by floor, and is not the bank with the money. */
const BANK: OpeningText = { text: "The bank by the river was steep.", token: 2 };

const ON_TEXT = { needsModel: true, needsText: true, followed: true };

/**
 * All scenes, in the order of the story. Navigation, keys, links, “follow a token” and tests are made from this list;
 * `scenes/registry.ts` finds each one's code in the folder of its name.
 */
const STORY = [
  {
    id: "story",
    scenes: [
      {
        id: "story",
        needsModel: false,
        needsText: true,
        needsHead: "mlm",
        asksByStep: true,
        followed: false,
      },
    ],
  },
  {
    id: "text",
    scenes: [
      {
        ...ON_TEXT,
        id: "tokenization",
        lesson: "match",
        opening: { text: "Tokenization is unbelievably straightforward." },
        needsModel: false,
        place: "tokens",
      },
      {
        ...ON_TEXT,
        id: "embeddings",
        lesson: "sum",
        opening: { ...BANK, pair: "Its water was cold.", token: 5 },
        place: "embeddings",
      },
    ],
  },
  {
    id: "encoder",
    scenes: [
      {
        ...ON_TEXT,
        id: "attention",
        lesson: "softmax",
        opening: { text: "The dog chased the cat because it was angry.", token: 7 },
        place: "layers",
      },
      {
        ...ON_TEXT,
        id: "encoder",
        opening: BANK,
        lesson: "feedForward",
        place: "layers",
      },
      { ...ON_TEXT, id: "cls", lesson: "rollout", opening: { text: BANK.text }, place: "cls" },
      {
        ...ON_TEXT,
        id: "senses",
        lesson: "layer4",
        opening: { text: "The blood bank needs new donors." },
        place: "layers",
      },
    ],
  },
  {
    id: "training",
    scenes: [
      {
        ...ON_TEXT,
        id: "mlm",
        lesson: "guesses",
        opening: { text: "The children played football in the park until it got dark." },
        place: "mlm",
        needsHead: "mlm",
      },
      {
        ...ON_TEXT,
        id: "nsp",
        lesson: "others",
        lends: true,
        opening: { text: "The dog is hungry.", pair: "It wants to eat." },
        place: "nsp",
        needsHead: "nsp",
        // The pair is judged as a whole: no token has a way of its own here.
        followed: false,
      },
      {
        id: "pretraining",
        needsModel: false,
        needsText: false,
        followed: false,
      },
      {
        ...ON_TEXT,
        id: "finetuning",
        lesson: "sentiment",
        opening: { text: "The film about Albert Einstein was shot in Paris and is never boring.", token: 4 },
        asksByStep: true,
        place: "task",
        followed: false,
      },
    ],
  },
  {
    id: "questions",
    scenes: [
      {
        ...ON_TEXT,
        id: "why",
        lesson: "without",
        opening: { text: "The train stops at every station.", masked: [2] },
        needsHead: "mlm",
      },
      {
        ...ON_TEXT,
        id: "variants",
        lesson: "dynamic",
        opening: {
          text: "The old man lived in a small house near the sea, and every morning he went out in his boat.",
        },
        needsHead: "mlm",
        followed: false,
      },
      {
        ...ON_TEXT,
        id: "limits",
        lesson: "moved",
        opening: { text: BANK.text },
        needsHead: "mlm",
        followed: false,
      },
    ],
  },
  {
    id: "practice",
    scenes: [
      {
        id: "sizes",
        lesson: "parts",
        needsModel: false,
        needsText: false,
        followed: false,
      },
      {
        id: "tips",
        needsModel: true,
        needsText: false,
        followed: false,
      },
      {
        id: "lab",
        needsModel: false,
        needsText: false,
        followed: false,
      },
    ],
  },
] as const satisfies readonly { readonly id: Chapter["id"]; readonly scenes: readonly Nameless[] }[];

export type SceneId = (typeof STORY)[number]["scenes"][number]["id"];

type Entry = SceneEntry & { readonly id: SceneId };

function named(scene: Nameless & { readonly id: SceneId }): Entry {
  return {
    ...scene,
    get name() {
      return words.names[scene.id];
    },
    get question() {
      return words.questions[scene.id];
    },
  };
}

/** What stands on stage when a scene opens before the visitor has written anything. */
export function openingOf(id: SceneId): Required<Omit<OpeningText, "pair" | "token">> & {
  readonly pair: string | null;
  readonly token: number | null;
} {
  const { text, pair = null, token = null, masked = [] } = sceneEntry(id).opening ?? { text: FIRST_TEXT };
  return { text, pair, token, masked };
}

/** True while the text is one that the page put there, with nothing chosen in it: a scene may replace it by its own. */
export function isOpening(state: {
  readonly text: string;
  readonly pair: string | null;
  readonly token: number | null;
  readonly masked: readonly number[];
}): boolean {
  return SCENES.some(({ id }) => {
    const { text, pair, token, masked } = openingOf(id);
    const untouched = state.token === token && state.masked.join() === masked.join();
    return state.text === text && state.pair === pair && untouched;
  });
}

/** All scenes by chapter. */
const CHAPTERS: readonly Chapter[] = STORY.map(({ id, scenes }) => ({
  id,
  get name() {
    return words.chapters[id];
  },
  scenes: scenes.map(named),
}));

/** The scenes without their chapters. */
export const SCENES: readonly Entry[] = CHAPTERS.flatMap(({ scenes }) => scenes);

export const SCENE_IDS: readonly SceneId[] = SCENES.map(({ id }) => id);

/** Where a visitor without a link starts: it is drawn before tokens and weights are there. */
export const FIRST_SCENE = "story" satisfies SceneId;

/** The rooms of the workshop: every scene but the story. */
export const ROOMS: readonly Chapter[] = CHAPTERS.filter(({ id }) => id !== FIRST_SCENE);

/** A scene's entry. */
export function sceneEntry(id: SceneId): Entry {
  const entry = SCENES.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`There is no scene “${id}”.`);
  return entry;
}

/** The scene after another one, or before it; the last one is followed by the story. */
export function neighborOf(id: SceneId, by: 1 | -1): SceneId {
  return SCENES[(SCENE_IDS.indexOf(id) + by + SCENES.length) % SCENES.length].id;
}
