import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { type RunState, useStore } from "../store/store";
import { Notices, SLOW } from "./Notices";

afterEach(cleanup);

function took(milliseconds: number): void {
  const main = {
    result: { milliseconds, encoding: { tokens: Array(14).fill(null) } },
  } as unknown as RunState;
  useStore.setState({ scene: "attention", runs: { "attention/main": main } });
}

test("a slow device says how long a pass takes; others say nothing", () => {
  took(SLOW - 1);
  const { rerender } = render(<Notices onRetry={() => undefined} bare />);
  expect(screen.queryByRole("status")).toBeNull();
  took(1234);
  rerender(<Notices onRetry={() => undefined} bare />);
  expect(screen.getByRole("status").textContent).toContain("about 1.2 s for each pass over your 14 tokens");
});
