import { FIRST_TEXT } from "../words/firstText";
import { flag, type Setting, whole, words } from "./setting";
import { ALL_ON, readSwitches, type Switches, writeSwitches } from "./switches";

/** Tokens the page works with at most ([CLS] and [SEP] included); the engine itself takes up to 512. */
export const MAX_TOKENS = 128;

/** Far more than the page shows of a text; links have less room than that and cut it (see url/fit.ts). */
const MOST_TEXT = 4000;

/** A part of the state that visitors choose, that scenes' questions depend on, and that links carry: one row says all of it. */
interface Field<Value> extends Pick<Setting<Value>, "initial" | "read"> {
  /** The text in a link, or null where there is nothing to say. */
  write(value: Value): string | null;
  /** Its name in a link. */
  readonly key: string;
  /** Links say it also where it is as a fresh page has it, which may be another value some day. */
  readonly always?: true;
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

const switches: Written<Switches> = { initial: ALL_ON, write: writeSwitches, read: readSwitches };

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
  /** Left to right: Attention and Senses show the pass with the future masked. */
  causal: { key: "causal", ...flag(false) },
  /** Heads, layers and edges that the visitor switched off: in every scene until they are switched on again. */
  switches: { key: "off", ...switches },
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
