import fc from "fast-check";
import { expect, test } from "vitest";
import { SCENE_IDS } from "../catalogue";
import { FUZZ_TIMEOUT, fuzzCases } from "../engine/testing/fuzzCases";
import { MAX_SENTENCES } from "../scenes/cls/settings";
import { SETTING_LIST, settingsOf } from "../scenes/settings";
import { useStore } from "../store/store";
import { LINK_ROOM, MOST_LINK, roomAt } from "./fit";
import { FIELDS, type LinkState, leftOut, linked, readLink, writeLink } from "./schema";

const initial = { ...useStore.getInitialState(), t: 0 };

/** Anything that can be in a text box: short or long, any character, halves of characters included. */
const typed = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme-ascii", maxLength: 1200 }),
  fc
    .tuple(
      fc.constantFrom("🤖", "é", "%", "&", "日", "\u{1F468}\u200d\u{1F469}", " ", "\ud800", "a"),
      fc.nat(3000),
    )
    .map(([character, times]) => character.repeat(times)),
);
/** Short ones where there can be many: the generator, not the page, would take the time. */
const line = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 30 }),
  fc.constantFrom("🤖".repeat(150), "a".repeat(900)),
);
const part = fc.nat(47);
const position = fc.nat(511);
const every = fc.oneof(part, fc.constant("all" as const));

/** Whatever a visitor could have done to the page, and more. */
const anyState = fc.record({
  scene: fc.constantFrom(...SCENE_IDS),
  text: typed,
  pair: fc.option(typed),
  t: fc.double({ min: 0, max: 50, noNaN: true }),
  layer: part,
  head: part,
  token: fc.option(position),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  masked: fc.uniqueArray(position, { maxLength: 128 }),
  causal: fc.boolean(),
  settings: fc.record({
    attention: fc.record({ other: typed }),
    cls: fc.record({ oneHead: fc.boolean(), sentences: fc.array(line, { maxLength: 8 }) }),
    senses: fc.record({
      chosen: fc.record({
        word: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
        own: fc.array(line, { maxLength: 14 }),
        out: fc.array(fc.nat(40), { maxLength: 20 }),
        selected: fc.option(fc.constantFrom("main", "r1", "o2")),
      }),
    }),
  }),
  switches: fc.record({
    headsOff: fc.array(fc.record({ layer: part, head: part }), { maxLength: 60 }),
    layersOff: fc.array(part, { maxLength: 20 }),
    edgesOff: fc.array(fc.record({ layer: every, head: every, from: position, to: position }), {
      maxLength: 60,
    }),
  }),
});

test(
  "whatever the state, its link stays under 2,000 characters, opens, and means the same when written again",
  () => {
    fc.assert(
      fc.property(anyState, fc.webUrl({ validSchemes: ["https"] }), (changes, page) => {
        const state: LinkState = { ...initial, ...changes };
        const room = roomAt(page);
        const link = writeLink(state, room);
        expect(link.length).toBeLessThanOrEqual(room);
        if (page.length <= MOST_LINK - 1000) expect(page.length + link.length).toBeLessThanOrEqual(MOST_LINK);
        const back: LinkState = { ...initial, ...linked(initial), ...readLink(link) };
        expect(back.scene).toBe(state.scene);
        expect(writeLink(back, Number.POSITIVE_INFINITY).length).toBeLessThanOrEqual(room);
        const well = changes.text.isWellFormed() && changes.text.length <= 600;
        if (leftOut(state, room).length === 0 && well) expect(back.text).toBe(state.text);
        if (leftOut(state, room).includes("the end of your text") && changes.text.isWellFormed())
          expect(state.text.startsWith(back.text) || back.text === initial.text).toBe(true);
      }),
      fuzzCases(300),
    );
  },
  FUZZ_TIMEOUT,
);

const keys = [...FIELDS.map(({ key }) => key), ...SETTING_LIST.map(({ key }) => key), "v"];
const nonsense = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom(
    "",
    "-1",
    "1e9",
    "NaN",
    "Infinity",
    "9999999999",
    "1.2.3",
    "..",
    "h99.99_l99_eaaa",
    "null",
    "%",
    "%E0%A4%A",
  ),
  fc.constantFrom(...SCENE_IDS),
  fc.integer().map(String),
  fc.double().map(String),
  fc.array(fc.nat(999), { maxLength: 200 }).map((list) => list.join(".")),
  typed,
);
const anyLink = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string({ maxLength: 12 })), nonsense), {
      maxLength: 14,
    })
    .map((pairs) => `#${pairs.map(([key, text]) => `${key}=${text}`).join("&")}`),
  fc
    .array(fc.tuple(fc.constantFrom(...keys), nonsense), { maxLength: 14 })
    .map((pairs) => `#${new URLSearchParams(pairs.map(([key, text]) => [key, text.toWellFormed()]))}`),
);

test(
  "no link throws, and what is read of it is of the right kind and within its bounds",
  () => {
    fc.assert(
      fc.property(anyLink, (hash) => {
        const state: LinkState = { ...initial, ...readLink(hash) };
        const { t, layer, head, token, seed, masked, switches } = state;
        const { cls, senses } = settingsOf(state);
        expect(SCENE_IDS).toContain(state.scene);
        expect(t >= 0 && t <= 50).toBe(true);
        for (const index of [layer, head])
          expect(index === null || (Number.isInteger(index) && index >= 0 && index <= 47)).toBe(true);
        expect(token === null || (Number.isInteger(token) && token >= 0 && token <= 511)).toBe(true);
        expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
        expect(masked.every((at, i) => at < 512 && (i === 0 || at > masked[i - 1]))).toBe(true);
        expect(state.text.length).toBeLessThanOrEqual(4000);
        expect(state.pair === null || state.pair.length <= 4000).toBe(true);
        expect(cls.sentences.length).toBeLessThanOrEqual(MAX_SENTENCES);
        expect(senses.chosen.own.length).toBeLessThanOrEqual(12);
        expect(
          switches.headsOff.length + switches.layersOff.length + switches.edgesOff.length,
        ).toBeLessThanOrEqual(64);
        for (const { scene, name, setting } of SETTING_LIST) {
          const value = (settingsOf(state) as Record<string, Record<string, unknown>>)[scene][name];
          // A setting that was read is one that can be written and read again.
          expect(setting.read(setting.write(value))).toEqual(value);
        }
        expect(writeLink(state).length).toBeLessThanOrEqual(LINK_ROOM);
      }),
      fuzzCases(700),
    );
  },
  FUZZ_TIMEOUT,
);
