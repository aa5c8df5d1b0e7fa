import type { Page } from "@playwright/test";
import { SCENE_IDS, SCENES, type SceneId, sceneEntry } from "../../src/catalogue";
import { violations } from "./axe";
import { test as anew, type BertPage, expect, MANY_STEPS, SAMPLE_SCENES } from "./page";
import { contrasts } from "./probes";
import { test } from "./sameTab";

anew(
  "axe finds nothing in the help, while loading, and in the empty state",
  { tag: "@long" },
  async ({ bert, page }) => {
    await page.route("**/model.safetensors*", (route) => route.abort());
    await bert.open();
    await expect(page.getByRole("alert")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await bert.text.fill("");
    await expect(bert.stage).toContainText("There are no words here yet.");
    expect(await violations(page)).toEqual([]);
    await bert.button("Help and keys").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    bert.problems.length = 0;
  },
);

test("axe finds nothing in the dialogs, light and dark", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", t: 3 });
  for (const theme of ["light", "dark"]) {
    for (const open of ["Share and take away", "Help and keys"]) {
      await bert.button(open).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page), `${open}, ${theme}`).toEqual([]);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await bert.stage
      .getByText(/^−?\d+\.\d\d$/)
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expect(page.getByRole("dialog").getByRole("row").first()).toBeVisible();
    expect(await violations(page), `where a number comes from, ${theme}`).toEqual([]);
    await page.keyboard.press("Escape");
    await bert.button(/theme$/).click();
  }
});

test("in forced colours what is chosen, switched on or current is told apart, and bars have their length", async ({
  bert,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await bert.openReady({ scene: "attention", t: 3, token: 2 });
  /** What an element looks like where it carries a state. */
  const look = (selector: string): Promise<string> =>
    page.evaluate((selector) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`There is no ${selector}.`);
      const { outlineStyle, outlineColor, backgroundColor, borderColor, stroke } = getComputedStyle(element);
      return [outlineStyle, outlineColor, backgroundColor, borderColor, stroke].join(" ");
    }, selector);
  for (const [on, off] of [
    ["#stage [role=radio][aria-checked=true]", "#stage [role=radio][aria-checked=false]"],
    ["#stage button[aria-pressed=true]", "#stage button[aria-pressed=false]"],
    ["#dock li [aria-current=step]", "#dock li button:not([aria-current])"],
  ]) {
    expect(await look(on), on).not.toBe(await look(off));
  }
  const off = await look("#stage [role=switch]");
  await page.getByRole("switch").first().click();
  expect(await look("#stage [role=switch]")).not.toBe(off);
  const { bar, canvas } = await page.evaluate(() => {
    const background = (element: Element) => getComputedStyle(element).backgroundColor;
    const fill = [...document.querySelectorAll("#stage [role=row] button i, #stage [role=row] button span")]
      .filter((element) => element.childNodes.length === 0)
      .at(-1)!;
    return { bar: background(fill), canvas: background(document.body) };
  });
  expect(bar).not.toBe(canvas);
  await bert.follow({ scene: "cls", t: 3, token: 2 });
  await bert.ready();
  const [frame, letters] = await bert.stage
    .locator("svg [data-selected]")
    .first()
    .evaluate((mark) => [mark, mark.querySelector("text")!].map((part) => getComputedStyle(part).stroke));
  expect(frame).not.toBe("none");
  expect(letters).toBe("none");
  await page.emulateMedia({ forcedColors: "none" });
});

/**
 * What answers stands out (3:1, WCAG 1.4.11) or as far as it does in the page's own colours: small shares are faint in
 * both. On a light ground and on a dark one, whatever theme the visitor chose.
 */
const forced =
  (scenes: readonly SceneId[], stepsOf: (count: number, turn: number) => Iterable<number>) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(MANY_STEPS);
    await bert.openReady({ scene: scenes[0], t: 1 });
    for (const [turn, scene] of scenes.entries()) {
      await bert.follow({ scene });
      await bert.ready();
      for (const step of stepsOf(await bert.steps(), turn)) {
        const theme = (["light", "dark"] as const)[(turn + step) % 2];
        await page.locator("html").evaluate((root, name) => {
          root.dataset.theme = name;
        }, theme);
        await bert.at(scene, step);
        await bert.atRest();
        const usual = await contrasts(page);
        await page.emulateMedia({ forcedColors: "active", colorScheme: theme });
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await bert.atRest();
        const lost = (await contrasts(page)).filter(({ name, contrast }) => {
          const before = usual.flatMap((other) => (other.name === name ? [other.contrast] : []));
          return contrast < 0.6 * Math.min(5, ...before);
        });
        expect.soft(lost, `${scene}, step ${step}, ${theme}`).toEqual([]);
        await page.emulateMedia({ forcedColors: null });
        await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
      }
    }
  };

test(
  "in forced colours, everything that answers can be seen",
  forced(SAMPLE_SCENES, (count, turn) => [1 + (turn % count), count]),
);
test(
  "in forced colours, everything that answers can be seen, at every step",
  { tag: "@long" },
  forced(SCENE_IDS, (count) => Array.from({ length: count }, (_, i) => i + 1)),
);

