import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./page";

const TINY = "tests/fixtures/reference/tiny";
const folder = (weights = readFileSync(`${TINY}/model.safetensors`)) => [
  { name: "config.json", mimeType: "application/json", buffer: readFileSync(`${TINY}/config.json`) },
  { name: "vocab.txt", mimeType: "text/plain", buffer: readFileSync(`${TINY}/vocab.txt`) },
  { name: "model.safetensors", mimeType: "application/octet-stream", buffer: weights },
];

test("a visitor's own BERT takes the place of ours, and ours comes back", async ({ page }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.getByRole("button", { name: "The model, and your own" }).click();
  await expect(page.getByText("the mini-BERT of this page")).toBeVisible();
  await page.getByLabel("Choose files").setInputFiles(folder());
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await expect(page.getByText("your own", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  // The tiny model has three layers; ours has four.
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toHaveCount(0);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();

  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Back to the model of this page" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
});

test("Limits measures a visitor's own model, and tells it nothing of our training", async ({ page }) => {
  await page.goto("./#v=1&scene=limits&t=1");
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByText("Only 128 saw training here")).toBeVisible();
  await page.keyboard.press("m");
  await page.getByLabel("Choose files").setInputFiles(folder());
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("measured on your own model")).toBeVisible();
  await expect(story.getByText("In your own model they are")).toBeVisible();
  await expect(page.getByText("no text in training was long enough")).toHaveCount(0);
});

test("a damaged file is refused in a sentence, and the model before stays at work", async ({ page }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  const whole = readFileSync(`${TINY}/model.safetensors`);
  await page.getByLabel("Choose files").setInputFiles(folder(whole.subarray(0, whole.length / 2)));
  await expect(
    page.getByRole("dialog").getByText(/cut short|truncated|ends before|too short/i),
  ).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
  await page.getByLabel("Your sentence").fill("It still reads.");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
});

/** Answers for the Hub, which tests cannot reach: one model, `owner/tiny`. */
async function hub(page: Page): Promise<void> {
  const names = ["config.json", "vocab.txt", "model.safetensors"];
  await page.route("https://huggingface.co/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    const headers = { "access-control-allow-origin": "*" };
    const name = names.find((candidate) => pathname === `/owner/tiny/resolve/main/${candidate}`);
    if (name) return route.fulfill({ headers, body: readFileSync(`${TINY}/${name}`) });
    if (pathname !== "/api/models/owner/tiny") return route.fulfill({ headers, status: 401 });
    const siblings = names.map((rfilename) => ({
      rfilename,
      size: readFileSync(`${TINY}/${rfilename}`).length,
    }));
    return route.fulfill({ headers, json: { siblings } });
  });
}

test("a model is fetched from the Hub by its name, kept in the browser, and there again on the next visit", async ({
  page,
}) => {
  await hub(page);
  const at = "./#v=1&scene=attention&t=5&token=1";
  await page.goto(at);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  const name = page.getByLabel("Name of a model on the Hub");
  await name.fill("owner/other");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("no public model called “owner/other”")).toBeVisible();
  await name.fill("owner/tiny");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("MB to fetch.")).toBeVisible();
  await page.getByRole("button", { name: "Fetch it" }).click();
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Keep this model in this browser" }).click();
  await expect(page.getByText("You find it here on your next visit.")).toBeVisible();

  await page.unrouteAll();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Use the kept model" }).click();
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("is gone from this browser")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toHaveCount(0);
  await page.reload();
  await page.keyboard.press("m");
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use the kept model" })).toHaveCount(0);
});

test("a fetch from the Hub can be cancelled, and nothing changes", async ({ page }) => {
  await hub(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/owner/tiny/resolve/main/model.safetensors", async (route) => {
    await held;
    await route.abort();
  });
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  await page.getByLabel("Name of a model on the Hub").fill("owner/tiny");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Fetch it" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Stopped. Nothing was changed.")).toBeVisible();
  release();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
});
