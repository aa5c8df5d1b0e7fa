import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, test } from "./page";

test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

/** A finger that goes from one point to another in a tenth of a second. */
async function swipe(
  touch: CDPSession,
  from: { x: number; y: number },
  by: { x: number; y: number },
): Promise<void> {
  const at = (share: number) => [{ x: from.x + by.x * share, y: from.y + by.y * share }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
  for (const share of [0.25, 0.5, 0.75, 1]) {
    await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(share) });
    await new Promise((next) => setTimeout(next, 16));
  }
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}

const step = (page: Page) => page.getByRole("region", { name: "Story" }).getByRole("heading").first();

/** A tap where the button is; a click of the test library would scroll the page first. */
async function tapForward(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.getByRole("button", { name: "Step forward" }).boundingBox())!;
  await page.touchscreen.tap(x + width / 2, y + height / 2);
}

test("a finger turns steps, scrolls what is wide, and moves the page up and down", async ({ page }) => {
  const fetched = page.waitForResponse((response) => /swipe|gesture|vanilla/.test(response.url()));
  await page.goto("./#v=4&scene=attention&t=3");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await fetched;
  const touch = await page.context().newCDPSession(page);
  // The caption stays where it is while the page scrolls.
  const { x, y } = (await step(page).boundingBox())!;
  const start = { x: x + 160, y: y + 10 };
  await expect(step(page)).toContainText("3/");
  // On a busy machine the points of one touch may come too slowly for a swipe: then another one is made.
  const turn = (by: number, number: string) =>
    expect(async () => {
      await swipe(touch, start, { x: by, y: 5 });
      await expect(step(page)).toContainText(number, { timeout: 1000 });
    }).toPass();
  await turn(-120, "4/");
  await turn(120, "3/");

  // Up and down scrolls, and a short slip does nothing.
  await swipe(touch, start, { x: 10, y: -150 });
  await swipe(touch, start, { x: -15, y: 2 });
  await expect(step(page)).toContainText("3/");
  // A mouse beside the touch screen clicks as ever.
  await page.getByRole("button", { name: "Step back" }).click();
  await expect(step(page)).toContainText("2/");
});

test("in a small window the stage stands right under the bar, and stepping leaves it there", {
  tag: "@long",
}, async ({ page }) => {
  // A text long enough that the picture is taller than the stage.
  await page.goto(`./#v=4&scene=attention&t=2&text=${"the+old+river+".repeat(8)}`);
  await expect(step(page)).toContainText("2/");
  const stage = page.locator("#stage");
  const top = () => stage.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  expect(before).toBeGreaterThanOrEqual(0);
  expect(before).toBeLessThan(0.1 * 844);
  await tapForward(page);
  await expect(step(page)).toContainText("3/");
  expect(await top()).toBe(before);
});

test("in a small window, stepping brings up the part of the stage that the step is about, and goes back to the whole", async ({
  page,
}) => {
  await page.goto("./#v=4&scene=limits&t=3");
  await expect(step(page)).toContainText("3/");
  const stage = page.locator("#stage");
  /** Whether the top of a part stands where the stage is. */
  const inSight = (part: Locator) =>
    part.evaluate((element) => {
      const { top } = element.getBoundingClientRect();
      const room = document.getElementById("stage")!.getBoundingClientRect();
      return top >= room.top - 1 && top <= room.bottom - 40;
    });
  const compared = stage.locator("[data-steps~=compare]");
  await expect(compared).toHaveCount(1);
  expect(await inSight(compared)).toBe(false);
  await tapForward(page);
  await expect(step(page)).toContainText("4/");
  await expect.poll(() => inSight(compared)).toBe(true);
  // The next step is about the whole of another view.
  await tapForward(page);
  await tapForward(page);
  await expect(step(page)).toContainText("5/");
  await expect(compared).toHaveCount(0);
  await expect.poll(() => inSight(stage.getByRole("group", { name: "View" }))).toBe(true);
});
