import type { Browser, Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import type { ProcessorClock } from "../processorTime";
import { CATEGORIES, type Frame, framesOf } from "./frames";
import type { KeyTimes } from "./probe";

export interface AppPlan {
  readonly scenes: readonly SceneId[];
  readonly keyPresses: number;
  /** The built `probe.ts`. */
  readonly probe: string;
}

export interface SceneFigures {
  /** One entry per frame while the scene plays from beginning to end. */
  readonly frames: readonly Frame[];
  /** Milliseconds from key press to the paint of the new picture; empty if there is none. */
  readonly first: readonly number[];
  /** Milliseconds from key press until the whole picture is at rest, side questions included. */
  readonly settled: readonly number[];
  /** Milliseconds that all threads of the page were on a processor for a key press; empty if unknown. */
  readonly processor: readonly number[];
}

export type AppFigures = Readonly<Partial<Record<SceneId, SceneFigures>>>;

/** [CLS], fourteen words, [SEP]: typing an s at the end makes another text of sixteen tokens. */
const TEXT = "in the morning the old man walked slowly along the river to the bank";
/** Playing at the highest speed takes a quarter of the time, and changes more from frame to frame. */
const SPEED_KEY = "+";
/** Milliseconds without a change after which the picture counts as finished. */
const QUIET = 250;
/** Milliseconds of playing one scene: 100 seconds of the story at the highest speed. */
const LONGEST_PLAY = 25_000;
/** Key presses that are not counted; an even number, so that the text is as it was. */
const WARM_UP = 2;
/** Steps from the end of the story in which the text may be out of sight. */
const MOST_BACK = 6;
/** Milliseconds of typing in one scene, on a machine so busy that the key presses would take longer. */
const MOST_TYPING = 30_000;

export const ALL_SCENES: readonly SceneId[] = SCENE_IDS;

/** Drives the built page at `url` as a visitor does: opens each scene, plays it, types in it. */
export async function measureApp(
  browser: Browser,
  clockOf: (browser: Browser) => Promise<ProcessorClock | null>,
  url: string,
  plan: AppPlan,
): Promise<AppFigures> {
  const figures: Partial<Record<SceneId, SceneFigures>> = {};
  for (const scene of plan.scenes) {
    const context = await browser.newContext({
      serviceWorkers: "block",
      viewport: { width: 1280, height: 800 },
    });
    try {
      const page = await context.newPage();
      await page.addInitScript({ path: plan.probe });
      await open(page, url, scene);
      const frames = await play(browser, page);
      const clock = await clockOf(browser);
      figures[scene] = { frames, ...(await type(page, clock, plan.keyPresses)) };
    } catch (error) {
      // One scene that cannot be measured does not keep the others from it; the report lacks it.
      console.error(`The scene “${scene}” was not measured: ${(error as Error).message.split("\n")[0]}`);
    } finally {
      await context.close();
    }
  }
  return figures;
}

async function open(page: Page, url: string, scene: SceneId): Promise<void> {
  const link = new URLSearchParams({ v: "3", scene, text: TEXT });
  // Where a word is hidden and guessed: "river".
  if (scene === "mlm" || scene === "why") link.set("masked", "11");
  await page.goto(`${url}#${link}`);
  await page
    .getByRole("button", { name: "Play step 1", exact: true })
    .waitFor({ state: "attached", timeout: 30_000 });
  await page.waitForFunction(() => !document.body.textContent?.includes("Loading the model"));
  await atRest(page);
}

/** Plays the scene to its end. */
async function play(browser: Browser, page: Page): Promise<readonly Frame[]> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < 3; i++) await page.keyboard.press(SPEED_KEY);
  await page.keyboard.press("Home");
  await atRest(page);
  await browser.startTracing(page, { categories: CATEGORIES });
  // The page tells by itself: asked now and then, it would look through itself, and frames would be longer by that.
  const ended = page.evaluate(
    (longest) =>
      new Promise<void>((done) => {
        const button = document.querySelector("#dock [data-primary]");
        if (!button) throw new Error("There is no player.");
        const label = button.getAttribute("aria-label");
        // (No function with a name: esbuild would mark it with a helper that the page does not have.)
        new MutationObserver(() => {
          if (button.getAttribute("aria-label") === label) done();
        }).observe(button, { attributeFilter: ["aria-label"] });
        // A scene that is longer is cut: its frames are representative by then.
        setTimeout(done, longest);
      }),
    LONGEST_PLAY,
  );
  await page.keyboard.press(" ");
  await ended;
  const frames = framesOf((await browser.stopTracing()).toString("utf8"));
  if (await page.getByRole("button", { name: "Pause", exact: true }).isVisible())
    await page.keyboard.press(" ");
  return frames;
}

/** Types and takes back one letter at the end of the text, at the end of the story where all of it is drawn. */
async function type(
  page: Page,
  clock: ProcessorClock | null,
  keyPresses: number,
): Promise<Omit<SceneFigures, "frames">> {
  // The last step in which the text can be seen to change; a scene that does not read it has none.
  for (let back = 0; !(await warmUp(page)) && back < MOST_BACK; back++) {
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press("ArrowLeft");
    await atRest(page);
  }
  const first: number[] = [];
  const settled: number[] = [];
  const processor: number[] = [];
  const deadline = performance.now() + MOST_TYPING;
  for (let i = 0; i < keyPresses && performance.now() < deadline; i++) {
    const before = clock?.();
    const times = await press(page, i);
    if (clock && before !== undefined) processor.push(clock() - before);
    if (times.first === null) continue;
    first.push(times.first - times.pressed);
    settled.push(times.settled - times.pressed);
  }
  return { first, settled, processor };
}

/** Focuses the text and types without counting. @returns whether a new picture was seen. */
async function warmUp(page: Page): Promise<boolean> {
  await page
    .getByRole("textbox", { name: /^(Your sentence|Sentence A)$/ })
    .first()
    .focus();
  await page.keyboard.press("End");
  let isSeen = false;
  for (let i = 0; i < WARM_UP; i++) isSeen = (await press(page, i)).first !== null;
  return isSeen;
}

/** A letter at the end, and every second time away with it. */
async function press(page: Page, time: number): Promise<KeyTimes> {
  await page.keyboard.press(time % 2 === 0 ? "s" : "Backspace");
  return atRest(page);
}

/** Waits until the page has answered everything and changes no more. */
async function atRest(page: Page): Promise<KeyTimes> {
  const handle = await page.waitForFunction(
    (quiet) => (globalThis as unknown as { keyTimes(quiet: number): KeyTimes | null }).keyTimes(quiet),
    QUIET,
    { timeout: 30_000, polling: 50 },
  );
  return (await handle.jsonValue()) as KeyTimes;
}
