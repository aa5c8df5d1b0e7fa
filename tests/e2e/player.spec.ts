import type { Page } from "@playwright/test";
import { type BertPage, expect, test } from "./page";
import { test as inTab } from "./sameTab";

interface Picture {
  readonly markup: string;
  readonly pixels: Buffer;
}

/** What is on stage, as markup and as pixels, once the engine has answered all its questions and it is drawn. */
async function picture(bert: BertPage): Promise<Picture> {
  await bert.page.mouse.move(1, 1);
  await bert.atRest();
  // React's ids count the components that were drawn before: they name, they do not show. An empty style attribute
  // is what a screenshot leaves behind on a text box when it hides the caret.
  const markup = (await bert.stage.evaluate(canonical)).replace(/_r_\w+_/g, "id").replace(/ style=""/g, "");
  return { markup, pixels: await bert.stage.screenshot() };
}

/** An element as text, its attributes in alphabetical order. What waits unseen for its own step is left out. */
function canonical(root: Element): string {
  const write = (node: Node): string => {
    if (!(node instanceof Element)) return node.textContent ?? "";
    if (node.matches("[inert]") && getComputedStyle(node).visibility === "hidden") return "";
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
    return `<${node.localName}${attributes.join("")}>${[...node.childNodes].map(write).join("")}</>`;
  };
  return write(root);
}

/** Says where two pictures differ first, or nothing. */
async function difference(page: Page, a: Picture, b: Picture): Promise<string> {
  const at = [...a.markup].findIndex((character, index) => character !== b.markup[index]);
  if (at >= 0 || a.markup.length !== b.markup.length) {
    const around = ({ markup }: Picture): string => markup.slice(Math.max(0, at - 120), at + 60);
    return `markup: …${around(a)}… is …${around(b)}…`;
  }
  if (a.pixels.equals(b.pixels)) return "";
  const count = await differentPixels(page, a.pixels, b.pixels);
  // A mark that moved changes hundreds; a few on an anti-aliased edge come from how Chromium put its layers together.
  return count <= EDGE_VALUES ? "" : `the same markup, but ${count} other color values`;
}

/** Color values on anti-aliased edges that two drawings of the same markup may differ in. */
const EDGE_VALUES = 40;

/** Color values that differ by more than Chromium's rounding: the same markup may be drawn from layers put together in another order. */
async function differentPixels(page: Page, a: Buffer, b: Buffer): Promise<number> {
  const urls = [a, b].map((png) => `data:image/png;base64,${png.toString("base64")}`);
  return page.evaluate(async (sources) => {
    const [left, right] = await Promise.all(
      sources.map(async (source) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const pen = new OffscreenCanvas(image.width, image.height).getContext("2d");
        pen?.drawImage(image, 0, 0);
        return pen?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray();
      }),
    );
    if (left.length !== right.length) return Number.POSITIVE_INFINITY;
    const rounding = 12;
    let count = 0;
    for (let i = 0; i < left.length; i++) if (Math.abs(left[i] - right[i]) > rounding) count++;
    return count;
  }, urls);
}

/** Takes over the page's clock: from now on time passes only in `runFor`. */
async function stopTheClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
}

test("play moves the story on, pause holds it", async ({ bert, page }) => {
  await bert.openReady();
  await stopTheClock(page);
  await bert.play.click();
  await page.clock.runFor(2500);
  const moved = await bert.time();
  expect(moved).toBeGreaterThan(0.3);
  expect(moved).toBeLessThan(1);
  await expect(bert.play).toHaveAccessibleName("Pause");
  await bert.play.click();
  await page.clock.runFor(3000);
  expect(await bert.time()).toBe(moved);
  await expect(bert.play).toHaveAccessibleName("Play");
});

test("at 4× the story moves four times as far as at 1×", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention" });
  await stopTheClock(page);
  const run = async (speed: string): Promise<number> => {
    await page.getByLabel("Speed").selectOption(speed);
    const start = await bert.time();
    await bert.play.click();
    await page.clock.runFor(800);
    await bert.play.click();
    return (await bert.time()) - start;
  };
  const slow = await run("1");
  await bert.button("To the start").click();
  const fast = await run("4");
  expect(fast / slow).toBeGreaterThan(3.6);
  expect(fast / slow).toBeLessThan(4.4);
});

test("played to the end, the story rests there; with loop on, it starts again", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady();
  await stopTheClock(page);
  await bert.slider.focus();
  await page.keyboard.press("End");
  await bert.button("Step back").click();
  await bert.play.click();
  await page.clock.runFor(30_000);
  expect(await bert.time()).toBe(3);
  await expect(bert.play).toHaveAccessibleName("Play");
  await expect(bert.button("Step forward")).toHaveAttribute("aria-disabled", "true");

  await bert.button("Loop the scene").click();
  await expect(bert.button("Loop the scene")).toHaveAttribute("aria-pressed", "true");
  await bert.button("Step back").click();
  await bert.play.click();
  await page.clock.runFor(10_000);
  const again = await bert.time();
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThan(2);
  await expect(bert.play).toHaveAccessibleName("Pause");
});

