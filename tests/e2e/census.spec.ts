import type { Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { violations } from "./axe";
import { type BertPage, expect, MANY_STEPS, SAMPLE_SCENES } from "./page";
import { layout, noNumbers, obscured, outside } from "./probes";
import { test } from "./sameTab";

/**
 * Every scene is visited, and at each stop all whole-page probes look at it. `npm test` makes one walk through each
 * scene in which windows, texts and themes take turns; `npm run test:long` puts every step of every scene into every
 * window with every text, and looks at each scene in both themes. What a stop finds begins with its name.
 */

interface Window {
  readonly width: number;
  readonly height: number;
  /** Device pixels for each of CSS: 2 is a laptop's window at 200 %. */
  readonly scale?: number;
}

const WINDOWS: Readonly<Record<string, Window>> = {
  laptop: { width: 1280, height: 900 },
  "small phone": { width: 320, height: 700 },
  zoomed: { width: 640, height: 400, scale: 2 },
  phone: { width: 390, height: 844 },
  tablet: { width: 768, height: 1024 },
};
/** The widest: drawn rarely, as it has the most pixels. */
const WALL: Window = { width: 3840, height: 2160 };

const TEXTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a pair": {
    text: "Where is the unbelievably straightforward cat?",
    pair: "It is snoozing under the table.",
  },
  "128 tokens": { text: Array.from({ length: 126 }, (_, i) => ["river", "bank", "steep"][i % 3]).join(" ") },
};

const THEMES = ["light", "dark"] as const;

/** Windows, and the least share of each that is picture. */
const SHARES = [
  [2560, 1440, 0.65],
  [1920, 1080, 0.65],
  [1440, 900, 0.65],
  [1024, 768, 0.65],
  [390, 844, 0.6],
] as const;

/** Puts the page into a window, runs `look`, and leaves it as it was. */
async function inWindow(
  page: Page,
  { width, height, scale }: Window,
  look: () => Promise<void>,
): Promise<void> {
  if (!scale) {
    await page.setViewportSize({ width, height });
    return look();
  }
  const device = await page.context().newCDPSession(page);
  await device.send("Emulation.setDeviceMetricsOverride", {
    width,
    height,
    deviceScaleFactor: scale,
    mobile: false,
  });
  try {
    expect(await page.evaluate(() => [innerWidth, devicePixelRatio])).toEqual([width, scale]);
    await look();
  } finally {
    await device.send("Emulation.clearDeviceMetricsOverride");
    await device.detach();
  }
}

/** Everything that can be found wrong at a stop but for what axe finds, which takes as long as all the rest. */
async function look(bert: BertPage, stop: string, window: Window): Promise<void> {
  // Captions with results may be longer than those that wait for them.
  await bert.atRest();
  expect.soft(await outside(bert.page), stop).toEqual([]);
  expect.soft(await noNumbers(bert.page), stop).toEqual([]);
  if (window.scale) expect.soft(await obscured(bert.page), stop).toEqual([]);
}

async function enter(
  bert: BertPage,
  scene: SceneId,
  state: Readonly<Record<string, string>>,
): Promise<number> {
  await bert.follow({ scene, ...state });
  await bert.ready();
  return bert.steps();
}

SCENE_IDS.forEach((scene, turn) => {
  const details = { tag: SAMPLE_SCENES.includes(scene) ? [] : "@long" };
  test(
    `${scene}: fits its window, has its words and numbers, and axe finds nothing`,
    details,
    async ({ bert, page }) => {
      test.setTimeout(MANY_STEPS);
      await bert.openReady({ scene });
      for (const [width, height, least] of SHARES) {
        await page.setViewportSize({ width, height });
        const found = await layout(page);
        const at = `${width} × ${height}`;
        expect.soft(found.share, at).toBeGreaterThanOrEqual(least);
        expect.soft(found, at).toMatchObject({ hidden: 0, overlap: false, foot: 0 });
        if (width !== WINDOWS.phone.width) continue;
        // A finger has room on everything that can be touched (WCAG 2.5.8): on a text of ordinary length, for what stands
        // in the place of a number, row or column is as large as there is room.
        for (const share of [0.5, 1]) {
          await bert.at(scene, Math.round((await bert.steps()) * share));
          await bert.atRest();
          expect.soft(await violations(page, { only: "target-size" }), at).toEqual([]);
        }
      }
      const windows = Object.entries(WINDOWS);
      let stops = turn;
      for (const [pass, [said, state]] of Object.entries(TEXTS).entries()) {
        const theme = THEMES[(pass + turn) % 2];
        await bert.openReady({ scene, theme, ...state });
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        const count = await bert.steps();
        // The texts take turns; the last step is seen with both. Of the story's many steps every other one is seen here.
        const every = count > 20 ? 4 : 2;
        const steps = Array.from({ length: count }, (_, i) => i + 1).filter(
          (step) => step % every === pass || step === count,
        );
        const middle = Math.floor(steps.length / 2);
        const forAxe = pass === 0 ? [0, middle] : [middle, steps.length - 1];
        for (const [index, step] of steps.entries()) {
          const [name, window] = windows[stops++ % windows.length];
          const stop = `${scene}, step ${step}, ${name}, ${said}, ${theme}`;
          await inWindow(page, window, async () => {
            await bert.at(scene, step, state);
            await look(bert, stop, window);
            if (forAxe.includes(index)) expect.soft(await violations(page), stop).toEqual([]);
          });
        }
      }
      if (turn % 3 === 0) await inWindow(page, WALL, () => look(bert, "last step, widest window", WALL));
    },
  );
});

for (const [name, window] of Object.entries({ ...WINDOWS, wall: WALL })) {
  for (const [said, state] of Object.entries(TEXTS)) {
    test(`all steps of all scenes fit: ${name}, ${said}`, { tag: "@long" }, async ({ bert, page }) => {
      test.setTimeout(MANY_STEPS);
      await bert.openReady(state);
      await inWindow(page, window, async () => {
        for (const scene of SCENE_IDS) {
          const count = await enter(bert, scene, state);
          for (let step = 1; step <= count; step++) {
            await bert.at(scene, step, state);
            await look(bert, `${scene}, step ${step}`, window);
          }
        }
      });
    });
  }
}

for (const theme of THEMES) {
  test(`axe finds nothing at any step of any scene, ${theme}`, { tag: "@long" }, async ({ bert, page }) => {
    test.setTimeout(MANY_STEPS);
    const state = TEXTS["a pair"];
    await bert.openReady({ theme, ...state });
    for (const scene of SCENE_IDS) {
      const count = await enter(bert, scene, state);
      for (let step = 1; step <= count; step++) {
        await bert.at(scene, step, state);
        expect.soft(await violations(page), `${scene}, step ${step}`).toEqual([]);
      }
    }
  });
}
