import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { Moving } from "../src/player/Moving";
import { FixedTime } from "../src/player/time";
import { textWidth } from "../src/viz/textWidth";
import { MARKS } from "./marks";
import { SAMPLES, WIDTHS } from "./samples";

HTMLCanvasElement.prototype.getContext = () => null;
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
afterEach(cleanup);

/** What the files of marks and controls have that can be drawn: functions, classes and memos with a capital. */
const drawn = Object.values(
  import.meta.glob<Record<string, unknown>>(
    ["../src/viz/*.tsx", "../src/ui/*.tsx", "!../src/**/*.test.tsx"],
    { eager: true },
  ),
).flatMap((file) =>
  Object.entries(file)
    .filter(([name, value]) => /^[A-Z][a-z]/.test(name) && /function|object/.test(typeof value))
    .map(([name]) => name),
);

test("every mark and control is in the gallery, and nothing else", () => {
  expect(Object.keys(MARKS).sort()).toEqual(drawn.sort());
});

test.each(Object.entries(MARKS))("%s is drawn with every sample, at every width", (_, draw) => {
  for (const [said, sample] of Object.entries(SAMPLES)) {
    for (const width of WIDTHS) {
      const { container, unmount } = render(
        <Moving>
          <FixedTime t={1}>{draw(sample, width)}</FixedTime>
        </Moving>,
      );
      const odd = container.innerHTML.match(
        /.{0,60}(?:NaN|Infinity|undefined|(?<![.\d])\d{9}|\de\+|(?:width|height|r)="-).{0,40}/,
      );
      expect(odd?.[0], `${said}, ${width} pixels`).toBeUndefined();
      unmount();
    }
  }
});

test("no word of a column begins left of its window", () => {
  const { container } = render(MARKS.WordMark(SAMPLES.long, WIDTHS[0]));
  const words = [...container.querySelectorAll("text")];
  expect(words).toHaveLength(SAMPLES.long.words.length);
  for (const word of words) {
    const [end, , scale] = word
      .getAttribute("transform")!
      .match(/[\d.]+/g)!
      .map(Number);
    const size = scale * Number(word.getAttribute("font-size"));
    expect(end - size * textWidth(word.textContent)).toBeGreaterThanOrEqual(0);
  }
});