test("step forward plays one step and rests; pressed again meanwhile, it completes it", async ({
  bert,
  page,
}) => {
  await bert.openReady();
  await stopTheClock(page);
  await bert.button("Step forward").click();
  await page.clock.runFor(500);
  const within = await bert.time();
  expect(within).toBeGreaterThan(0);
  expect(within).toBeLessThan(1);
  await bert.button("Step forward").click();
  expect(await bert.time()).toBe(1);
  await bert.button("Step forward").click();
  await page.clock.runFor(20_000);
  expect(await bert.time()).toBe(2);
  await expect(bert.caption).toContainText("2/3");
  await bert.button("Step back").click();
  expect(await bert.time()).toBe(1);
  await bert.button("Step back").click();
  expect(await bert.time()).toBe(0);
  await expect(bert.button("Step back")).toHaveAttribute("aria-disabled", "true");
});

test("a stop on the track plays its step", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention" });
  await stopTheClock(page);
  await bert.stop(3).click();
  await expect(bert.stop(3)).toHaveAttribute("aria-current", "step");
  await expect(bert.caption).toContainText("Softmax: scores become shares");
  await page.clock.runFor(20_000);
  expect(await bert.time()).toBe(3);
});

inTab("dragging the track moves the picture there and pauses", async ({ bert, page }) => {
  await bert.openReady({ scene: "attention" });
  await bert.play.click();
  const box = (await bert.slider.locator("xpath=../..").boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  const middle = await bert.time();
  const end = Number(await bert.slider.getAttribute("aria-valuemax"));
  expect(Math.abs(middle / end - 0.5)).toBeLessThan(0.05);
  await expect(bert.play).toHaveAccessibleName("Play");
  await expect(bert.caption).toContainText(`${Math.ceil(middle)}/`);
});

const moments: { scene: string; t: number; long?: true }[] = [
  { scene: "tokenization", t: 1.42, long: true },
  { scene: "tokenization", t: 2.2, long: true },
  { scene: "attention", t: 2.37 },
  { scene: "attention", t: 3.33, long: true },
  { scene: "cls", t: 1.62, long: true },
  { scene: "mlm", t: 2.41, long: true },
];

for (const { scene, t, long } of moments) {
  const details = { tag: long ? "@long" : [] };
  test(
    `time is state: ${scene} at ${t} is the same picture however one gets there`,
    details,
    async ({ bert, page }) => {
      await bert.openReady({ scene, t });
      const opened = await picture(bert);

      await page.reload();
      await bert.ready();
      expect(await difference(page, opened, await picture(bert))).toBe("");

      // From the end, by the link; and from the start, after having played.
      await page.locator("h1").click();
      await page.keyboard.press("End");
      await bert.follow({ scene, t });
      expect(await difference(page, opened, await picture(bert))).toBe("");
      await page.keyboard.press("Home");
      await page.keyboard.press("Space");
      await expect.poll(() => bert.time()).toBeGreaterThan(0.05);
      await page.keyboard.press("Space");
      await bert.follow({ scene, t });
      expect(await difference(page, opened, await picture(bert))).toBe("");

      await page.keyboard.press("End");
      expect(await difference(page, opened, await picture(bert))).not.toBe("");
    },
  );
}

for (const scene of ["tokenization", "cls", "mlm"]) {
  const details = { tag: scene === "tokenization" ? [] : "@long" };
  inTab(`the stage keeps its height from step to step: ${scene}`, details, async ({ bert, page }) => {
    await bert.openReady({ scene });
    const steps = await page.getByRole("button", { name: /^Play step \d+$/ }).count();
    const heights = new Set<number>();
    for (let step = 0; step <= steps; step++) {
      await bert.at(scene, step);
      heights.add(Math.round((await bert.stage.boundingBox())?.height ?? 0));
    }
    expect([...heights]).toHaveLength(1);
  });
}

inTab(
  "the stage keeps its height from step to step: attention, within each of its views",
  {
    tag: "@long",
  },
  async ({ bert, page }) => {
    await bert.openReady({ scene: "attention" });
    const steps = await page.getByRole("button", { name: /^Play step \d+$/ }).count();
    const heights = new Map<string, Set<number>>();
    for (let step = 0; step <= steps; step++) {
      await bert.at("attention", step);
      const view = await bert.stage
        .getByRole("group", { name: "View" })
        .locator("[aria-pressed=true]")
        .textContent();
      const height = Math.round((await bert.stage.boundingBox())?.height ?? 0);
      heights.set(view ?? "", (heights.get(view ?? "") ?? new Set()).add(height));
    }
    expect(heights.size).toBeGreaterThan(2);
    for (const [view, found] of heights) expect([...found], view).toHaveLength(1);
  },
);
