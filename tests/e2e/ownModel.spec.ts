import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

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
  await page.locator("input[type=file]").setInputFiles(folder());
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

test("a damaged file is refused in a sentence, and the model before stays at work", async ({ page }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  const whole = readFileSync(`${TINY}/model.safetensors`);
  await page.locator("input[type=file]").setInputFiles(folder(whole.subarray(0, whole.length / 2)));
  await expect(
    page.getByRole("dialog").getByText(/cut short|truncated|ends before|too short/i),
  ).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
  await page.getByLabel("Your sentence").fill("It still reads.");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
});
