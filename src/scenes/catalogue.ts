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
  /** True if “follow a token” stops here: the scene shows what becomes of the selected token. */
  readonly followed: boolean;
  /** Which part of the network the scene is about. Scenes without one stand around the network on the map. */
  readonly place?: Place;
}

/** Parts of the network as the map draws it, from text to heads. */
export type Place = "tokens" | "embeddings" | "layers" | "cls" | "nsp" | "mlm" | "task";

/** A part of the story: scenes that belong together. */
export interface Chapter {
  readonly name: string;
  readonly scenes: readonly SceneEntry[];
}

const ON_TEXT = { needsModel: true, needsText: true, followed: true };

/**
 * All scenes, in the order of the story. Navigation, keys, links, “follow a token” and tests are made from this list;
 * `registry.ts` says where each one's code is.
 */
export const CHAPTERS = [
  {
    name: "Map",
    scenes: [
      {
        id: "overview",
        name: "Map",
        question: "What is inside BERT?",
        needsModel: false,
        needsText: false,
        followed: false,
      },
    ],
  },
  {
    name: "Text to vectors",
    scenes: [
      {
        ...ON_TEXT,
        id: "tokenization",
        name: "Tokenization",
        question: "How does a sentence become tokens?",
        needsModel: false,
        place: "tokens",
      },
      {
        ...ON_TEXT,
        id: "embeddings",
        name: "Embeddings",
        question: "How does a token become a vector?",
        place: "embeddings",
      },
    ],
  },
  {
    name: "Inside the encoder",
    scenes: [
      {
        ...ON_TEXT,
        id: "attention",
        name: "Attention",
        question: "How does each token read all the others?",
        place: "layers",
      },
      {
        ...ON_TEXT,
        id: "encoder",
        name: "Encoder layer",
        question: "What does a layer do to a token?",
        place: "layers",
      },
      { ...ON_TEXT, id: "cls", name: "[CLS]", question: "What does [CLS] gather?", place: "cls" },
      {
        ...ON_TEXT,
        id: "senses",
        name: "Senses",
        question: "Does one word have one vector?",
        place: "layers",
      },
    ],
  },
  {
    name: "Training",
    scenes: [
      {
        ...ON_TEXT,
        id: "mlm",
        name: "Masking",
        question: "How does BERT learn from blanks?",
        place: "mlm",
        needsHead: "mlm",
      },
      {
        ...ON_TEXT,
        id: "nsp",
        name: "Next sentence",
        question: "Does B follow A?",
        place: "nsp",
        needsHead: "nsp",
        // The pair is judged as a whole: no token has a way of its own here.
        followed: false,
      },
      {
        ...ON_TEXT,
        id: "finetuning",
        name: "Fine-tuning",
        question: "How does BERT learn a task?",
        place: "task",
        followed: false,
      },
    ],
  },
  {
    name: "Questions",
    scenes: [
      { ...ON_TEXT, id: "why", name: "Why?", question: "Why this guess?", needsHead: "mlm" },
      {
        ...ON_TEXT,
        id: "variants",
        name: "Variants",
        question: "What did BERT’s descendants change?",
        needsHead: "mlm",
        followed: false,
      },
      {
        ...ON_TEXT,
        id: "limits",
        name: "Limits",
        question: "What can this BERT not do?",
        needsHead: "mlm",
        followed: false,
      },
    ],
  },
  {
    name: "Practice",
    scenes: [
      {
        id: "sizes",
        name: "Sizes",
        question: "How big is a BERT?",
        needsModel: false,
        needsText: false,
        followed: false,
      },
      {
        id: "tips",
        name: "Tips",
        question: "What works in practice?",
        needsModel: true,
        needsText: false,
        followed: false,
      },
      {
        id: "lab",
        name: "Lab",
        question: "Can you predict what BERT does?",
        needsModel: false,
        needsText: false,
        followed: false,
      },
    ],
  },
] as const satisfies readonly Chapter[];

export type SceneId = (typeof CHAPTERS)[number]["scenes"][number]["id"];

type Entry = SceneEntry & { readonly id: SceneId };

/** The scenes without their chapters. */
export const SCENES: readonly Entry[] = CHAPTERS.flatMap((chapter): readonly Entry[] => chapter.scenes);

export const SCENE_IDS: readonly SceneId[] = SCENES.map(({ id }) => id);

/** Where a visitor without a link starts: it plays before the weights are there. */
export const FIRST_SCENE: SceneId = "tokenization";

/** The digit that leads to a scene: 0 to the map, 1 to 9 to the first nine of the story; null for the others. */
export function sceneDigit(id: SceneId): string | null {
  const index = SCENE_IDS.indexOf(id);
  return index < 10 ? String(index) : null;
}

/** A scene's entry. */
export function sceneEntry(id: SceneId): Entry {
  const entry = SCENES.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`There is no scene “${id}”.`);
  return entry;
}
