import type { Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { BertPage, expect, link, MANY_STEPS, SAMPLE_SCENES, test } from "./page";
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

const TINY = "tests/fixtures/reference/tiny";

const LAST = { t: 2, text: "It rained on the bank of the river." };

/** What stands on the stage and beside it, in letters and digits. */
async function said(bert: BertPage): Promise<string> {
  await bert.atRest();
  const texts = await bert.page.evaluate(() =>
    [...document.querySelectorAll("#stage, [aria-live]")].map((element) => element.textContent ?? ""),
  );
  return texts.join("\n");
}

/** A page that the browser translates plays, takes a new text and goes from scene to scene, and says what another says. */
const translated =
  (scenes: readonly SceneId[]) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(MANY_STEPS);
    const plain = new BertPage(await page.context().newPage());
    await plain.openReady({ scene: SCENE_IDS[0] });
    await page.bringToFront();
    await bert.openReady({ scene: SCENE_IDS[0] });
    await page.evaluate(TRANSLATOR);
    for (const scene of scenes) {
      await bert.follow({ scene, t: 0, text: "The cat sat on the mat." });
      await bert.ready();
      // Played, stopped, stepped.
      for (const key of ["Space", "Space", "ArrowRight", "ArrowRight", "ArrowRight"]) {
        await page.keyboard.press(key);
        await page.waitForTimeout(150);
      }
      if (await bert.text.isVisible()) {
        await bert.text.fill("");
        await bert.text.pressSequentially("The dog ran.");
        await page.keyboard.press("Escape");
      }
      await bert.follow({ scene, ...LAST });
      const here = await said(bert);
      expect(bert.problems, scene).toEqual([]);
      expect(here.length, scene).toBeGreaterThan(20);
      await expect(page.getByRole("alert")).toHaveCount(0);
      await plain.follow({ scene, ...LAST });
      await plain.ready();
      // What nobody sees (steps not on stage) is drawn anew behind the rest, in its own time.
      await expect(async () => expect(await said(bert), scene).toBe(await said(plain))).toPass();
    }
  };

test(
  "a page that the browser translates plays, takes a new text and goes from scene to scene",
  translated(SAMPLE_SCENES),
);
test("a page that the browser translates shows every scene", { tag: "@long" }, translated(SCENE_IDS));

test("where the whole page breaks, a sentence and a way on stand there, and text, scene and moment are kept", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "attention", t: 1.4, text: "The cat sat." });
  await bert.atRest();
  await page.evaluate(() => {
    const { createElement } = document;
    Object.assign(globalThis, { mend: () => Object.assign(document, { createElement }) });
    document.createElement = ((name: string) => {
      if (name === "input") throw new Error("Broken by a test.");
      return createElement.call(document, name);
    }) as typeof createElement;
  });
  await bert.button("+ second sentence").click();
  const lost = page.getByRole("alert");
  await expect(lost).toContainText(
    "Something on this page broke. Your text, the scene and the moment are kept.",
  );
  await page.evaluate(() => (globalThis as unknown as { mend: () => void }).mend());
  await lost.getByRole("button", { name: "Go on" }).click();
  await expect(bert.text).toHaveValue("The cat sat.");
  await expect(bert.pair).toBeVisible();
  expect(await bert.time()).toBe(1.4);
  await expect(bert.stage.getByRole("table").first()).toBeVisible();
  bert.problems.length = 0;
});

test("in a frame whose sandbox forbids workers, the page says so, and does not wait for ever", async ({
  page,
  site,
}) => {
  await page.setContent(
    `<iframe sandbox="allow-scripts" width="900" height="700" src="${site}?embed=1${link({ scene: "attention", t: 3 })}"></iframe>`,
  );
  const frame = page.frameLocator("iframe");
  await expect(frame.getByText(/engine could not be started/)).toBeVisible();
  const out = frame.getByRole("link", { name: /in a tab of its own/ });
  expect(await out.getAttribute("href")).toMatch(/^http:\/\/localhost:\d+\/#.*scene=attention.*t=3/);
});

test("where a host refuses WebAssembly, plain TypeScript computes, and the page says so", async ({
  page,
}) => {
  await page.route(/\/(index\.html)?$|\.js$/, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), "content-security-policy": "script-src 'self' 'unsafe-inline'" };
    await route.fulfill({ response, headers });
  });
  await page.goto(`./${link({ scene: "attention", t: 3, token: 2 })}`);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  await expect(page.getByRole("dialog").getByText("plain TypeScript")).toBeVisible();
});

test("where storage is refused everything works, and what cannot be kept is said", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Refused.", "SecurityError");
        },
      });
  });
  await bert.openReady({ scene: "attention", t: 3 });
  await page.keyboard.press("d");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.keyboard.press("m");
  const dialog = page.getByRole("dialog");
  await dialog
    .getByLabel("Choose files")
    .setInputFiles(["config.json", "vocab.txt", "model.safetensors"].map((file) => `${TINY}/${file}`));
  await expect(dialog.getByText("Your model is at work.")).toBeVisible();
  await dialog.getByRole("button", { name: "Keep this model in this browser" }).click();
  await expect(dialog.getByText("Your browser did not keep the model")).toBeVisible();
  await page.keyboard.press("Escape");
  for (const scene of ["lab", "finetuning", "story"] as const) {
    await bert.follow({ scene, t: 1 });
    await expect(bert.stage).not.toBeEmpty();
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("everything works without a network after one visit", { tag: "@long" }, async ({ browser }) => {
  const server = new StaticServer();
  const site = await server.start();
  const context = await browser.newContext({ serviceWorkers: "allow", baseURL: site });
  const page = await context.newPage();
  await page.goto(`./${link({ scene: "attention", t: 3, token: 2 })}`);
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
  await later.goto(`${site}${link({ scene: "attention", t: 3, token: 2 })}`);
  await expect(later.getByText("Σ = 1.000")).toBeVisible();
  await context.close();
});

test("a part of the page that does not arrive is spoken of", async ({ page }) => {
  await page.route("**/assets/index-*.js", (route) => route.abort());
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("did not arrive");
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("two hundred thousand letters without a blank do not hold the page up", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tokenization", t: 3 });
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
