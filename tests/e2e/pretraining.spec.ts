import { expect, test } from "./page";

test("a BERT learns in the tab: its loss falls, time goes through its training, and it goes on behind other rooms", async ({
  bert,
  page,
}) => {
  test.setTimeout(240_000);
  await bert.openReady({ scene: "pretraining" });
  const start = page.getByRole("button", { name: "Train a BERT from nothing" });
  await expect(start).toBeVisible();
  await start.click();
  const state = bert.stage.getByRole("status");
  await expect(state).toContainText(/Step \d/, { timeout: 60_000 });
  const step = async (): Promise<number> =>
    Number(/Step ([\d,]+)/.exec((await state.textContent()) ?? "")?.[1].replace(",", "") ?? 0);
  await expect.poll(step, { timeout: 120_000 }).toBeGreaterThan(150);

  // The picture is the training's at the player's time: at the end the newest, at the start random weights.
  const chart = bert.stage.getByRole("img", { name: /Loss on unread sentences/ });
  const loss = async (): Promise<number> =>
    Number(/sentences ([\d.]+)/.exec((await chart.getAttribute("aria-label")) ?? "")?.[1]);
  await page.getByRole("button", { name: /to the end/i }).click();
  const late = await loss();
  await page.getByRole("button", { name: /to the start/i }).click();
  const early = await loss();
  expect(early).toBeGreaterThan(6);
  expect(late).toBeLessThan(early - 0.8);

  await bert.follow({ scene: "sizes", t: 0 });
  await expect(page.getByRole("button", { name: /A BERT is learning/ })).toBeVisible();
  await page.getByRole("button", { name: /A BERT is learning/ }).click();
  await expect(chart).toBeVisible();
  await bert.stage.getByRole("button", { name: "Reset" }).click();
  await expect(start).toBeVisible();
});
