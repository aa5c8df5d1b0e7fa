import { readFileSync } from "node:fs";
import { violations } from "./axe";
import { expect, test } from "./page";

/** Delays of a GIF's pictures in hundredths of a second, read from its graphic control extensions. */
function delays(gif: Buffer): number[] {
  const found: number[] = [];
  // 0x21 0xF9 0x04, packed, delay (little endian), transparent index, 0, then the image descriptor 0x2C.
  for (let at = 0; at < gif.length - 9; at++) {
    if (
      gif[at] === 0x21 &&
      gif[at + 1] === 0xf9 &&
      gif[at + 2] === 4 &&
      gif[at + 7] === 0 &&
      gif[at + 8] === 0x2c
    )
      found.push(gif.readUInt16LE(at + 4));
  }
  return found;
}

test("one step becomes a GIF of the stage that lasts as long as the step", async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization", t: 1.4 });
  const seconds = 5;
  await bert.button("Share and take away").click();
  const download = page.waitForEvent("download", { timeout: 170_000 });
  await bert.button("This step as GIF").click();
  await expect(page.getByRole("progressbar", { name: /of \d+ pictures/ })).toBeVisible();
  const file = await download;
  expect(file.suggestedFilename()).toBe("inside-bert-tokenization-2.gif");
  const gif = readFileSync(await file.path());
  expect(gif.subarray(0, 6).toString("latin1")).toBe("GIF89a");
  expect(gif.readUInt16LE(6)).toBeGreaterThan(600);
  expect(gif.readUInt16LE(6)).toBeLessThanOrEqual(960);
  const each = delays(gif);
  expect(each.length).toBeGreaterThan(3);
  const total = each.reduce((sum, delay) => sum + delay, 0) / 100;
  expect(total).toBeGreaterThan(seconds - 3);
  expect(total).toBeLessThan(seconds + 5);
  expect(gif[gif.length - 1]).toBe(0x3b);
  await expect(page.getByRole("status").filter({ hasText: "Animation saved." })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await bert.time()).toBe(1.4);
});

test("an animation can be cancelled, and time is where it was", async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization", t: 3 });
  await bert.button("Share and take away").click();
  await bert.button(/^All \d+ steps as GIF$/).click();
  await expect(page.getByText(/^[1-9]\d* of \d+ pictures$/)).toBeVisible();
  await bert.button("Cancel").click();
  await expect(page.getByRole("status").filter({ hasText: "it was cancelled" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await bert.time()).toBe(3);
});

test("the table under the picture lands on the clipboard as it stands on the page", async ({
  bert,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "embeddings", t: 6 });
  const first = bert.stage.getByRole("table").first();
  const cells = await first.getByRole("row").nth(1).locator("th, td").allTextContents();
  await bert.button("Share and take away").click();
  await bert.button("Copy table").click();
  await expect(page.getByRole("status").filter({ hasText: "Table copied." })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split("\n")[1]).toBe(cells.map((cell) => cell.trim().replaceAll("−", "-")).join("\t"));
  expect(await bert.scrollsSideways()).toBe(false);
  expect(await violations(page, "[role=dialog]")).toEqual([]);
});

test("a link that has no room for everything says what it leaves out, and a reload still loses nothing", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tokenization" });
  const long = "unbelievable rivers & banks ".repeat(90);
  await bert.text.fill(long);
  await bert.button("Share and take away").click();
  await expect(page.getByRole("dialog")).toContainText("this one leaves out: the end of your text");
  const link = await page.getByRole("textbox", { name: "Link to this moment" }).inputValue();
  expect(link.length).toBeLessThanOrEqual(2000);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.url()).toContain("unbelievable");
  expect(page.url().length).toBeLessThanOrEqual(2000);
  await page.reload();
  await bert.ready();
  await expect(bert.text).toHaveValue(long);
});
