import { expect, test } from "vitest";
import { textWidth } from "../viz/textWidth";
import { flow } from "./flow";

const words = "The river flows through the old town and into the sea , and on .".split(" ");

test.each([
  [900, 500],
  [340, 480],
  [340, 60],
])("running text stands in reading order inside %i × %i, no word over another", (width, height) => {
  const box = { left: 40, top: 30, width, height };
  const { size, places } = flow(words, box, { most: 44, leading: 2, gap: 0.3 });
  expect(size).toBeLessThanOrEqual(44);
  places.forEach(({ x, y, half }, i) => {
    expect(half).toBeCloseTo((textWidth(words[i]) * size) / 2, 6);
    expect(x - half).toBeGreaterThanOrEqual(box.left - 1e-6);
    expect(x + half).toBeLessThanOrEqual(box.left + width + 1e-6);
    expect(y).toBeGreaterThan(box.top);
    expect(y).toBeLessThan(box.top + height);
    const next = places[i + 1];
    if (next) expect(next.y > y + size || (next.y === y && next.x - next.half > x + half)).toBe(true);
  });
});

test("a longer text is set smaller, and a short one no larger than asked for", () => {
  const box = { left: 0, top: 0, width: 600, height: 300 };
  const options = { most: 40, leading: 2, gap: 0.3 };
  const long = Array.from({ length: 20 }, () => words).flat();
  expect(flow(words.slice(0, 3), box, options).size).toBeCloseTo(40, 3);
  expect(flow(long, box, options).size).toBeLessThan(flow(words, box, options).size);
});
