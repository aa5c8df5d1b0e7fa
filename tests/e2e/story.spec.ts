import { ENDINGS, HERO } from "../../src/story/heroes";
import { STORY, stepIndex } from "../../src/story/steps";
import { percent } from "../../src/ui/format";
import { violations } from "./axe";
import { engine } from "./engine";
import { type BertPage, expect, test } from "./page";
import { test as inTab, OpenPage } from "./sameTab";

/** A moment of the story, as a link of today has it: opened, or followed in the page that is open. */
async function openAt(bert: BertPage, t: number, state: Record<string, string | number> = {}): Promise<void> {
  const moment = { scene: "story", text: HERO.text, t, ...state };
  if (bert instanceof OpenPage) await bert.openReady(moment);
  else if (bert.page.url().startsWith("http")) await bert.follow(moment);
  else await bert.open(moment);
  await bert.ready();
  await bert.atRest();
}

/** The words of the page's own sentence up to its blank, which other endings follow, and the first one behind it. */
const [BEGINNING, BEHIND] = [
  HERO.text.split(" ").slice(0, HERO.blank).join(" "),
  HERO.text.split(" ")[HERO.blank],
];

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
  // The first paint needs neither tokens nor weights: they come after it.
  let paint = (): void => undefined;
  const painted = new Promise<void>((done) => (paint = done));
  const held: string[] = [];
  await page.route(/model\.safetensors|vocab\.txt/, async (route) => {
    held.push(route.request().url());
    await painted;
    await route.continue();
  });
  await page.goto("./");
  await expect(bert.stage.getByText(BEHIND)).toBeVisible();
  await expect.poll(() => held.length).toBeGreaterThan(0);
  paint();
  const [best] = await guess(HERO.text, HERO.blank);
  await expect(bert.stage.locator("svg text").getByText(best.token, { exact: true })).toBeVisible();
  await expect(bert.stage.getByText(percent(best.probability)).first()).toBeVisible();
  const [turned] = await guess(`${BEGINNING} ${ENDINGS[0].ending}`, HERO.blank);
  await expect(bert.stage.locator("svg text").getByText(turned.token, { exact: true })).toBeVisible();
  await expect.poll(() => bert.time()).toBe(stepIndex("curtain") + 1);
  await expect(bert.play).toHaveAccessibleName("Play");
});

