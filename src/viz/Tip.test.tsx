import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { TipLayer, tipHandlers } from "./Tip";

beforeEach(() => {
  vi.useFakeTimers();
  const { unmount } = render(
    <>
      <button type="button" {...tipHandlers(() => "half of it")}>
        50 %
      </button>
      <TipLayer />
    </>,
  );
  return () => {
    unmount();
    vi.useRealTimers();
  };
});

const later = (): void =>
  act(() => {
    vi.advanceTimersByTime(1000);
  });

test("a tip stays while the pointer is in it, and goes when it leaves", () => {
  const mark = screen.getByRole("button");
  fireEvent.pointerEnter(mark);
  fireEvent.pointerLeave(mark);
  fireEvent.pointerEnter(screen.getByRole("tooltip"));
  later();
  expect(screen.getByRole("tooltip").textContent).toBe("half of it");
  fireEvent.pointerLeave(screen.getByRole("tooltip"));
  later();
  expect(screen.queryByRole("tooltip")).toBeNull();
});

test("Escape takes a tip away, from the pointer's mark and from the focused one", () => {
  const mark = screen.getByRole("button");
  for (const come of [fireEvent.pointerEnter, fireEvent.focus]) {
    come(mark);
    expect(screen.getByRole("tooltip")).toBeTruthy();
    fireEvent.keyDown(mark, { key: "Escape" });
    expect(screen.queryByRole("tooltip")).toBeNull();
  }
});
