import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { FixedTime } from "../player/time";
import { useArrival } from "./arrival";

afterEach(cleanup);

/** Says what the style is. */
function Said({ unit }: { unit: "px" | "%" }) {
  const { x, y, opacity } = useArrival(1, 2, -80, 40, unit);
  return <p>{[x.get(), y.get(), opacity.get()].join(" ")}</p>;
}

/** Where a mark is at a moment, and how visible it is. */
function at(t: number, unit: "px" | "%" = "px"): readonly number[] {
  const { container } = render(
    <FixedTime t={t}>
      <Said unit={unit} />
    </FixedTime>,
  );
  const said = container.textContent ?? "";
  expect(said).toContain(unit);
  return said.split(" ").map((value) => Number.parseFloat(value) || 0);
}

test("what arrives is unseen where it comes from, visible on the way, and in its place in the end", () => {
  expect(at(0.4)).toEqual([-80, 40, 0]);
  expect(at(1.5)).toEqual([-40, 20, 1]);
  expect(at(2)).toEqual([0, 0, 1]);
  expect(at(1.5, "%")).toEqual([-40, 20, 1]);
});
