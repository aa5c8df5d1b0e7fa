import { expect, test } from "./page";

test.use({ serviceWorkers: "allow" });

test("the second visit works without a network, weights included", async ({ page, context }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=2");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  // The worker takes over with the next load; that one fetches the weights through it.
  await page.reload();
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("model")).keys()).length))
    .toBeGreaterThanOrEqual(3);

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.getByLabel("Your sentence").fill("The cat still reads.");
  await expect(page.getByRole("button", { name: /Ask as cat/ }).first()).toBeVisible();
});
