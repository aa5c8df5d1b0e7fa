import { expect } from "./page";
import { test } from "./sameTab";

/** What the page says, as a number: `−1.23` or `70 %`. */
const numberOf = (text: string | null): number =>
  Number.parseFloat((text ?? "").replace("−", "-").replace("<", ""));

test.describe("questions to the numbers", () => {
  test("a score leads to a query entry, down to an embedding row, and back", async ({ bert, page }) => {
    // Wide enough for all columns of the table.
    await page.setViewportSize({ width: 1440, height: 900 });
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 3, token: 2 });
    await expect(page.getByText("Σ = 1.000")).toBeVisible();
    const score = page.locator("button[class*=figure]").first();
    const dot = numberOf(await score.textContent());
    await score.click();
    const sheet = page.getByRole("dialog");
    await expect(sheet.getByText(/^score “bank” → “\[CLS\]”/)).toBeVisible();
    // The sum at the table's foot is the dot product that stood on the stage.
    const sum = sheet.getByRole("row", { name: /^sum/ }).locator("td").nth(1);
    expect(numberOf(await sum.textContent())).toBeCloseTo(dot, 1);

    await sheet
      .getByRole("button", { name: /^query entry/ })
      .first()
      .click();
    await expect(sheet.getByText(/^query of “bank”, layer 1/)).toBeVisible();
    await sheet
      .getByRole("button", { name: /^embedding of “bank”/ })
      .first()
      .click();
    await sheet.getByRole("button", { name: "sum of the embeddings" }).click();
    await sheet.getByRole("button", { name: "token embedding" }).click();
    await expect(sheet.getByText(/learned: entry \d+ of row \d+ \(“bank”\)/)).toBeVisible();
    await sheet.getByRole("button", { name: "← back" }).click();
    await expect(sheet.getByText(/^summed embedding of “bank”/).last()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sheet).toBeHidden();
  });

  test("a cell of the matrix answers like the row above it", async ({ bert, page }) => {
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 4, token: 2 });
    const cells = page.locator("[class*=cells]").first();
    const box = await cells.boundingBox();
    if (!box) throw new Error("There is no matrix.");
    // The middle of row 2 (“bank”, framed), column 5 of 10.
    await page.mouse.click(box.x + box.width * 0.55, box.y + box.height * 0.25);
    await expect(page.getByRole("dialog").getByText(/^attention probability “bank” → “river”/)).toBeVisible();
  });
});

test.describe("switches", () => {
  test("a head and a layer switched off change the pass, and one click restores them", async ({
    bert,
    page,
  }) => {
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 4, token: 2 });
    const head = page.getByRole("checkbox", { name: "Layer 1, head 4 on" });
    await head.uncheck();
    await page.getByRole("checkbox", { name: "Layer 3 on" }).uncheck();
    const account = page.getByRole("status").filter({ hasText: "1 layer off, 1 head off." });
    const cosine = account.getByRole("button").first();
    await expect(cosine).toHaveText(/^0\.\d+$/);
    await expect(page).toHaveURL(/off=h0\.3_l2/);
    await page.getByRole("button", { name: "Restore all" }).click();
    await expect(head).toBeChecked();
    await expect(account).toBeHidden();
  });

  test("a cut edge gets no attention, and the rest of its row still adds up to 1", async ({ bert, page }) => {
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 3, token: 2, off: "e0.0.2.0" });
    await expect(page.getByText("Σ = 1.000")).toBeVisible();
    const shares = page.locator("button[class*=bar]");
    expect(numberOf(await shares.first().textContent())).toBe(0);
  });
});

test.describe("heads and lines", () => {
  test("every head carries a measured pattern and its number, on this text and on the probe", async ({
    bert,
    page,
  }) => {
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 4, token: 2 });
    const labels = page.locator("[class*=headLabel]");
    await expect(labels).toHaveCount(16);
    for (const text of await labels.allTextContents()) {
      expect(text).toMatch(/^(previous|next|itself|\[CLS\]|\[SEP\]|same word|broad)[01]\.\d\d$/);
    }
    const here = await labels.allTextContents();
    await page.getByLabel("Measured on").selectOption("probe");
    await expect.poll(() => labels.allTextContents()).not.toEqual(here);
  });

  test("two texts of one length have a difference; other lengths are told apart in a sentence", async ({
    bert,
    page,
  }) => {
    await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 5 });
    await page.getByLabel("The other text").fill("The bank by the market was closed.");
    await expect(page.getByText(/your text minus the other/)).toBeVisible();
    await page.getByLabel("The other text").fill("Short.");
    await expect(page.getByText(/texts of the same length: yours has 10 tokens, the other 4/)).toBeVisible();
  });
});

test("following a token leads through every scene and hides it where BERT guesses", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tokenization", token: 2 });
  await page.getByLabel("Speed").selectOption("4");
  await page.keyboard.press("f");
  await expect(page.getByText("following bank")).toBeVisible();
  // Close to the end of the scene, then on.
  await page.getByRole("slider", { name: "Position in the story" }).focus();
  await page.keyboard.press("End");
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page).toHaveTitle(/Attention/, { timeout: 60_000 });
  await expect(page.getByText("following bank")).toBeVisible();
});
