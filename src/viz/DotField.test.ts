import { describe, expect, it } from "vitest";
import { dotGrid } from "./DotField";

const area = { x: 30, y: 500, width: 1030, height: 200 };

describe("dotGrid", () => {
  it("has a dot for each thing, all of them within its area", () => {
    const grid = dotGrid(area, 30522);
    expect(grid).toMatchObject({ per: 1, dots: 30522 });
    const { x, y } = grid.at(30521);
    expect(x).toBeLessThanOrEqual(area.x + area.width);
    expect(y).toBeLessThanOrEqual(area.y + area.height);
    expect(new Set(Array.from({ length: 30522 }, (_, i) => JSON.stringify(grid.at(i)))).size).toBe(30522);
  });

  it("has a dot for every few where they do not fit", () => {
    const grid = dotGrid({ ...area, width: 60, height: 500 }, 30522);
    expect(grid.per).toBe(5);
    expect(grid.dots).toBe(Math.ceil(30522 / 5));
    expect(grid.at(0)).toEqual(grid.at(4));
    expect(grid.at(5)).not.toEqual(grid.at(4));
    expect(grid.height).toBeLessThanOrEqual(500);
  });

  it("keeps few things in their area too, larger", () => {
    for (const count of [1, 2, 37, 1024]) {
      const grid = dotGrid(area, count);
      expect(grid.per).toBe(1);
      expect(grid.width).toBeLessThanOrEqual(area.width);
      expect(grid.height).toBeLessThanOrEqual(area.height + 1e-9);
    }
  });

  it("has a dot where a low window leaves no room at all", () => {
    for (const height of [0, -20]) {
      const { x, y } = dotGrid({ ...area, height }, 30522).at(30521);
      expect([x, y].every(Number.isFinite)).toBe(true);
    }
  });
});
