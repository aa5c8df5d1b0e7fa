import { act, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { surviveTranslation } from "./translation";

beforeAll(() => surviveTranslation(document.body));

/** The ways in which translators put a `<font>` in a text's place. */
const WAYS: Record<string, (text: Text, font: HTMLElement) => void> = {
  "taking its place": (text, font) => {
    font.textContent = text.data;
    text.parentNode?.replaceChild(font, text);
  },
  "put before it, which then goes": (text, font) => {
    font.textContent = text.data;
    text.parentNode?.insertBefore(font, text);
    text.remove();
  },
  "around it": (text, font) => {
    text.parentNode?.insertBefore(font, text);
    font.append(text);
  },
};

/** Translates every text on the page, as Chrome does. */
async function translate(root: Node, way: (text: Text, font: HTMLElement) => void): Promise<void> {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walk.nextNode()) texts.push(walk.currentNode as Text);
  for (const text of texts) {
    if (text.parentElement?.closest("font")) continue;
    const outer = document.createElement("font");
    way(text, outer);
  }
  await Promise.resolve();
}

function Page({ count, open }: { count: number; open: boolean }): ReactNode {
  return (
    <div>
      before {count} after
      {open && "now open"}
      <p>{open ? <b>bold</b> : "plain"}</p>
      {open ? "one" : null}
      <span>{count}</span>
    </div>
  );
}

describe.each(Object.entries(WAYS))("a page that is translated, a <font> %s", (_, way) => {
  it("goes on, and its numbers stay true", async () => {
    const { container, rerender } = render(<Page count={1} open={false} />);
    for (const [count, open] of [
      [2, true],
      [2, false],
      [3, false],
      [4, true],
      [5, true],
    ] as const) {
      await translate(container, way);
      rerender(<Page count={count} open={open} />);
      await act(async () => undefined);
      expect(container.textContent).toBe(
        `before ${count} after${open ? "now openboldone" : "plain"}${count}`,
      );
    }
  });

  it("can be taken down", async () => {
    const { container, unmount } = render(<Page count={1} open />);
    await translate(container, way);
    expect(() => unmount()).not.toThrow();
    expect(container.textContent).toBe("");
  });
});
