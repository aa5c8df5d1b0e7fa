import { expect, test } from "vitest";
import { framesOf } from "./frames";

test("an animation lasts as long as its steps, closely drawn while they move, and rests once at each end", () => {
  const frames = framesOf([5, 4, 8], 0, 3, 10);
  expect(frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBe(17_000);
  expect(frames.map(({ t }) => t)).toEqual(frames.map(({ t }) => t).toSorted((a, b) => a - b));
  expect(
    frames.filter(({ t }) => Number.isInteger(t)).map(({ t, milliseconds }) => [t, milliseconds]),
  ).toEqual([
    [1, 1000],
    [2, 800],
    [3, 1600],
  ]);
  expect(frames.filter(({ t }) => t <= 1)).toHaveLength(5 * 0.8 * 10 + 1);
  expect(
    Math.max(...frames.filter(({ t }) => !Number.isInteger(t)).map(({ milliseconds }) => milliseconds)),
  ).toBe(100);
});

test("one step is told from its own start to its own end", () => {
  const frames = framesOf([5, 4, 8], 1, 2, 10);
  expect(frames[0].t).toBeGreaterThan(1);
  expect(frames[0].t).toBeLessThan(1.1);
  expect(frames[frames.length - 1].t).toBe(2);
});

test("very short steps still have a picture of their movement that browsers do not skip", () => {
  expect(framesOf([0.05], 0, 1, 10)).toEqual([
    { t: 0.8, milliseconds: 40 },
    { t: 1, milliseconds: 20 },
  ]);
});
