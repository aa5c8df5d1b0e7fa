import { expect, test } from "vitest";
import { progress, step, stepAt } from "./storyboard";

test("a boundary belongs to the step that it completes", () => {
  expect(stepAt(0, 3)).toBe(0);
  expect(stepAt(0.001, 3)).toBe(0);
  expect(stepAt(1, 3)).toBe(0);
  expect(stepAt(1.001, 3)).toBe(1);
  expect(stepAt(3, 3)).toBe(2);
});

test("a time outside of the story belongs to its nearest step", () => {
  expect(stepAt(-1, 3)).toBe(0);
  expect(stepAt(99, 3)).toBe(2);
});

test("progress goes from 0 to 1 between its times and is flat outside", () => {
  expect(progress(1, 2, 4)).toBe(0);
  expect(progress(2.5, 2, 4)).toBe(0.25);
  expect(progress(5, 2, 4)).toBe(1);
});

test("a span without length is a jump", () => {
  expect(progress(1.9, 2, 2)).toBe(0);
  expect(progress(2, 2, 2)).toBe(1);
});

test("a caption that takes work is made when it is read, and once", () => {
  let made = 0;
  const lazy = step("guess", "The guess", 4, () => `caption ${++made}`);
  expect(made).toBe(0);
  expect([lazy.caption, lazy.caption]).toEqual(["caption 1", "caption 1"]);
  expect(step("guess", "The guess", 4, "ready").caption).toBe("ready");
});
