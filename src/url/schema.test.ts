import fc from "fast-check";
import { expect, test } from "vitest";
import { SCENE_IDS } from "../scenes/catalogue";
import { type AppState, useStore } from "../store/store";
import { FIELDS, LINKED, linked, readLink, writeLink } from "./schema";

const initial = useStore.getInitialState();

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
  ending: text,
});

test("what a link is written from is what it reads back", () => {
  fc.assert(
    fc.property(linkedState, (part) => {
      const state: AppState = { ...initial, ...part };
      const back = { ...linked(initial), ...readLink(writeLink(state)) };
      for (const name of LINKED) expect(back[name]).toEqual(state[name]);
    }),
  );
});

test("a link of a fresh page names no more than the version, the scene and the seed", () => {
  expect(writeLink(initial)).toBe("#v=1&scene=tokenization&seed=2018");
});

test("no nonsense throws, and what is read is of the right kind and within its bounds", () => {
  const keys = FIELDS.map(({ key }) => key);
  const value = fc.oneof(
    fc.string({ unit: "grapheme" }),
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
    ),
  );
  const link = fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...keys), fc.string()), value), { maxLength: 12 })
    .map((pairs) => `#${pairs.map(([key, text]) => `${key}=${text}`).join("&")}`);
  fc.assert(
    fc.property(link, (hash) => {
      const {
        t,
        layer,
        head,
        token,
        seed,
        masked,
        scene,
        text: read,
        pair,
      } = { ...initial, ...readLink(hash) };
      expect(SCENE_IDS).toContain(scene);
      expect(t >= 0 && t <= 50).toBe(true);
      for (const index of [layer, head])
        expect(Number.isInteger(index) && index >= 0 && index <= 47).toBe(true);
      expect(token === null || (Number.isInteger(token) && token >= 0 && token <= 511)).toBe(true);
      expect(Number.isInteger(seed) && seed >= 0 && seed <= 0xffffffff).toBe(true);
      expect(masked.every((position, i) => position < 512 && (i === 0 || position > masked[i - 1]))).toBe(
        true,
      );
      expect(read.length).toBeLessThanOrEqual(600);
      expect(pair === null || pair.length <= 600).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("what makes no sense is left as it was", () => {
  expect(readLink("#v=1&scene=nowhere&t=soon&layer=-1&token=x&seed=1.5&masked=1,2&theme=pink")).toEqual({});
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

test("a very long text is cut, not refused", () => {
  const { text: read } = readLink(writeLink({ ...initial, text: "word ".repeat(1000) }));
  expect(read).toBe("word ".repeat(120));
});

test("no two fields have the same key", () => {
  expect(new Set(FIELDS.map(({ key }) => key)).size).toBe(FIELDS.length);
});

test("every field reads parts of the state that going back restores", () => {
  const examples = ["1", "2", "attention", "mean", "remove", "1.50.ab", "h0.1", "a\nb"];
  for (const field of FIELDS.filter(({ key }) => key !== "theme")) {
    const read = examples.flatMap((example) => Object.keys(field.read(example) ?? {}));
    expect(read.length, field.key).toBeGreaterThan(0);
    for (const name of read) expect(LINKED, field.key).toContain(name);
  }
});
