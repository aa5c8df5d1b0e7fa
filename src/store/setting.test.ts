import fc from "fast-check";
import { expect, test } from "vitest";
import { choice, chosen, flag, lines, type Setting, whole, words } from "./setting";

const text = fc.string({ unit: "grapheme", maxLength: 60 });

/** Every kind of setting, with values it can hold. */
const kinds: readonly [string, Setting<unknown>, fc.Arbitrary<unknown>][] = [
  ["a choice", choice(["sum", "parts"], "sum"), fc.constantFrom("sum", "parts")],
  ["a whole number", whole(4, -3, 48), fc.integer({ min: -3, max: 48 })],
  ["what is not chosen yet", chosen(whole(1, 1, 9)), fc.option(fc.integer({ min: 1, max: 9 }))],
  ["a flag", flag(true), fc.boolean()],
  ["words", words("", 80), text],
  ["lines", lines(["a"], 4, 80), fc.array(text, { maxLength: 4 }).filter((list) => list.join("") !== "")],
];

for (const [name, setting, values] of kinds) {
  test(`${name} read back from a link is what was written`, () => {
    fc.assert(
      fc.property(values, (value) => {
        const fits = !(Array.isArray(value) && value.some((line: string) => line.includes("\n")));
        if (fits) expect(setting.read(setting.write(value))).toEqual(value);
      }),
    );
  });

  test(`${name} starts with something that a link can hold`, () => {
    expect(setting.read(setting.write(setting.initial))).toEqual(setting.initial);
  });

  test(`no text makes ${name} throw`, () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (nonsense) => void setting.read(nonsense)));
  });
}

test("numbers are brought within their limits, other words are refused", () => {
  expect(whole(4, 1, 48).read("99")).toBe(48);
  expect(whole(4, 1, 48).read("-7")).toBe(1);
  expect(whole(4, 1, 48).read("many")).toBeNull();
  expect(choice(["sum", "parts"], "sum").read("all")).toBeNull();
});

test("long words and long lists are cut", () => {
  expect(words("", 3).read("abcdef")).toBe("abc");
  expect(lines([], 2, 3).read("abcdef\nb\nc")).toEqual(["abc", "b"]);
});
