import fc from "fast-check";
import { expect, test } from "vitest";
import { fitMono, layoutHeight, layoutTokens, monoWidth } from "./tokenLayout";

const OPTIONS = { fontSize: 14, chipHeight: 30, lineHeight: 44 };

const tokens = fc.array(
  fc
    .tuple(fc.boolean(), fc.string({ unit: "grapheme", minLength: 1, maxLength: 14 }))
    .map(([piece, text]) => ({
      text: piece ? `##${text}` : text,
    })),
  { maxLength: 60 },
);

test("boxes never overlap and never leave the width", () => {
  fc.assert(
    fc.property(tokens, fc.integer({ min: 120, max: 1200 }), (list, width) => {
      const boxes = layoutTokens(list, width, OPTIONS);
      expect(boxes.map(({ index }) => index)).toEqual(list.map((_, index) => index));
      for (const [i, box] of boxes.entries()) {
        expect(box.x).toBeGreaterThanOrEqual(-1e-6);
        expect(box.x + box.width).toBeLessThanOrEqual(width + 1e-6);
        const next = boxes[i + 1];
        if (next && next.line === box.line) expect(next.x).toBeGreaterThanOrEqual(box.x + box.width);
        if (next && next.line !== box.line) expect(next.y).toBeGreaterThanOrEqual(box.y + box.height);
      }
      expect(layoutHeight(boxes)).toBe(
        boxes.length === 0 ? 0 : boxes[boxes.length - 1].y + OPTIONS.chipHeight,
      );
    }),
  );
});

test("every box has room for its text, unless the text is wider than the stage", () => {
  fc.assert(
    fc.property(tokens, (list) => {
      for (const box of layoutTokens(list, 800, OPTIONS)) {
        expect(box.width).toBeGreaterThanOrEqual(
          Math.min(800, monoWidth(list[box.index].text, OPTIONS.fontSize)),
        );
      }
    }),
  );
});

test("pieces stand closer to their word than words to each other", () => {
  const [un, believe, cat] = layoutTokens(
    [{ text: "un" }, { text: "##believe" }, { text: "cat" }],
    800,
    OPTIONS,
  );
  expect(believe.x - (un.x + un.width)).toBeLessThan(cat.x - (believe.x + believe.width));
});

test("no token is left alone on the last line, and no line more is taken for it", () => {
  const twelve = Array.from({ length: 12 }, () => ({ text: "cat" }));
  const { width } = layoutTokens(twelve, 5000, OPTIONS)[0];
  const room = 11 * (width + 8);
  expect(layoutTokens(twelve, room, OPTIONS).map(({ line }) => line)).toEqual([
    ...Array(6).fill(0),
    ...Array(6).fill(1),
  ]);
  fc.assert(
    fc.property(tokens, fc.integer({ min: 120, max: 1200 }), (list, width) => {
      const boxes = layoutTokens(list, width, OPTIONS);
      let [x, lines] = [0, Math.min(1, list.length)];
      boxes.forEach((box, i) => {
        const space = x === 0 ? 0 : list[i].text.startsWith("##") ? 2 : 8;
        if (x > 0 && x + space + box.width > width) [x, lines] = [box.width, lines + 1];
        else x += space + box.width;
      });
      expect((boxes.at(-1)?.line ?? -1) + 1).toBe(lines);
    }),
  );
});

test("lines are centred", () => {
  const [box] = layoutTokens([{ text: "cat" }], 400, OPTIONS);
  expect(box.x + box.width / 2).toBeCloseTo(200);
});

test("a text that fits is left alone, one that does not is cut with an ellipsis and then fits", () => {
  expect(fitMono("cat", 14, 100)).toBe("cat");
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 40 }),
      fc.integer({ min: 40, max: 200 }),
      (text, width) => {
        const fitted = fitMono(text, 14, width);
        expect(monoWidth(fitted, 14)).toBeLessThanOrEqual(width);
        expect(fitted === text || fitted.endsWith("…")).toBe(true);
      },
    ),
  );
});

test("Chinese characters and emoji count as wide", () => {
  expect(monoWidth("日本", 10)).toBe(20);
  expect(monoWidth("ab", 10)).toBe(12);
});