inTab("another ending is written on the line, and each key shows the guess for it", async ({ bert }) => {
  await openAt(bert, 0.2);
  await bert.button("Write another ending").click();
  const box = bert.page.getByRole("textbox", { name: "Another ending" });
  await expect(box).toBeFocused();
  await box.fill("won the world cup.");
  const text = `${BEGINNING} won the world cup.`;
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

test("a shared moment is named by its chapter, its step and the sentence", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await openAt(bert, stepIndex("stream") + 0.5);
  await expect(page).toHaveTitle(`Floors: A river of numbers · “${HERO.text}” — Inside BERT`);
  await openAt(bert, 3.5, { scene: "attention", text: "The cat sat." });
  await expect(page).toHaveTitle(/^Attention: .* · “The cat sat.” — Inside BERT$/);
});

test("a hairline leads from a coloured word of the caption to its mark, also in another window, and none where the text is below", {
  tag: "@long",
}, async ({ bert, page }) => {
  await openAt(bert, stepIndex("arcs") + 0.9);
  const leader = page.locator("main > svg path");
  for (const width of [1440, 1200]) {
    // Time rests: nothing but the window changes.
    await page.setViewportSize({ width, height: 900 });
    await expect(async () => {
      await expect(leader).toHaveCount(1);
      const ends = await leader.evaluate((path: SVGPathElement) => {
        const { left, top } = (path.ownerSVGElement as SVGSVGElement).getBoundingClientRect();
        const point = (at: number) => {
          const { x, y } = path.getPointAtLength(at);
          return { x: x + left, y: y + top };
        };
        return [point(0), point(path.getTotalLength())];
      });
      const term = await page.locator("[aria-live] [data-term=mask]").boundingBox();
      const mark = await bert.stage.locator("[data-actor~=mask]").boundingBox();
      if (!term || !mark) throw new Error("The caption's word or its mark is not there.");
      expect(Math.abs(ends[0].y - (term.y + term.height / 2))).toBeLessThan(3);
      expect(Math.abs(ends[1].x - (mark.x + mark.width / 2))).toBeLessThan(2);
      expect(ends[1].y - (mark.y + mark.height)).toBeGreaterThan(0);
      expect(ends[1].y - (mark.y + mark.height)).toBeLessThan(12);
    }).toPass();
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator("main > svg")).toBeHidden();
});

test("the head is chosen by dots and its layer at the stage's edge, by keyboard too", {
  tag: "@long",
}, async ({ bert, page }) => {
  await openAt(bert, stepIndex("arcs") + 1);
  const head = page.getByRole("radiogroup", { name: "Head" });
  await head.getByRole("radio", { name: "head 1" }).click();
  await page.getByRole("radiogroup", { name: "Layer" }).getByRole("radio", { name: "layer 4" }).click();
  await expect.poll(() => page.url()).toContain("story.look=3.0");
  await head.getByRole("radio", { checked: true }).focus();
  await page.keyboard.press("ArrowRight");
  // The focus moves after the key's own task.
  await expect(head.getByRole("radio", { name: "head 2" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect.poll(() => page.url()).toContain("story.look=3.1");
});

test("on a phone the head is chosen in every step of one look, below the words", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const step of ["scores", "softmax", "values"] as const) {
    await openAt(bert, stepIndex(step) + 1);
    const head = page.getByRole("radiogroup", { name: "Head" });
    await head.getByRole("radio", { name: "head 2" }).click();
    await expect.poll(() => page.url()).toMatch(/story\.look=\d\.1/);
    const [dot, last] = [
      await head.getByRole("radio", { name: "head 2" }).boundingBox(),
      await bert.stage.locator("svg text").filter({ hasText: "[SEP]" }).boundingBox(),
    ];
    if (!dot || !last) throw new Error("The dot or the last word is not there.");
    expect(dot.width).toBeGreaterThanOrEqual(40);
    expect(dot.y).toBeGreaterThanOrEqual(last.y + last.height - 2);
  }
});

inTab("a floor's end takes the story to the moment at which it has come up there", async ({ bert, page }) => {
  await openAt(bert, stepIndex("rise") + 1);
  const floors = page.getByRole("group", { name: "Go to a floor" });
  await floors.getByRole("button", { name: "layer 2" }).click();
  const t = await bert.time();
  expect(t).toBeGreaterThan(stepIndex("rise") + 0.3);
  expect(t).toBeLessThan(stepIndex("rise") + 0.7);
  await expect(floors.getByRole("button", { name: "layer 2" })).toHaveAttribute("aria-current", "step");
});

test("N puts the shares at the words, and the small ones at theirs", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  const shares = bert.stage.locator("svg text").filter({ hasText: /^<?[\d.]+\s%$/ });
  await openAt(bert, stepIndex("arcs") + 1);
  await expect.poll(() => shares.count()).toBeGreaterThan(2);
  const told = await shares.count();
  await page.keyboard.press("n");
  await expect.poll(() => shares.count()).toBeGreaterThan(told);
  await page.keyboard.press("n");
  await openAt(bert, stepIndex("scores") + 1);
  await expect(shares).toHaveCount(0);
  await page.keyboard.press("n");
  await expect.poll(() => shares.count()).toBeGreaterThan(4);
});

test("of a text of 300 words those around the blank stand on the line, and how many do not is said", {
  tag: "@long",
}, async ({ bert }) => {
  const text = "The old river flows through the green valley ".repeat(38).trim();
  await openAt(bert, 0.95, { text });
  const words = bert.stage.locator("svg text");
  await expect(words.filter({ hasText: /words\]$/ })).toHaveCount(1);
  const sizes = await words.filter({ hasText: /^[a-zA-Z]+$/ }).evaluateAll((marks) =>
    marks.map((mark) => {
      const { a, b } = (mark as SVGTextElement).getCTM() as DOMMatrix;
      return Number(mark.getAttribute("font-size")) * Math.hypot(a, b);
    }),
  );
  expect(sizes.length).toBeGreaterThan(15);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(13);
});

inTab("a question is predicted first, then answered by the model", async ({ bert }) => {
  await openAt(bert, stepIndex("guess-ask") + 0.3);
  await expect(bert.page.getByText("The answer:")).toBeHidden();
  const [best] = await guess(`${BEGINNING} ${ENDINGS[2].ending}`, HERO.blank);
  await bert.button(ENDINGS[0].guess).click();
  // The story goes on from the answer: it is held there, however slow the machine is.
  await bert.play.click();
  await expect(bert.page.getByRole("status").filter({ hasText: best.token })).toBeVisible();
  await expect(bert.page.getByRole("status")).toContainText(`“${ENDINGS[0].guess}”`);
});

inTab("a word that is touched can be hidden instead, by keyboard too", async ({ bert }) => {
  await openAt(bert, stepIndex("arcs") + 1);
  await bert.button(`“${BEHIND}”`).focus();
  await bert.page.keyboard.press("Enter");
  await expect(bert.button("Look from here")).toBeFocused();
  await bert.button("Hide").click();
  await expect.poll(() => bert.page.url()).toContain("masked=3");
  await bert.atRest();
  const [best] = await guess(HERO.text, 3);
  await expect(bert.stage.locator(".sr-only")).toContainText(best.token);
});

test("on a phone words stand in a column, nothing is cut off, and every step can be read", {
  tag: "@long",
}, async ({ bert, page }) => {
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
  test(`axe finds nothing to mend in any chapter, ${scheme}`, { tag: "@long" }, async ({ bert, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const id of ["blank", "guess-ask", "sum", "arcs", "rise", "floors-ask", "tall", "fates"] as const) {
      await openAt(bert, stepIndex(id) + 1);
      expect(await violations(page), id).toEqual([]);
    }
  });
}

test("the story flows from chapter to chapter to its end", { tag: "@long" }, async ({ bert, page }) => {
  await openAt(bert, stepIndex("looking-ask") + 0.2);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await bert.play.click();
  await page.clock.runFor(14_000);
  expect(await bert.time()).toBeGreaterThan(stepIndex("tower"));
  await expect(page.getByRole("button", { name: /4 Floors/ })).toHaveAttribute("aria-current", "step");
  expect(STORY).toHaveLength(40);
});
