import { ENDINGS, HERO } from "../../src/story/heroes";
import { STORY, stepIndex } from "../../src/story/steps";
import { percent } from "../../src/ui/format";
import { violations } from "./axe";
import { engine } from "./engine";
import { type BertPage, expect, test } from "./page";

/** A moment of the story, as a link of today has it: opened, or followed in the page that is open. */
async function openAt(bert: BertPage, t: number, state: Record<string, string | number> = {}): Promise<void> {
  const moment = { v: 2, scene: "story", t, ...state };
  if (bert.page.url().startsWith("http")) await bert.follow(moment);
  else await bert.open(moment);
  await bert.ready();
  await bert.atRest();
}

/** What the model makes of a hidden word. */
async function guess(text: string, position: number) {
  const bert = await engine();
  const { mask } = bert.tokenizer.vocabulary.special;
  const { guesses } = bert.run({
    text,
    replacements: [{ position, id: mask }],
    guesses: { positions: [position], top: 5 },
  });
  return guesses[0].guesses;
}

test("the page opens on the sentence, plays by itself, and what drops into the blank is the model's own guess", async ({
  bert,
  page,
}) => {
  await page.goto("./");
  // The first paint needs neither tokens nor weights.
  await expect(bert.stage.getByText("flows")).toBeVisible({ timeout: 5_000 });
  const [best] = await guess(HERO.text, HERO.blank);
  await expect(bert.stage.locator("svg text").getByText(best.token, { exact: true })).toBeVisible({
    timeout: 20_000,
  });
  await expect(bert.stage.getByText(percent(best.probability)).first()).toBeVisible();
  const [turned] = await guess(`The river ${ENDINGS[0].ending}`, HERO.blank);
  await expect(bert.stage.locator("svg text").getByText(turned.token, { exact: true })).toBeVisible({
    timeout: 20_000,
  });
  await expect.poll(() => bert.time(), { timeout: 30_000 }).toBe(stepIndex("curtain") + 1);
  await expect(bert.play).toHaveAccessibleName("Play");
});

test("another ending is written on the line, and each key shows the guess for it", async ({ bert }) => {
  await openAt(bert, 0.2);
  await bert.button("Write another ending").click();
  const box = bert.page.getByRole("textbox", { name: "Another ending" });
  await expect(box).toBeFocused();
  await box.fill("won the world cup.");
  const text = "The river won the world cup.";
  await expect(bert.text).toHaveValue(text);
  const [best] = await guess(text, HERO.blank);
  await expect(bert.stage.locator("svg text").getByText(best.token, { exact: true })).toBeVisible();
  await expect(bert.stage.getByText(percent(best.probability)).first()).toBeVisible();
});

test("a link opens the exact moment, and so does the track", async ({ bert }) => {
  const t = stepIndex("softmax") + 0.4;
  await openAt(bert, t);
  const linked = await bert.stage.locator("svg").first().innerHTML();
  await expect(bert.caption).toContainText("Shares of one");
  await openAt(bert, 2);
  await bert.slider.focus();
  await bert.page.keyboard.press("Home");
  await bert.page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `#${new URLSearchParams({ v: "2", scene: "story", t: String(t) })}`,
  );
  await expect(bert.caption).toContainText("Shares of one");
  await bert.atRest();
  expect(await bert.stage.locator("svg").first().innerHTML()).toBe(linked);
});

test("a question is predicted first, then answered by the model", async ({ bert }) => {
  await openAt(bert, stepIndex("guess-ask") + 0.3);
  await expect(bert.page.getByText("BERT says")).toBeHidden();
  await bert.button("movie").click();
  const [best] = await guess(`The river ${ENDINGS[2].ending}`, HERO.blank);
  await expect(bert.page.getByRole("status").filter({ hasText: best.token })).toBeVisible();
  await expect(bert.page.getByRole("status")).toContainText("“movie”");
});

test("a word that is touched can be hidden instead, by keyboard too", async ({ bert }) => {
  await openAt(bert, stepIndex("arcs") + 1);
  await bert.button("“flows”").focus();
  await bert.page.keyboard.press("Enter");
  await expect(bert.button("Look from here")).toBeFocused();
  await bert.button("Hide").click();
  await expect.poll(() => bert.page.url()).toContain("masked=3");
  await bert.atRest();
  const [best] = await guess(HERO.text, 3);
  await expect(bert.stage.locator(".sr-only")).toContainText(best.token);
});

test("on a phone words stand in a column, nothing is cut off, and every step can be read", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ["blank", "curtain", "pieces", "softmax", "stream", "tall", "fates", "writer"] as const) {
    await openAt(bert, stepIndex(id) + 0.95);
    const cut = await bert.stage.locator("svg text").evaluateAll((texts) =>
      texts
        .filter((text) => text.checkVisibility({ opacityProperty: true }))
        .filter((text) => {
          const { left, right, width } = text.getBoundingClientRect();
          return width > 0 && (left < -1 || right > innerWidth + 1);
        })
        .map((text) => text.textContent),
    );
    expect(cut, id).toEqual([]);
    expect(await bert.scrollsSideways(), id).toBe(false);
    await expect(bert.caption.getByRole("heading")).toBeInViewport();
  }
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing to mend in any chapter, ${scheme}`, async ({ bert, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const id of ["blank", "sum", "arcs", "rise", "tall", "fates"] as const) {
      await openAt(bert, stepIndex(id) + 1);
      expect(await violations(page), id).toEqual([]);
    }
  });
}

test("the story flows from chapter to chapter to its end", async ({ bert, page }) => {
  await openAt(bert, stepIndex("looking-ask") + 0.2);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await bert.play.click();
  await page.clock.runFor(14_000);
  expect(await bert.time()).toBeGreaterThan(stepIndex("tower"));
  await expect(page.getByRole("button", { name: /4 Floors/ })).toHaveAttribute("aria-current", "step");
  expect(STORY).toHaveLength(39);
});