test("with letters twice as large, the words wrap and the text box is one", async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", t: 3 });
  await page.evaluate(() => {
    const { style } = document.documentElement;
    for (const name of ["tick", "label", "text-small", "text", "title"]) {
      const size = getComputedStyle(document.documentElement).getPropertyValue(`--type-${name}`);
      style.setProperty(`--type-${name}`, `calc(2 * ${size})`);
    }
  });
  expect((await bert.text.boundingBox())?.width).toBeGreaterThan(240);
  const panel = page.locator("article");
  expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.evaluate(() => document.documentElement.removeAttribute("style"));
});

test("with reduced motion, a step is seen finished or not at all", async ({ bert, page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await bert.openReady({ scene: "attention", t: 1 });
  const stage = (): Promise<string> =>
    bert.stage.evaluate((element) => element.innerHTML.replace(/_r_\w+_/g, "id").replace(/ style=""/g, ""));
  const at = async (t: number): Promise<string> => {
    await bert.at("attention", t);
    await page.evaluate(
      () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
    );
    return stage();
  };
  const finished = await at(3);
  expect(await at(2.2)).toBe(finished);
  expect(await at(2.7)).toBe(finished);
  expect(await at(1.9)).not.toBe(finished);
  await page.emulateMedia({ reducedMotion: "no-preference" });
});

anew("the whole story can be told with the keyboard alone", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady();
  await page.locator("h1").click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  expect(await bert.time()).toBe(1);
  await page.keyboard.press("End");
  expect(await bert.time()).toBe(3);
  await page.keyboard.press("ArrowLeft");
  expect(await bert.time()).toBe(2);
  await page.keyboard.press("Home");
  expect(await bert.time()).toBe(0);
  await page.keyboard.press("Space");
  await expect(bert.play).toHaveAccessibleName("Pause");
  await page.keyboard.press("Space");
  await expect(bert.play).toHaveAccessibleName("Play");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByLabel("Speed")).toHaveValue("1.5");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByLabel("Speed")).toHaveValue("0.5");
  await page.keyboard.press("l");
  await expect(bert.button("Loop the scene")).toHaveAttribute("aria-pressed", "true");
  const first = SCENE_IDS.indexOf("tokenization");
  for (const scene of [...SCENES.slice(first + 1), ...SCENES.slice(0, first + 1)]) {
    await page.keyboard.press("j");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(scene.question);
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "How to use this page" })).toBeVisible();
  // In a dialog the keys of the page rest.
  await page.keyboard.press("3");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sceneEntry("tokenization").question);
});

test("typing in a text box plays nothing and changes no scene", async ({ bert, page }) => {
  await bert.openReady();
  await bert.text.fill("");
  await bert.text.pressSequentially("1 2 3 4 d l ? + -");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(bert.text).toHaveValue("1 2 3 4 d l ? + -");
  expect(await bert.time()).toBe(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sceneEntry("tokenization").question);
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light");
});

anew(
  "the tab key goes through the page in reading order, and the focus can always be seen",
  async ({ bert, page }) => {
    await bert.openReady({ scene: "attention", t: 3 });
    const order: string[] = [];
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const field = element.closest("[data-segment]") ?? element;
        const style = getComputedStyle(element);
        const seen =
          (style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2) ||
          getComputedStyle(field).boxShadow !== "none";
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
        const label =
          name === "" ? ((element as HTMLInputElement).labels?.[0]?.textContent ?? element.tagName) : name;
        return { label, seen };
      });
      if (!focus) break;
      expect(focus.seen, `focus on ${focus.label}`).toBe(true);
      order.push(focus.label);
    }
    expect(order.slice(0, 4)).toEqual([
      "Skip to the scene",
      "Skip to the player",
      "Inside BERT, to the start page",
      "1 Guess",
    ]);
    const place = (label: string): number => order.findIndex((name) => name.includes(label));
    // The bar, what stands beside the picture, the text, the picture.
    const path = [
      "1 Guess",
      "6 Learning",
      "Workshop",
      "theme",
      "the river bank",
      "Your sentence",
      "Ask as [CLS]",
    ];
    expect(path.map(place)).toEqual([...path.map(place)].sort((a, b) => a - b));
    expect(path.map(place)).not.toContain(-1);
  },
);

anew(
  "skip links lead to the stage and to the player, and leave the scene and its text alone",
  { tag: "@long" },
  async ({ bert, page }) => {
    await bert.openReady({ scene: "attention", t: 1, text: "Cats sleep." });
    const before = await bert.time();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(bert.stage).toBeFocused();
    await page.getByRole("link", { name: "Skip to the player" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect(page.locator("footer button:enabled").first()).toBeFocused();
    await expect(bert.text).toHaveValue("Cats sleep.");
    expect(await bert.time()).toBe(before);
  },
);

test("tokens are chosen with the keyboard as with the mouse", async ({ bert, page }) => {
  await bert.openReady({ t: 3 });
  const token = bert.button(/^Token 2: bank/);
  await token.focus();
  await page.keyboard.press("Enter");
  await expect(token).toHaveAttribute("aria-pressed", "true");
  await expect(bert.stage.locator("mark")).toHaveText("bank");
  await page.keyboard.press("Space");
  await expect(token).toHaveAttribute("aria-pressed", "false");
  expect(await bert.time()).toBe(3);
});
