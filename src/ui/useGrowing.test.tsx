import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { useGrowing } from "./useGrowing";

/** Parts that were made new in each drawing. */
const made: number[] = [];

function List({ count }: { count: number }): ReactNode {
  const shown = useGrowing(count, 40);
  made.push(shown);
  return <>{Array.from({ length: shown }, (_, i) => `${i} `)}</>;
}

/** The largest number of parts that came at once. */
const most = (): number => Math.max(...made.slice(1).map((shown, i) => shown - made[i]));

test("a long list is made in shares, all of it in the end, and again after it was short", async () => {
  vi.useFakeTimers();
  const { container, rerender } = render(<List count={5} />);
  for (const count of [128, 3, 128, 30, 41]) {
    made.splice(0, made.length - 1);
    rerender(<List count={count} />);
    // Once for each picture.
    for (let picture = 0; picture < 5; picture++) await act(() => vi.runAllTimersAsync());
    expect(container.textContent?.trim().split(" ")).toHaveLength(count);
    expect(most(), String(count)).toBeLessThanOrEqual(40);
  }
  vi.useRealTimers();
});

test("markup has all of it", () => {
  expect(
    renderToStaticMarkup(<List count={128} />)
      .trim()
      .split(" "),
  ).toHaveLength(128);
});
