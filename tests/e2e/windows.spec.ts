import type { Page } from "@playwright/test";
import { SCENE_IDS } from "../../src/scenes/catalogue";
import { violations } from "./axe";
import { expect } from "./page";
import { test } from "./sameTab";

const windows = [
  { width: 320, height: 700 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 3840, height: 2160 },
];
const texts = {
  "a pair": {
    text: "Where is the unbelievably straightforward cat?",
    pair: "It is snoozing under the table.",
  },
  "128 tokens": { text: Array.from({ length: 126 }, (_, i) => ["river", "bank", "steep"][i % 3]).join(" ") },
};

for (const { width, height } of windows) {
  for (const [name, state] of Object.entries(texts)) {
    test(`${width} pixels wide, ${name}: no scene scrolls sideways or is cut off`, async ({ bert, page }) => {
      await page.setViewportSize({ width, height });
      await bert.openReady(state);
      for (const scene of SCENE_IDS) {
        await bert.follow({ scene, ...state });
        await bert.ready();
        const count = await bert.steps();
        // Where room is scarce, every step; in larger windows three of them.
        const all = Array.from({ length: count }, (_, i) => i + 1);
        for (const step of width < 768 ? all : new Set([1, Math.ceil(count / 2), count])) {
          await bert.at(scene, step, state);
          expect(await outside(page), `${scene}, step ${step}`).toEqual([]);
        }
      }
    });
  }
}

/** Windows, and the least share of each that is picture. */
const SHARES = [
  [2560, 1440, 0.65],
  [1920, 1080, 0.65],
  [1440, 900, 0.65],
  [1024, 768, 0.65],
  [390, 844, 0.6],
] as const;

for (const [width, height, least] of SHARES) {
  test(`at ${width}×${height} most of the window is picture in every scene, and nothing lies over it`, async ({
    bert,
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await bert.openReady();
    for (const scene of SCENE_IDS) {
      await bert.follow({ scene });
      await bert.ready();
      // A finger has room on everything that can be touched (WCAG 2.5.8).
      for (const share of width === 390 ? [0.5, 1, 0] : []) {
        const step = Math.round((await bert.steps()) * share);
        await bert.at(scene, step);
        expect(await violations(page, { only: "target-size" }), `${scene}, step ${step}`).toEqual([]);
      }
      const found = await page.evaluate(() => {
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
      expect(found.share, scene).toBeGreaterThanOrEqual(least);
      expect(found, scene).toMatchObject({ hidden: 0, overlap: false, foot: 0 });
    }
  });
}

/** A laptop's window at 200 %. */
const ZOOMED = { width: 640, height: 400 };

for (const [name, state] of Object.entries(texts)) {
  test(`at 200 %, ${name}: every scene fits, most of the window is the stage's, and no focus hides`, async ({
    bert,
    page,
  }) => {
    const device = await page.context().newCDPSession(page);
    await device.send("Emulation.setDeviceMetricsOverride", {
      ...ZOOMED,
      deviceScaleFactor: 2,
      mobile: false,
    });
    expect(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio])).toEqual([640, 400, 2]);
    await bert.openReady(state);
    for (const scene of SCENE_IDS) {
      await bert.follow({ scene, ...state });
      await bert.ready();
      const count = await bert.steps();
      for (const step of new Set([1, Math.ceil(count / 2), count])) {
        await bert.at(scene, step, state);
        // Captions with results may be longer than those that wait for them.
        await bert.atRest();
        expect(await outside(page), `${scene}, step ${step}`).toEqual([]);
        expect(await obscured(page), `${scene}, step ${step}`).toEqual([]);
      }
    }
    await device.send("Emulation.clearDeviceMetricsOverride");
    await device.detach();
  });
}

/** What of the dock is out of the window, a dock that takes more than two fifths of it, and stage controls that it covers when they have the focus. */
async function obscured(page: Page): Promise<string[]> {
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
async function outside(page: Page): Promise<string[]> {
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
