import { expect } from "./page";
import { test } from "./sameTab";

test("batches: all of BERT is trained three times, and four parts of a batch are the same step as the batch", {
  tag: "@long",
}, async ({ bert, page }) => {
  test.setTimeout(240_000);
  await bert.openReady({ scene: "tips", t: 3 });
  await page.getByRole("button", { name: "Try it: 3 trainings" }).click();
  const rows = bert.stage.getByRole("row");
  await expect(rows).toHaveCount(4, { timeout: 180_000 });
  await expect(page.getByRole("button", { name: "Try it: 3 trainings" })).toBeVisible({ timeout: 120_000 });
  const shares = async (title: RegExp): Promise<string[]> =>
    bert.stage.getByRole("row", { name: title }).getByRole("cell").allTextContents();
  expect(await shares(/^16 in four parts/)).toEqual(await shares(/^16, /));
  for (const share of await shares(/^4, /)) expect(share).toMatch(/^\d+(\.\d)? %$/);
});

test("every tip fits a phone", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "tips", t: 1 });
  for (let t = 1; t <= 5; t++) {
    await bert.follow({ scene: "tips", t });
    expect(await bert.scrollsSideways()).toBe(false);
  }
});
