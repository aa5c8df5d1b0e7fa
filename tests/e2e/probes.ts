import type { Page } from "@playwright/test";

/** Whole-page probes: each returns a line for everything that a visitor would stumble over, and nothing if all is well. */

/** What of the dock is out of the window, a dock that takes more than two fifths of it, and stage controls that it covers when they have the focus. */
export async function obscured(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const dock = document.querySelector("#dock");
    const stage = document.querySelector("#stage");
    if (!dock || !stage) return ["stage or dock is missing"];
    const found: string[] = [];
    const name = (element: Element): string =>
      element.getAttribute("aria-label") ?? (element.textContent ?? "").trim().slice(0, 40);
    scrollTo(0, 0);
    const { top, height } = dock.getBoundingClientRect();
    if (height > innerHeight * 0.4)
      found.push(`the dock takes ${Math.round(height)} of ${innerHeight} pixels`);
    for (const control of dock.querySelectorAll("button, select, [role=slider]")) {
      const box = control.getBoundingClientRect();
      if (box.width > 0 && (box.right > innerWidth || box.bottom > innerHeight || box.left < 0))
        found.push(`${name(control)} is out of the window`);
    }
    const controls = [
      ...stage.querySelectorAll<HTMLElement>("a, button, select, input, textarea, [tabindex='0']"),
    ].filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }));
    for (const control of controls) {
      control.focus();
      if (document.activeElement !== control) continue;
      const box = control.getBoundingClientRect();
      // What is taller than a line shows one at least: a text box, that of its caret.
      const clear = Math.min(box.bottom, top) - Math.max(box.top, 0);
      if (clear < (box.height > 60 ? 24 : box.height - 1))
        found.push(`${name(control)} has the focus under the dock`);
    }
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    return found;
  });
}

/** What makes the page wider than its window, and words on stage that stick out of it and cannot be scrolled to. */
export async function outside(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} pixels wide`] : [];
    const stage = document.querySelector("#stage");
    if (!stage) return ["there is no stage"];
    const room = stage.getBoundingClientRect();
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== stage &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const words = [...stage.querySelectorAll("*")]
      .filter((element) => element.children.length === 0 && (element.textContent ?? "").trim() !== "")
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.left < room.left - 1 || box.right > room.right + 1);
      })
      .filter((element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((element) => !element.closest(".sr-only") && !scrolls(element))
      .map((element) => `${element.textContent} at ${Math.round(element.getBoundingClientRect().right)}`);
    return [...wide, ...words];
  });
}

/** How much of the window is picture, and what lies over it or under its edge. */
export async function layout(page: Page) {
  return page.evaluate(() => {
    const box = (part: string) => document.querySelector(part)?.getBoundingClientRect() ?? new DOMRect();
    const [stage, panel, player] = [box("#stage"), box("article"), box("#dock")];
    return {
      share: (stage.width * stage.height) / (innerWidth * innerHeight),
      hidden: Math.max(0, stage.bottom - player.top),
      // Beside each other, or one under the other.
      overlap: panel.right > stage.left + 1 && panel.top < stage.bottom - 1,
      foot: innerHeight - player.bottom,
    };
  });
}

/** Numbers that are none, and things that were put on the page in place of their words. */
export async function noNumbers(page: Page): Promise<string[]> {
  return page.evaluate(
    () => document.body.textContent.match(/.{0,40}(NaN|undefined|\[object ).{0,20}/g) ?? [],
  );
}

/** What answers on the page, in its order, and how far it stands out: the largest contrast of two of its pixels. */
export async function contrasts(page: Page): Promise<{ readonly name: string; readonly contrast: number }[]> {
  const picture = (await page.screenshot({ animations: "disabled" })).toString("base64");
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext("2d", { willReadFrequently: true })!;
    pen.drawImage(image, 0, 0);
    const linear = Array.from({ length: 256 }, (_, i) =>
      i <= 10 ? i / 255 / 12.92 : ((i / 255 + 0.055) / 1.055) ** 2.4,
    );
    /** The largest contrast of two pixels in a box and at its edge. */
    const contrast = ({ left, top, right, bottom }: DOMRect): number => {
      const [x, y] = [Math.max(0, Math.floor(left) - 2), Math.max(0, Math.floor(top) - 2)];
      const width = Math.min(image.width, Math.ceil(right) + 2) - x;
      const height = Math.min(image.height, Math.ceil(bottom) + 2) - y;
      const pixels = pen.getImageData(x, y, width, height).data;
      let [darkest, lightest] = [1, 0];
      for (let i = 0; i < pixels.length; i += 4) {
        const light =
          0.2126 * linear[pixels[i]] + 0.7152 * linear[pixels[i + 1]] + 0.0722 * linear[pixels[i + 2]];
        darkest = Math.min(darkest, light);
        lightest = Math.max(lightest, light);
      }
      return (lightest + 0.05) / (darkest + 0.05);
    };
    const found: { name: string; contrast: number }[] = [];
    for (const element of document.querySelectorAll(
      "a[href], button, select, input, textarea, [role=slider], [tabindex='0'], [data-mark]",
    )) {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const box = element.getBoundingClientRect();
      if (box.width < 4 || box.height < 4) continue;
      const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
      if (!top || !(element.contains(top) || top.contains(element))) continue;
      const name = element.getAttribute("aria-label") ?? (element.textContent ?? "").trim().slice(0, 40);
      found.push({ name: `${element.tagName} “${name}”`, contrast: contrast(box) });
    }
    return found;
  }, picture);
}
