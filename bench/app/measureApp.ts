import type { Browser, Page } from "@playwright/test";
import { FIRST_SCENE, SCENE_IDS, type SceneId } from "../../src/catalogue";
import { CHAPTER_IDS } from "../../src/story/chapters";
import { STORY, spanOf } from "../../src/story/steps";
import { LINK_VERSION } from "../../src/url/version";
import type { ProcessorClock } from "../processorTime";
import { CATEGORIES, type Frame, framesOf } from "./frames";
import type { KeyTimes } from "./probe";

/** What is measured by itself: a room, a chapter of the story, or one of its steps. */
export interface Stretch {
  readonly name: string;
  readonly scene: SceneId;
  /** Its steps; until the end of the scene if `to` is not said. */
  readonly from: number;
  readonly to?: number;
}

/** All of the page: the story by its chapters, and every room. */
export const WHOLE_PAGE: readonly Stretch[] = SCENE_IDS.flatMap((scene): readonly Stretch[] =>
  scene === FIRST_SCENE
    ? CHAPTER_IDS.map((id) => ({ name: `${scene}/${id}`, scene, ...spanOf(id) }))
    : [{ name: scene, scene, from: 0 }],
);

const STORY_STEPS = STORY.map(
  ({ id }, from): Stretch => ({ name: `${FIRST_SCENE}/${id}`, scene: FIRST_SCENE, from, to: from + 1 }),
);

/** The stretches of those names: `story`, `mlm`, `story/floors`, `story/fates`. @throws Error if there is none. */
export function stretches(names: readonly string[]): readonly Stretch[] {
  return names.flatMap((name) => {
    const found = WHOLE_PAGE.filter((stretch) => stretch.scene === name || stretch.name === name);
    const steps = STORY_STEPS.filter((step) => found.length === 0 && step.name === name);
    if (found.length + steps.length === 0) throw new Error(`There is no “${name}” on the page.`);
    return [...found, ...steps];
  });
}

export interface AppPlan {
  readonly stretches: readonly Stretch[];
  readonly keyPresses: number;
  /** The built `probe.ts`. */
  readonly probe: string;
}

export interface StretchFigures {
  /** One entry per frame while it plays from beginning to end. */
  readonly frames: readonly Frame[];
  /** Milliseconds from key press to the paint of the new picture; empty if there is none. */
  readonly first: readonly number[];
  /** Milliseconds from key press until the whole picture is at rest, side questions included. */
  readonly settled: readonly number[];
  /** Milliseconds that all threads of the page were on a processor for a key press; empty if unknown. */
  readonly processor: readonly number[];
}

export type AppFigures = Readonly<Record<string, StretchFigures>>;

/** [CLS], fourteen words, [SEP]: typing an s at the end makes another text of sixteen tokens. */
const TEXT = "in the morning the old man walked slowly along the river to the bank";
/** Playing at the highest speed takes a quarter of the time, and changes more from frame to frame. */
const SPEED_KEY = "+";
/** Milliseconds without a change after which the picture counts as finished. */
const QUIET = 250;
const SPEED = 4;
/** Milliseconds of playing one scene: 100 seconds of it at the highest speed. */
const LONGEST_PLAY = 25_000;
/** Key presses that are not counted; an even number, so that the text is as it was. */
const WARM_UP = 2;
/** Steps from the end of the story in which the text may be out of sight. */
const MOST_BACK = 6;
/** Milliseconds of typing in one scene, on a machine so busy that the key presses would take longer. */
const MOST_TYPING = 30_000;

/** Drives the built page at `url` as a visitor does: opens each stretch, plays it, types in it. */
export async function measureApp(
  browser: Browser,
  clockOf: (browser: Browser) => Promise<ProcessorClock | null>,
  url: string,
  plan: AppPlan,
): Promise<AppFigures> {
  const figures: Record<string, StretchFigures> = {};
  for (const stretch of plan.stretches) {
    const context = await browser.newContext({
      serviceWorkers: "block",
      viewport: { width: 1280, height: 800 },
    });
    try {
      const page = await context.newPage();
      await page.addInitScript({ path: plan.probe });
      await open(page, url, stretch);
      const frames = await play(browser, page, stretch);
      const clock = await clockOf(browser);
      figures[stretch.name] = { frames, ...(await type(page, clock, stretch, plan.keyPresses)) };
    } catch (error) {
      // One that cannot be measured does not keep the others from it; the report lacks it.
      console.error(`“${stretch.name}” was not measured: ${(error as Error).message.split("\n")[0]}`);
    } finally {
      await context.close();
    }
  }
  return figures;
}

async function open(page: Page, url: string, stretch: Stretch): Promise<void> {
  await page.goto(url + link(stretch, stretch.from));
  await page
    .getByRole("button", { name: "Play step 1", exact: true })
    .waitFor({ state: "attached", timeout: 30_000 });
  await page.waitForFunction(() => !document.body.textContent?.includes("Loading the model"));
  await atRest(page);
}

function link({ scene }: Stretch, t: number): string {
  const parts = new URLSearchParams({ v: LINK_VERSION, scene, text: TEXT, t: `${t}` });
  // Where a word is hidden and guessed: "river".
  if (scene === "mlm" || scene === "why") parts.set("masked", "11");
  return `#${parts}`;
}

/** Plays a stretch to its end. */
async function play(browser: Browser, page: Page, { from, to }: Stretch): Promise<readonly Frame[]> {
  const seconds = STORY.slice(from, to).reduce((sum, step) => sum + step.seconds, 0);
  const longest = to === undefined ? LONGEST_PLAY : (1000 * seconds) / SPEED;
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  for (let i = 0; i < 3; i++) await page.keyboard.press(SPEED_KEY);
  if (from === 0) await page.keyboard.press("Home");
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
    longest,
  );
  await page.keyboard.press(" ");
  await ended;
  const frames = framesOf((await browser.stopTracing()).toString("utf8"));
  if (await page.getByRole("button", { name: "Pause", exact: true }).isVisible())
    await page.keyboard.press(" ");
  return frames;
}

/** Types and takes back one letter at the end of the text, at the end of the stretch where all of it is drawn. */
async function type(
  page: Page,
  clock: ProcessorClock | null,
  stretch: Stretch,
  keyPresses: number,
): Promise<Omit<StretchFigures, "frames">> {
  const { from, to } = stretch;
  if (to !== undefined) await page.evaluate((hash) => (location.hash = hash), link(stretch, to - 0.1));
  await atRest(page);
  // The last step in which the text can be seen to change; a scene that does not read it has none.
  const mostBack = to === undefined ? MOST_BACK : to - from - 1;
  for (let back = 0; !(await warmUp(page)) && back < mostBack; back++) {
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
