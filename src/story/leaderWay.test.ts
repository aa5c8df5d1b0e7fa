import { describe, expect, it } from "vitest";
import { leaderWay, roundedPath } from "./leaderWay";

const FROM = { x: 340, y: 150 };
const WORD = { left: 600, top: 540, right: 700, bottom: 580 };

describe("a leader", () => {
  it("comes to a word on the ground line from below: nothing that hangs over the line is crossed", () => {
    const way = leaderWay(FROM, WORD, true);
    expect(way[0]).toEqual(FROM);
    expect(way.at(-1)?.x).toBe(650);
    expect(way.at(-1)?.y).toBeGreaterThan(WORD.bottom);
    // It goes down at the stage's edge, left of all marks, and along under the line.
    for (const { x, y } of way.slice(1, -1)) expect(x < 380 || y > WORD.bottom).toBe(true);
  });

  it("comes to all other marks from the side, straight where the mark is level with the text", () => {
    const level = { left: 500, top: 140, right: 600, bottom: 170 };
    expect(leaderWay(FROM, level, false)).toEqual([FROM, { x: 495, y: 150 }]);
    const below = leaderWay(FROM, { ...level, top: 300, bottom: 320 }, false);
    expect(below.at(-1)).toEqual({ x: 495, y: 310 });
    expect(below).toHaveLength(4);
  });

  it("keeps beside another one along the edge", () => {
    const [first, second] = [0, 1].map((nth) => leaderWay(FROM, WORD, true, nth)[1].x);
    expect(second - first).toBeGreaterThanOrEqual(4);
  });

  it("is a path without sharp corners that begins and ends where it should", () => {
    const path = roundedPath(leaderWay(FROM, WORD, true));
    expect(path.startsWith("M340.0 150.0")).toBe(true);
    expect(path.match(/Q/g)).toHaveLength(3);
    expect(path).not.toContain("NaN");
  });
});
