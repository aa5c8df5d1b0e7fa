import { attentionRow, type Tensor } from "../../src/engine/tensor";
import { percent } from "../../src/ui/format";
import { violations } from "./axe";
import { engine } from "./engine";
import { expect, test } from "./page";

test("a newcomer is offered the tour once, takes it, and ends with a text box of their own", async ({
  bert,
  page,
}) => {
  await page.goto("./");
  const offer = page.getByRole("region", { name: "For newcomers" });
  await expect(offer).toBeVisible();
  await expect(bert.modelBar).toBeHidden();
  await offer.getByRole("button", { name: "Take the tour" }).click();
  const tour = page.getByRole("region", { name: "Guided tour" });
  await expect(tour).toBeFocused();
  await expect(offer).toBeHidden();
  await expect(tour).toContainText("1/8");
  // Letters are typed while the time goes on.
  await expect(bert.text).toHaveValue(/^The ban/);

  const stops = ["tokens", "vectors", "looks at", "Both ways", "hidden", "guessed", "Both sides"];
  for (const [index, title] of stops.entries()) {
    await page.keyboard.press("ArrowRight");
    await expect(tour).toContainText(`${index + 2}/8`);
    await expect(tour.getByRole("heading")).toContainText(title);
    if (title === "looks at") {
      const { trace } = (await engine()).run({
        text: "The bank by the river was steep.",
        need: { layers: ["probs"] },
      });
      const shares = trace.layers.flatMap(({ probs }) =>
        [0, 1, 2, 3].map((head) => attentionRow(probs as Tensor, head, 2)[5]),
      );
      await expect(tour).toContainText(percent(Math.max(...shares)));
    }
  }
  // The stage is moving: words that are fading in have no contrast yet.
  expect(await violations(page, "[aria-label='Guided tour']")).toEqual([]);
  await page.keyboard.press("ArrowRight");
  await tour.getByRole("button", { name: "Type my own sentence" }).click();
  await expect(tour).toBeHidden();
  await expect(bert.text).toBeFocused();
  await expect(bert.text).toHaveValue("The bank by the river was steep.");
  await page.goto("about:blank");
  await page.goto("./");
  await expect(bert.stop(1)).toBeAttached();
  await expect(offer).toBeHidden();
});

test("the tour is started from the help, keeps its time while paused, and gives the visitor's words back", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "why", text: "My own sentence stays here." });
  await bert.button("Help and keys").click();
  await bert.button(/^Take the tour/).click();
  const tour = page.getByRole("region", { name: "Guided tour" });
  await expect(tour).toContainText("1/8");
  await page.keyboard.press("Space");
  await expect(tour.getByRole("button", { name: "Go on with the tour" })).toBeVisible();
  const value = (): Promise<string | null> => tour.getByRole("progressbar").getAttribute("aria-valuenow");
  const before = await value();
  await page.waitForTimeout(1500);
  expect(await value()).toBe(before);
  for (let stop = 2; stop <= 8; stop++) {
    await page.keyboard.press("ArrowRight");
    await expect(tour).toContainText(`${stop}/8`);
    expect(await bert.scrollsSideways(), `stop ${stop}`).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(tour).toBeHidden();
  await expect(bert.text).toHaveValue("My own sentence stays here.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Why this guess?");
});

test("no tour is offered inside another page, nor to those whom a link brought", async ({ bert, page }) => {
  await page.goto("./?embed=1");
  await expect(bert.stop(1)).toBeAttached();
  await expect(page.getByRole("region", { name: "For newcomers" })).toBeHidden();
  await page.goto("about:blank");
  await bert.openReady({ scene: "mlm" });
  await expect(page.getByRole("region", { name: "For newcomers" })).toBeHidden();
});
