import { describe, expect, it } from "vitest";
import { magnified, pointIn, pointOf } from "./magnify";

const NEEDS = { width: 800, height: 600 };

describe("a picture in a window", () => {
  it("stands as drawn where it has what it needs, or less", () => {
    expect(magnified({ width: 390, height: 420 }, NEEDS)).toEqual({
      zoom: 1,
      room: { width: 390, height: 420 },
    });
    expect(magnified({ width: 1600, height: 600 }, NEEDS).zoom).toBe(1);
  });

  it("grows as a whole until it has the window, and is told the pixels that are its own", () => {
    const { zoom, room } = magnified({ width: 1200, height: 780 }, NEEDS);
    expect(zoom).toBeCloseTo(1.3);
    expect(room.width * zoom).toBeGreaterThan(1198);
    expect(room.width * zoom).toBeLessThanOrEqual(1200);
    expect(room.height).toBe(600);
  });

  it("is not more than twice its size", () => {
    expect(magnified({ width: 4000, height: 3000 }, NEEDS).zoom).toBe(2);
  });

  it("a pointer is where the magnified picture has it, and a place where the window has it", () => {
    const box = { left: 10, top: 20 };
    const element = { currentCSSZoom: 1.5, getBoundingClientRect: () => box } as unknown as Element;
    expect(pointIn(element, { clientX: 40, clientY: 50 })).toEqual([20, 20]);
    expect(pointOf(element, 20, 20)).toEqual([40, 50]);
  });
});
