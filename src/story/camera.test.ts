import { expect, test } from "vitest";
import { between, CAMERA, camera, whenCome } from "./camera";

const STORY = [
  { line: 0.6, size: 56 },
  { line: 0.6, size: 56 },
  { line: 0.9, size: 30 },
];

test("the camera is soon at a step's view, and stays to its end", () => {
  expect(camera(STORY, 2 + CAMERA)).toEqual(STORY[2]);
  expect(camera(STORY, 2.7)).toEqual(STORY[2]);
  expect(camera(STORY, 3)).toEqual(STORY[2]);
});

test("it goes from view to view without a leap", () => {
  let before = camera(STORY, 0);
  for (let t = 0; t <= 3; t += 0.005) {
    const { line, size } = camera(STORY, t);
    expect(Math.abs(line - before.line)).toBeLessThan(0.03);
    expect(Math.abs(size - before.size)).toBeLessThan(2.6);
    before = { line, size };
  }
});

test("between equal views it stands still", () => {
  expect(camera(STORY, 1.05)).toEqual(STORY[0]);
});

test("between two moments it goes from 0 to 1", () => {
  expect(between(0.5, 0, 1)).toBe(0.5);
  expect(between(0.2, 0.3, 0.6)).toBe(0);
  expect(between(0.2, 0.2, 0.2)).toBe(1);
});

test("the moment at which something has come is the one at which it has", () => {
  for (const share of [0, 0.25, 0.5, 0.6, 1]) {
    expect(between(whenCome(share, 0.14, 0.8), 0.14, 0.8)).toBeCloseTo(share, 9);
  }
});
