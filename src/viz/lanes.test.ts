import { expect, test } from "vitest";
import { packLanes } from "./lanes";

test("labels that would overlap stand in different lanes", () => {
  const placed = packLanes(
    [
      { x: 50, width: 40 },
      { x: 60, width: 40 },
      { x: 200, width: 40 },
    ],
    300,
  );
  expect(placed).toEqual([
    { left: 30, lane: 0 },
    { left: 40, lane: 1 },
    { left: 180, lane: 0 },
  ]);
});

test("a label at the edge stays inside the room", () => {
  expect(packLanes([{ x: 2, width: 40 }], 100)[0].left).toBe(0);
  expect(packLanes([{ x: 99, width: 40 }], 100)[0].left).toBe(60);
});
