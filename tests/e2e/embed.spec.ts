import { expect, link, test } from "./page";

test("a scene in another page: without what its teacher hides, and stepped by its slides", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", t: 2 });
  await bert.button("Share and take away").click();
  const code = await page.getByLabel("Code to embed").inputValue();
  await page.keyboard.press("Escape");

  // The code from the dialog, pasted into a page of someone else's.
  await page.evaluate((html) => {
    document.body.innerHTML = `<h1>My slides</h1>${html}`;
  }, code);
  const frame = page.frameLocator("iframe[title='Inside BERT']");
  const title = frame.getByRole("region", { name: "Story" }).getByRole("heading").first();
  await expect(title).toContainText("2/");
  await expect(frame.getByRole("textbox", { name: "Your sentence" })).toHaveCount(0);
  await expect(frame.getByRole("navigation", { name: "Scenes" })).toHaveCount(0);
  await expect(frame.getByRole("group", { name: "Player" })).toBeVisible();

  const send = (message: unknown) =>
    page.evaluate((data) => {
      document.querySelector("iframe")?.contentWindow?.postMessage(data, "*");
    }, message);
  await send({ type: "inside-bert", action: "forward" });
  await expect(title).toContainText("3/");
  await send({ type: "something else", action: "back" });
  await send({ type: "inside-bert", action: "constructor" });
  await send({ type: "inside-bert", action: "start" });
  await expect(title).toContainText("1/");
});

test("without bar and player, the stage has the whole window", async ({ page, site }) => {
  await page.goto(`${site}?embed=1&hide=nav,text,player${link({ scene: "story", t: 0.9 })}`);
  const stage = page.locator("#stage");
  await expect(stage).toBeVisible();
  const { height } = page.viewportSize()!;
  await expect.poll(async () => (await stage.boundingBox())?.height).toBeGreaterThan(height - 2);
});
