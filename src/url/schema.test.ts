import fc from "fast-check";
import { expect, test } from "vitest";
import { SCENE_IDS } from "../catalogue";
import { SETTING_LIST, settingsOf } from "../scenes/settings";
import { useStore } from "../store/store";
import { stepIndex } from "../story/steps";
import { FIELDS, LINKED, type LinkState, leftOut, linked, readLink, writeLink } from "./schema";

const initial = { ...useStore.getInitialState(), t: 0 };

/** Text as a visitor may type it: any Unicode that is well formed. */
const text = fc.string({ unit: "grapheme", maxLength: 80 });

const linkedState = fc.record({
  scene: fc.constantFrom(...SCENE_IDS),
  text,
  pair: fc.option(text),
  t: fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100),
  layer: fc.integer({ min: 0, max: 47 }),
  head: fc.integer({ min: 0, max: 47 }),
  token: fc.option(fc.integer({ min: 0, max: 511 })),
  seed: fc.integer({ min: 0, max: 0xffffffff }),
  masked: fc
    .uniqueArray(fc.integer({ min: 0, max: 511 }), { maxLength: 20 })
    .map((positions) => positions.sort((a, b) => a - b)),
  causal: fc.boolean(),
  settings: fc.record({ attention: fc.record({ other: text }) }),
});

test("what a link is written from is what it reads back", () => {
  fc.assert(
    fc.property(linkedState, (part) => {
      const state: LinkState = { ...initial, ...part, t: part.t ?? 0 };
      const back = { ...linked(initial), ...readLink(writeLink(state)) };
      for (const name of LINKED) if (name !== "settings") expect(back[name]).toEqual(state[name]);
      expect(settingsOf({ ...initial, ...back })).toEqual(settingsOf(state));
    }),
  );
});

test("a link of a fresh page names no more than the version, the scene and the seed", () => {
  expect(writeLink(initial)).toBe("#v=6&scene=story&seed=2018");
});

test("a link of the first version opens on what that version opened on", () => {
  const fresh = { scene: "tokenization", text: "The bank by the river was steep." };
  expect(readLink("#v=1&t=4")).toEqual({ ...fresh, t: 2 });
  expect(readLink("#v=1&scene=mlm&text=A+cat.")).toEqual({ scene: "mlm", text: "A cat." });
});

test("a link into Fine-tuning from before two of its steps went opens the step that it was made on", () => {
  const open = (link: string) => {
    const { scene, t } = readLink(link);
    return [scene, Number(t?.toFixed(2))];
  };
  // Each is what version 3 had for that step.
  for (const [was, is] of [
    ["3.40", "3.40"],
    ["10.50", "8.50"],
    ["11.20", "9.20"],
    // The two that are gone: what stands there now.
    ["8.20", "7.00"],
  ])
    expect(open(`#v=2&scene=finetuning&t=${was}`)).toEqual(open(`#v=3&scene=finetuning&t=${is}`));
  expect(open("#v=3&scene=finetuning&t=8.50")).toEqual(["finetuning", 4.5]);
  expect(open("#v=2&scene=lab&t=10.50")).toEqual(["lab", 10.5]);
});

test("a link into the story from before the mean stood beside [CLS] opens the step that it was made on", () => {
  const mean = stepIndex("mean");
  expect(readLink(`#v=2&scene=story&t=${mean - 0.4}`).t).toBeCloseTo(mean - 0.4, 9);
  expect(readLink(`#v=2&scene=story&t=${mean + 0.4}`).t).toBeCloseTo(mean + 1.4, 9);
  expect(readLink(`#v=3&scene=story&t=${mean + 0.4}`).t).toBeCloseTo(mean + 0.4, 9);
});

test("what makes no sense is left as it was", () => {
  expect(readLink("#v=2&scene=nowhere&t=soon&layer=-1&token=x&seed=1.5&masked=1,2&theme=pink")).toEqual({});
});

test("what one scene alone sets is read by the names that it has had in links from the first", () => {
  const link =
    "#v=2&scene=why&onehead=1&sentences=A%0AB&other=A+cat.&without=remove&share=mean&senses=bat%0A3%0Ar1";
  const state = { ...initial, ...readLink(link) };
  expect(settingsOf(state)).toMatchObject({
    attention: { other: "A cat." },
    cls: { oneHead: true, sentences: ["A", "B"] },
    why: { leaveOut: "remove", attentionShare: "mean" },
    senses: { chosen: { word: "bat", own: [], out: [3], selected: "r1" } },
  });
  expect(decodeURIComponent(writeLink(state))).toContain("other=A+cat.");
});

test("numbers beyond their bounds are brought inside", () => {
  expect(readLink("#layer=999&head=48&t=1000&seed=9999999999&token=600")).toEqual({
    layer: 47,
    head: 47,
    t: 50,
    seed: 0xffffffff,
    token: 511,
  });
});

test("a very long text is cut to what a link has room for, and the page can say so", () => {
  const state = { ...initial, text: "word ".repeat(1000) };
  const link = writeLink(state);
  expect(link.length).toBeGreaterThan(1890);
  expect(link.length).toBeLessThanOrEqual(1900);
  expect(state.text.startsWith(readLink(link).text ?? "?")).toBe(true);
  expect(leftOut(state)).toEqual(["the end of your text"]);
  expect(leftOut(initial)).toEqual([]);
});

test("what belongs to another scene is left out before what belongs to this one, and the text last", () => {
  const settings = {
    attention: { other: "b".repeat(600) },
    cls: { sentences: ["c".repeat(500), "d"] },
  };
  const state: LinkState = {
    ...initial,
    settings,
    scene: "attention",
    text: "e".repeat(1100),
    pair: "f".repeat(300),
  };
  expect(leftOut(state)).toEqual(["the sentences you compare in “[CLS]”", "the second text in “Attention”"]);
  expect(leftOut({ ...state, scene: "cls" })[0]).toMatch(/in “Attention”/);
  const { text, pair } = readLink(writeLink({ ...state, text: "é".repeat(400), pair: "ü".repeat(400) }));
  expect(text?.length).toBeGreaterThan(100);
  expect(pair?.length).toBeGreaterThan(100);
});

test("a cut never falls within a character", () => {
  const { text } = readLink(writeLink({ ...initial, text: "🤖".repeat(500) }));
  expect([...(text ?? "")].every((character) => character === "🤖")).toBe(true);
  expect(text?.length).toBeGreaterThan(200);
});

test("no two fields have the same key", () => {
  const keys = [...FIELDS, ...SETTING_LIST].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("theme and language are in a link where they are not what its reader would see anyway", () => {
  expect(writeLink(initial)).not.toMatch(/theme|lang/);
  expect(writeLink({ ...initial, theme: "dark", language: "es" })).toMatch(/lang=es.*theme=dark/);
  expect(writeLink({ ...initial, theme: "dark", systemTheme: "dark" })).not.toContain("theme");
  expect(writeLink({ ...initial, theme: "light", systemTheme: "dark" })).toContain("theme=light");
  expect(readLink("#v=2&theme=dark&lang=es")).toEqual({ theme: "dark", language: "es" });
});

test("every field reads parts of the state that going back restores", () => {
  const examples = ["1", "2", "attention", "mean", "remove", "1.50.ab", "h0.1", "a\nb"];
  for (const field of FIELDS.filter(({ key }) => key !== "theme" && key !== "lang")) {
    const read = examples.flatMap((example) => Object.keys(field.read(example) ?? {}));
    expect(read.length, field.key).toBeGreaterThan(0);
    for (const name of read) expect(LINKED, field.key).toContain(name);
  }
});
