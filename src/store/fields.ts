import { FIRST_TEXT } from "../words/firstText";
import { NO_SENSES, readSenses, type Senses, writeSenses } from "./senses";
import { choice, flag, lines, type Setting, whole, words } from "./setting";
import { ALL_ON, readSwitches, type Switches, writeSwitches } from "./switches";

/** Which attention edges are drawn: from which segment to which. */
export const SEGMENT_FILTERS = ["all", "aa", "ab", "ba", "bb"] as const;
export type SegmentFilter = (typeof SEGMENT_FILTERS)[number];

/** What of the attention is drawn; the numbers stay as they are. */
export interface EdgeFilter {
  /** Draw [CLS] and [SEP] too. */
  readonly specials: boolean;
  /** Draw only the strongest share of the edges, in percent. */
  readonly strongest: number;
  readonly segments: SegmentFilter;
}

export const NO_FILTER: EdgeFilter = { specials: true, strongest: 100, segments: "all" };

/** How the “Why?” scene leaves a token out: [MASK] in its place, or taken out of the sequence. */
export const LEAVE_OUT = ["mask", "remove"] as const;
export type LeaveOut = (typeof LEAVE_OUT)[number];

/** What it counts as a token's share of the attention: rolled out through the layers, or their plain mean. */
export const ATTENTION_SHARES = ["rollout", "mean"] as const;
export type AttentionShare = (typeof ATTENTION_SHARES)[number];

/** Sentences that the [CLS] scene compares at most. */
export const MAX_SENTENCES = 6;

/** Far more than the page shows of a text; links have less room than that and cut it (see url/fit.ts). */
const MOST_TEXT = 4000;
const MAX_TEXT = 600;

/** A part of the state that visitors choose, that scenes' questions depend on, and that links carry: one row says all of it. */
interface Field<Value> extends Pick<Setting<Value>, "initial" | "read"> {
  /** The text in a link, or null where there is nothing to say. */
  write(value: Value): string | null;
  /** Its name in a link. */
  readonly key: string;
  /** Links say it also where it is as a fresh page has it, which may be another value some day. */
  readonly always?: true;
  /** The scene that it belongs to, and how people call it there; those without are few letters, or everyone's. */
  readonly own?: {
    readonly scene: "attention" | "cls" | "senses";
    readonly name: "sentences" | "ending" | "other" | "senses";
  };
}

type Written<Value> = Omit<Field<Value>, "key">;

/** A whole number from 0 to `highest`, or nothing chosen. */
const place = (highest: number): Written<number | null> => ({
  initial: null,
  write: (value) => (value === null ? null : String(value)),
  read: (text) => (/^\d{1,10}$/.test(text) ? Math.min(highest, Number(text)) : null),
});

const pair: Written<string | null> = {
  initial: null,
  write: (value) => value?.slice(0, MOST_TEXT) ?? null,
  read: (text) => text.slice(0, MOST_TEXT),
};

const positions: Written<readonly number[]> = {
  initial: [],
  write: (value) => value.join("."),
  read: (text) => {
    if (!/^\d{1,3}(\.\d{1,3}){0,127}$/.test(text)) return null;
    return [...new Set(text.split(".").map(Number))].filter((p) => p < 512).sort((a, b) => a - b);
  },
};

const filter: Written<EdgeFilter> = {
  initial: NO_FILTER,
  write: ({ specials, strongest, segments }) => `${specials ? 1 : 0}.${strongest}.${segments}`,
  read: (text) => {
    const [, specials, strongest, segments] = /^([01])\.(\d{1,3})\.(all|aa|ab|ba|bb)$/.exec(text) ?? [];
    if (!segments) return null;
    return {
      specials: specials === "1",
      strongest: Math.max(1, Math.min(100, Number(strongest))),
      segments: segments as SegmentFilter,
    };
  },
};

const switches: Written<Switches> = { initial: ALL_ON, write: writeSwitches, read: readSwitches };

const senses: Written<Senses> = { initial: NO_SENSES, write: writeSenses, read: readSenses };

const COMPARED = [
  "The cat sleeps on the sofa.",
  "A kitten is resting on the couch.",
  "The parliament passed a new law.",
  "The cat does not sleep on the sofa.",
];

/** All of them. The store's initial state, what scenes are drawn from, and links are made from this table. */
export const FIELDS = {
  /** What the visitor typed. */
  text: { key: "text", always: true, ...words(FIRST_TEXT, MOST_TEXT) },
  /** The second sentence, or null when there is none. */
  pair: { key: "pair", ...pair },
  /** What the visitor looks at; null until they choose: the scene opens where it shows its lesson (see scenes/opening.ts). */
  layer: { key: "layer", ...place(47) },
  head: { key: "head", ...place(47) },
  /** The selected token's position; null means “let the scene choose”. */
  token: { key: "token", ...place(511) },
  /** Seed of the masking dice, a uint32: shown on the page. */
  seed: { key: "seed", always: true, ...whole(2018, 0, 0xffffffff) },
  /** Positions masked by hand; empty means that the dice decide. */
  masked: { key: "masked", ...positions },
  /** Left to right: the attention scene reruns the model with the future masked. */
  causal: { key: "causal", ...flag(false) },
  /** The [CLS] scene draws the chosen head alone instead of the mean of all heads. */
  oneHead: { key: "onehead", ...flag(false) },
  /** Sentences compared in the [CLS] scene. */
  sentences: {
    key: "sentences",
    own: { scene: "cls", name: "sentences" },
    ...lines(COMPARED, MAX_SENTENCES, MAX_TEXT),
  },
  /** A second ending for the attention scene's left-to-right comparison. */
  ending: {
    key: "ending",
    own: { scene: "attention", name: "ending" },
    ...words("approved the loan.", MAX_TEXT),
  },
  /** A second text whose attention is drawn beside the first one's. */
  other: {
    key: "other",
    own: { scene: "attention", name: "other" },
    ...words("The bank by the market was closed.", MAX_TEXT),
  },
  /** What of the attention is drawn. */
  filter: { key: "show", ...filter },
  /** How a token is left out, and what counts as its share of the attention. */
  leaveOut: { key: "without", ...choice(LEAVE_OUT, "mask") },
  attentionShare: { key: "share", ...choice(ATTENTION_SHARES, "rollout") },
  /** Heads, layers and edges that the visitor switched off: in every scene until they are switched on again. */
  switches: { key: "off", ...switches },
  /** The word, own sentences and selection of the senses scene. */
  senses: { key: "senses", own: { scene: "senses", name: "senses" }, ...senses },
} as const satisfies Readonly<Record<string, Field<unknown>>>;

type Table = typeof FIELDS;

/** Their values. */
export type Fields = {
  readonly [Name in keyof Table]: Table[Name]["initial"];
};

/** The rows, each with its name. */
export const FIELD_LIST = Object.entries(FIELDS as unknown as Record<keyof Fields, Field<unknown>>).map(
  ([name, field]) => ({ name: name as keyof Fields, field }),
);

/** The fields of a larger state. */
export function fieldsOf(state: Fields): Fields {
  return Object.fromEntries(FIELD_LIST.map(({ name }) => [name, state[name]])) as unknown as Fields;
}

/** Everything as it starts. */
export const INITIAL_FIELDS = Object.fromEntries(
  FIELD_LIST.map(({ name, field }) => [name, field.initial]),
) as unknown as Fields;
