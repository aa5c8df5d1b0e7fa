import type { Page } from "@playwright/test";
import { SCENE_IDS } from "../../src/scenes/catalogue";
import { expect } from "./page";
import { test } from "./sameTab";

const windows = [
  { width: 320, height: 700 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 3840, height: 2160 },
];
const texts = {
  "the first sentence": {},
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
        for (let step = 1; step <= count; step++) {
          await bert.at(scene, step, state);
          expect(await outside(page), `${scene}, step ${step}`).toEqual([]);
        }
      }
    });
  }
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
