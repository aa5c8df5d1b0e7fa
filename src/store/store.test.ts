import { expect, test } from "vitest";
import { useStore } from "./store";

test("the store holds data and no function: what it opens with can be written down and read back", () => {
  const initial = useStore.getInitialState();
  expect(JSON.parse(JSON.stringify(initial))).toEqual(initial);
  expect(Object.values(initial).filter((value) => typeof value === "function")).toEqual([]);
});
