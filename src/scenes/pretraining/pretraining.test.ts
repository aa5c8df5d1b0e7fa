import { describe, expect, test } from "vitest";
import { EXHIBITS, PROBES } from "../../trainer/exhibits";
import { NANO, type Snapshot } from "../../trainer/protocol";
import { between, candidatesBetween, placeOf } from "../../trainer/snapshots";
import { INITIAL_SETTINGS } from "../settings";
import { changeOf, isShown, lessonOf, otherSettings, runSettings } from "./exhibits";
import { mapOf, strongestHabit } from "./readings";
import { COMPARISONS } from "./settings";
import { shareAt, timeOfShare } from "./steps";

describe("the player's time is the training's", () => {
  test("it begins before the first step, ends with the last, and never goes back", () => {
    expect(shareAt(0)).toBe(0);
    expect(shareAt(3)).toBe(1);
    for (let t = 0.1; t <= 3; t += 0.1) expect(shareAt(t)).toBeGreaterThanOrEqual(shareAt(t - 0.1));
  });

  test("a place in the chart leads to the time at which it is shown", () => {
    for (const share of [0.001, 0.004, 0.03, 0.2, 0.7, 1])
      expect(shareAt(timeOfShare(share))).toBeCloseTo(share, 9);
  });

  test("a step lies between the snapshots around it", () => {
    const snapshots = [{ step: 0 }, { step: 10 }, { step: 30 }];
    expect(placeOf(snapshots, 15)).toEqual({ index: 1, part: 0.25 });
    expect(placeOf(snapshots, 99)).toEqual({ index: 2, part: 0 });
    expect(placeOf([], 5)).toEqual({ index: 0, part: 0 });
    expect(between(2, 4, 0.25)).toBe(2.5);
  });
});

test("what is set is what is trained, and a comparison changes one thing", () => {
  const main = runSettings(INITIAL_SETTINGS);
  expect(main).toEqual(NANO);
  for (const comparison of COMPARISONS) {
    const other = otherSettings(main, comparison);
    const changed =
      other && Object.entries(other).filter(([name, value]) => main[name as keyof typeof main] !== value);
    expect(changed?.length ?? 0, comparison).toBe(comparison === "none" ? 0 : 1);
    expect(other && changeOf(main, other), comparison).toBe(changed?.[0][0] ?? null);
  }
});

test("a share of hidden words has a lesson of its own at either end", () => {
  const main = runSettings(INITIAL_SETTINGS);
  const lesson = (comparison: (typeof COMPARISONS)[number]) =>
    lessonOf(main, otherSettings(main, comparison) ?? main);
  expect(lesson("most")).toBe("mostHidden");
  expect(lesson("mask")).toBe("moreHidden");
  expect(lesson("least")).toBe("leastHidden");
  expect(lesson("left")).toBe("direction");
  expect(lesson("none")).toBeNull();
});

test("a pair's lesson is told once its curves show it", () => {
  const snapshot = (loss: number, seen: number, apart: number): Snapshot => ({
    step: 1,
    measures: { loss, top1: 0, seen },
    trainingLoss: loss,
    look: { guesses: [], habits: [], attention: [], embeddings: new Float32Array(0), senses: [apart, 0] },
    moved: [],
  });
  const [main, alike] = [snapshot(2.7, 0.6, 0.15), snapshot(2.72, 0.58, 0.15)];
  for (const lesson of ["mostHidden", "leastHidden", "rate", "masking", "direction"] as const)
    expect(isShown(lesson, main, alike), lesson).toBe(false);
  expect(isShown("mostHidden", main, snapshot(3.4, 0.9, 0.15))).toBe(true);
  expect(isShown("masking", main, snapshot(2.8, 0.3, 0.15))).toBe(true);
  expect(isShown("direction", main, snapshot(2.8, 0.6, 0))).toBe(true);
});

test("candidates are on their way from one snapshot's order to the next one's", () => {
  const before = [
    { token: "the", probability: 0.6 },
    { token: "sea", probability: 0.2 },
  ];
  const after = [
    { token: "sea", probability: 0.8 },
    { token: "the", probability: 0.1 },
  ];
  const half = candidatesBetween(before, after, 0.5);
  expect(half.find(({ token }) => token === "sea")).toEqual({ token: "sea", rank: 0.5, probability: 0.5 });
  expect(half.find(({ token }) => token === "the")!.probability).toBeCloseTo(0.35, 9);
});

test("a head is named by what it does most", () => {
  expect(strongestHabit({ previous: 0.1, next: 0.8, same: 0, cls: 0.05, sep: 0.05 })).toEqual({
    habit: "next",
    share: 0.8,
  });
});

test("words are drawn on the axes along which they spread most", () => {
  // Far apart along the second number, a little along the first, not at all along the third.
  const vectors = Float32Array.of(0.5, 4, 1, -0.5, 4, 1, 0.5, -4, 1, -0.5, -4, 1);
  const points = mapOf(vectors, 4)(vectors);
  expect(Math.abs(points[0][0])).toBeCloseTo(1, 6);
  expect(points[0][0]).toBeCloseTo(-points[2][0], 6);
  expect(Math.abs(points[0][1] - points[1][1])).toBeCloseTo(0.25, 6);
});

test("every probe has a blank and a word that belongs there", () => {
  for (const { text, right } of PROBES) {
    expect(text).toContain("[MASK]");
    expect(right).toMatch(/^[a-z]+$/);
  }
  expect(new Set(EXHIBITS.words).size).toBe(EXHIBITS.words.length);
});
