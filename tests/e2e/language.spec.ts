import type { Locator, Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { STEP } from "../../src/scenes/attention/steps";
import { app } from "../../src/words/es/app";
import { player } from "../../src/words/es/player";
import { scenes } from "../../src/words/es/scenes";
import { words as english } from "../../src/words/scenes";
import { violations } from "./axe";
import { type BertPage, expect, MANY_STEPS, SAMPLE_SCENES, test } from "./page";
import { englishOnly, saidIn, saidOn } from "./words";

const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const toSpanish = (page: Page): Locator => page.getByRole("button", { name: "Español" });
const toEnglish = (page: Page): Locator => page.getByRole("button", { name: "English" });
const spanishText = (page: Page): Locator => page.getByRole("textbox", { name: app.text.one });
const time = (page: Page): Locator => page.getByRole("slider", { name: player.position });
const stops = (page: Page): Locator => page.locator(`ol[aria-label="${player.steps}"] button`);

/** Opens a link in Spanish and waits until the scene is on stage. */
async function openSpanish(bert: BertPage, state: Record<string, string | number>): Promise<void> {
  await bert.open({ lang: "es", ...state });
  await spanishReady(bert.page);
}

async function spanishReady(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.locator("progress")).toHaveCount(0);
  await expect(stops(page).first()).toBeAttached();
  await expect(page.getByText(app.stage.setting)).toBeHidden();
}

test("the page goes to Spanish and back; text, scene, step and selection stay", async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", t: STEP.softmax + 1 });
  await bert.text.fill("The cat chased a mouse.");
  await bert.button("Ask as mouse, position 5").click();
  const before = await bert.attention();
  await toSpanish(page).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(heading(page)).toHaveText(scenes.questions.attention);
  await expect(page).toHaveTitle(
    new RegExp(`^${scenes.names.attention}: .* · «The cat chased a mouse.» — Inside BERT$`),
  );
  await expect(spanishText(page)).toHaveValue("The cat chased a mouse.");
  await expect(time(page)).toHaveAttribute("aria-valuenow", String(STEP.softmax + 1));
  // Who has just pressed the button can press it again.
  await expect(toEnglish(page)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(heading(page)).toHaveText(english.questions.attention);
  await expect(bert.text).toHaveValue("The cat chased a mouse.");
  await expect(bert.button("Ask as mouse, position 5")).toHaveAttribute("aria-pressed", "true");
  expect(await bert.time()).toBe(STEP.softmax + 1);
  await expect.poll(() => bert.attention()).toEqual(before);
});

test("a link can ask for Spanish, which is not the visitor's choice", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await openSpanish(bert, { scene: "mlm", text: "A cat sat down." });
  await expect(heading(page)).toHaveText(scenes.questions.mlm);
  await expect(spanishText(page)).toHaveValue("A cat sat down.");
  await page.goto("about:blank");
  await bert.openReady({ scene: "mlm" });
  await expect(heading(page)).toHaveText(english.questions.mlm);
});

test("the choice is kept over a reload, and shared links have it", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "encoder" });
  await toSpanish(page).click();
  await expect(heading(page)).toHaveText(scenes.questions.encoder);
  await expect.poll(() => page.url()).toContain("lang=es");
  await page.goto("about:blank");
  await bert.open({ scene: "encoder" });
  await spanishReady(page);
  await expect(heading(page)).toHaveText(scenes.questions.encoder);
});

test.describe("in a browser that speaks Spanish", () => {
  test.use({ locale: "es-MX" });

  test("the page starts in Spanish, and in English once that is chosen", { tag: "@long" }, async ({
    bert,
    page,
  }) => {
    await bert.open({ scene: "tokenization" });
    await spanishReady(page);
    await expect(heading(page)).toHaveText(scenes.questions.tokenization);
    await toEnglish(page).click();
    await expect(heading(page)).toHaveText(english.questions.tokenization);
    // The address follows after a moment.
    await expect.poll(() => page.url()).not.toContain("lang=es");
    await page.reload();
    await bert.ready();
    await expect(heading(page)).toHaveText(english.questions.tokenization);
  });
});

test("words that do not arrive are said; the page goes on, and tries again after a reload", {
  tag: "@long",
}, async ({ bert, page }) => {
  await page.route("**/assets/es-*.js", (route) => route.abort());
  await bert.openReady({ scene: "attention", text: "Still here." });
  await toSpanish(page).click();
  await expect(page.getByRole("alert")).toContainText("The words for “Español” did not arrive.");
  await expect(heading(page)).toHaveText(english.questions.attention);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(bert.text).toHaveValue("Still here.");
  await page.unroute("**/assets/es-*.js");
  await page.getByRole("alert").getByRole("button", { name: "Reload" }).click();
  await spanishReady(page);
  await expect(spanishText(page)).toHaveValue("Still here.");
  bert.problems.length = 0;
});

/** In Spanish, at some steps of each scene: nothing is said in English, and numbers have decimal commas. */
const speaksSpanish =
  (scenes: readonly SceneId[], stepsOf: (count: number, turn: number) => Iterable<number>) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(MANY_STEPS);
    const left = await englishOnly();
    const pair = { pair: "It was snoozing peacefully." };
    await openSpanish(bert, { lang: "es", ...pair });
    for (const [turn, scene] of scenes.entries()) {
      await bert.follow({ lang: "es", scene, ...pair });
      await spanishReady(page);
      const count = await stops(page).count();
      for (const step of stepsOf(count, turn)) {
        await bert.follow({ lang: "es", scene, ...pair, t: step });
        await expect(time(page)).toHaveAttribute("aria-valuenow", String(step));
        const said = await saidOn(page);
        expect.soft(saidIn(left, said), `${scene}, step ${step}`).toEqual([]);
        const points = said
          .flatMap(
            (text) => text.replace(/sección \d\.\d|CC BY[-\w ]* \d\.\d/g, "").match(/\d[\d.]*\.\d+/g) ?? [],
          )
          .filter((number) => !/^\d{1,3}(\.\d{3})+$/.test(number));
        expect.soft(points, `${scene}, step ${step}`).toEqual([]);
      }
    }
  };

test(
  "in Spanish nothing is said in English, and numbers have decimal commas",
  // The first, the middle or the last one.
  speaksSpanish(SAMPLE_SCENES, (count, turn) => [[1, Math.ceil(count / 2), count][turn % 3]]),
);
test(
  "in Spanish no step of any scene says anything in English",
  { tag: "@long" },
  speaksSpanish(SCENE_IDS, (count) => Array.from({ length: count }, (_, i) => i + 1)),
);

test("axe finds nothing in Spanish, and the page is no wider than a phone", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await openSpanish(bert, { scene: "attention", t: STEP.softmax + 1 });
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: app.header.help }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => bert.scrollsSideways()).toBe(false);
});
