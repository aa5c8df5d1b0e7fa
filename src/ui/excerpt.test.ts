import fc from "fast-check";
import { expect, test } from "vitest";
import { excerpt } from "./excerpt";

test("a short text is quoted whole, a long one to the end of a word", () => {
  expect(excerpt("The bank was steep.")).toBe("The bank was steep.");
  expect(excerpt("the old river bank ".repeat(8))).toBe(
    "the old river bank the old river bank the old river bank…",
  );
  expect(excerpt("a".repeat(100))).toBe(`${"a".repeat(60)}…`);
});

test("an excerpt is the text's own beginning, never longer than 61 characters, with no character cut in half", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const quoted = excerpt(text);
      expect([...quoted].length).toBeLessThanOrEqual(61);
      expect(text.startsWith(quoted.replace(/…$/, "")) || text === quoted).toBe(true);
      expect(quoted.isWellFormed?.() ?? true).toBe(true);
    }),
  );
});
