import type { Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { type BertPage, expect, link, test } from "./page";
import { StaticServer } from "./server";

/** Chrome's page translation: every text gets a `<font>` in its place, and so does every text that appears later. */
const TRANSLATOR = `(() => {
  const translate = (root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walk.nextNode()) texts.push(walk.currentNode);
    for (const text of texts) {
      if (!text.data.trim() || text.parentElement?.closest("svg, script, style, textarea, font, [translate=no], .notranslate")) continue;
      const font = document.createElement("font");
      font.append(document.createElement("font"));
      font.firstChild.textContent = text.data;
      text.replaceWith(font);
    }
  };
  const observer = new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === "characterData") translate(target.parentNode ?? document.body);
      for (const node of addedNodes) if (node.isConnected) translate(node.nodeType === 3 ? node.parentNode : node);
    }
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  translate(document.body);
})()`;

/** A page that the browser translates plays, takes a new text and goes from scene to scene. */
const translated =
  (scenes: readonly SceneId[]) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(240_000);
    await bert.openReady({ scene: SCENE_IDS[0] });
    await page.evaluate(TRANSLATOR);
    for (const scene of scenes) {
      await bert.follow({ scene, t: 0, text: "The cat sat on the mat." });
      await expect(page.locator("#stage")).toBeVisible();
      await page.waitForTimeout(400);
      for (let i = 0; i < 3; i++) {
        await page.keyboard.press("ArrowRight");
        await page.waitForTimeout(150);
      }
      await bert.follow({ scene, t: 2, text: "It rained on the bank of the river." });
      await page.waitForTimeout(400);
      expect(bert.problems, scene).toEqual([]);
      expect(((await page.locator("#stage").textContent()) ?? "").length, scene).toBeGreaterThan(20);
      await expect(page.getByRole("alert")).toHaveCount(0);
    }
  };

test(
  "a page that the browser translates plays, takes a new text and goes from scene to scene",
  translated(SCENE_IDS.filter((_, i) => i % 3 === 0)),
);
test("a page that the browser translates shows every scene", { tag: "@long" }, translated(SCENE_IDS));

test("in a frame whose sandbox forbids workers, the page says so, and does not wait for ever", async ({
  page,
  site,
}) => {
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="900" height="700" src="${site}?embed=1${link({ scene: "attention", t: 5 })}"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText(/engine could not be started/)).toBeVisible();
  const out = frame.getByRole("link", { name: /in a tab of its own/ });
  expect(await out.getAttribute("href")).toMatch(/^http:\/\/localhost:\d+\/#.*scene=attention.*t=5/);
});

test("everything works without a network after one visit", async ({ browser }) => {
  const server = new StaticServer();
  const site = await server.start();
  const context = await browser.newContext({ serviceWorkers: "allow", baseURL: site });
  const page = await context.newPage();
  await page.goto(`./${link({ scene: "attention", t: 5, token: 2 })}`);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("model")).keys()).length), {
      timeout: 30_000,
    })
    .toBeGreaterThanOrEqual(3);
  await page.close();
  await server.stop();
  await context.setOffline(true);
  const later = await context.newPage();
  await later.goto(`${site}${link({ scene: "attention", t: 5, token: 2 })}`);
  await expect(later.getByText("Σ = 1.000")).toBeVisible();
  await context.close();
});

test("a part of the page that does not arrive is spoken of", async ({ page }) => {
  await page.route("**/assets/index-*.js", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("did not arrive");
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("two hundred thousand letters without a blank do not hold the page up", async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization", t: 5 });
  await bert.atRest();
  await bert.text.focus();
  await page.evaluate(() => {
    const box = document.activeElement as HTMLInputElement;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!;
    set.call(box, "ACGT".repeat(50_000));
    box.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // It was over a minute, in which nothing answered. How long it takes now: long.flood.spec.ts.
  await expect(bert.stage.getByText("[UNK]").first()).toBeVisible();
  await bert.atRest();
});
