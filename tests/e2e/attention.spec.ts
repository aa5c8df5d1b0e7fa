import type { Locator } from "@playwright/test";
import { STEP } from "../../src/scenes/attention/steps";
import { expect, figure } from "./page";
import { test } from "./sameTab";

test("the caption's numbers are those of the table, and the row adds up to 100 %", async ({ bert }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.dots + 1 });
  const lines = await bert.attention();
  const best = lines.reduce((a, b) => (figure(b.figures[0]) > figure(a.figures[0]) ? b : a));
  await expect(bert.caption).toContainText(
    `The closest match so far is “${best.token}” with ${best.figures[0]}`,
  );

  await bert.follow({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1 });
  await expect(bert.caption).toContainText("the row adds up to 1.000");
  await expect(bert.caption).toContainText(`“${best.token}” gets ${best.share}`);
  await expect(bert.stage.getByText("Σ = 1.000")).toBeVisible();
  const sum = lines.reduce((total, { share }) => total + figure(share), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(lines.length * 0.5);
});

test("the sum grows before one's eyes as the shares come in", async ({ bert }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 0.3 });
  const sumAt = async (t: number): Promise<number> => {
    await bert.follow({ scene: "attention", layer: 0, head: 0, t });
    return figure(((await bert.stage.getByText(/^Σ = /).textContent()) ?? "").replace("Σ = ", ""));
  };
  const [early, middle, late] = [
    await sumAt(STEP.softmax + 0.15),
    await sumAt(STEP.softmax + 0.4),
    await sumAt(STEP.softmax + 0.9),
  ];
  expect(early).toBeGreaterThan(0);
  expect(middle).toBeGreaterThan(early);
  expect(late).toBe(1);
});

/** A window in which the row's table has all of its columns. */
const WIDE = { width: 1440, height: 900 };

test("pointing at a number shows how it came to be", async ({ bert, page }) => {
  await page.setViewportSize(WIDE);
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1 });
  const line = bert.stage
    .locator("div", { has: page.getByRole("button", { name: "Ask as river, position 5" }) })
    .last();
  const [lineData] = (await bert.attention()).filter(({ token }) => token === "river");
  await line.getByText(lineData.figures[0], { exact: true }).hover();
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText("q · k = the sum of 64 products");
  const cells = await tip
    .locator("tr")
    .evaluateAll((rows) => rows.map((r) => r.lastElementChild?.textContent ?? ""));
  const numbers = cells.map(figure);
  const total = numbers.pop();
  expect(total).toBe(figure(lineData.figures[0]));
  const sum = numbers.reduce((a, b) => a + b, 0);
  expect(Math.abs(sum - figure(lineData.figures[0]))).toBeLessThan(0.03);
  for (const text of await tip.locator("td:nth-child(2):not(:empty)").allTextContents()) {
    expect(text).toMatch(/^−?\d+\.\d\d × −?\d+\.\d\d =$/);
  }

  await line.getByText(lineData.share, { exact: true }).hover();
  await expect(tip).toContainText(`(sum of the row) = ${lineData.share}`);
  await expect(tip).toContainText(`e^${lineData.figures[1]} = `);
});

test("choosing a token, a layer and a head changes the row", async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1 });
  const seen = new Set<string>();
  const remember = async (): Promise<void> => {
    seen.add((await bert.attention()).map(({ figures }) => figures.join(" ")).join("|"));
  };
  await remember();
  await bert.button("Ask as river, position 5").click();
  await expect(bert.caption).toContainText("“");
  await expect(bert.stage.getByText("query of “river”")).toBeVisible();
  await remember();
  await page.getByRole("radio", { name: "Layer 3" }).click();
  await remember();
  await page.getByRole("radio", { name: "Head 4" }).click();
  await remember();
  expect(seen.size).toBe(4);
});

test("matrix and thumbnails are linked: a click on a head shows it, a row label asks as its token", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.heads + 1 });
  await bert.button("Layer 3, head 2").click();
  await expect(bert.button("Layer 3, head 2")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Head 2" })).toBeChecked();
  await bert.button("Row of river, position 5").click();
  await expect(bert.button("Row of river, position 5")).toHaveAttribute("aria-pressed", "true");
  await bert.button("One token").click();
  await expect(bert.stage.getByText("query of “river”")).toBeVisible();
});

test("pointing at a cell of the matrix says its probability, which is the table's", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1, token: 5 });
  const share = (await bert.attention())[2].share;
  await bert.follow({ scene: "attention", layer: 0, head: 0, t: STEP.heads + 1, token: 5 });
  const matrix = bert.stage.locator("img").first();
  const box = (await matrix.boundingBox())!;
  await page.mouse.move(box.x + (2.5 / 10) * box.width, box.y + (5.5 / 10) * box.height);
  await expect(page.getByRole("tooltip")).toHaveText(
    new RegExp(`^“river” looks at “bank”: ${share}( \\(|$)`),
  );
});

/** Colours of the matrix cells above the diagonal, each named once. */
async function upperColors(matrix: Locator): Promise<{ upper: string[]; lower: string[] }> {
  return matrix.evaluate((image: HTMLImageElement) => {
    const { naturalWidth: width, naturalHeight: height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d")!;
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    const colors = { upper: new Set<string>(), lower: new Set<string>() };
    for (let i = 0; i < height; i++) {
      for (let j = 0; j < width; j++) {
        const color = data.slice((i * width + j) * 4, (i * width + j) * 4 + 3).join(" ");
        colors[j > i ? "upper" : "lower"].add(color);
      }
    }
    return { upper: [...colors.upper], lower: [...colors.lower] };
  });
}

test("left to right, the upper triangle is empty and the table says −∞", async ({ bert, page }) => {
  await page.setViewportSize(WIDE);
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.heads + 1 });
  const matrix = bert.stage.locator("img").first();
  expect((await upperColors(matrix)).upper.length).toBeGreaterThan(5);
  await page.getByRole("switch", { name: "Left-to-right" }).click();
  await expect(bert.caption).toContainText("Left to right, the upper right half stays empty.");
  await expect.poll(async () => (await upperColors(matrix)).upper.length).toBe(1);
  const { upper, lower } = await upperColors(matrix);
  expect(lower.length).toBeGreaterThan(5);
  // The empty colour is the scale's zero: the lightest in the light theme.
  const brightness = (color: string): number => color.split(" ").reduce((sum, part) => sum + Number(part), 0);
  expect(brightness(upper[0])).toBeGreaterThanOrEqual(Math.max(...lower.map(brightness)));

  await bert.follow({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1, causal: 1 });
  const lines = await bert.attention();
  for (const { share } of lines.slice(3)) expect(share).toBe("0.0 %");
  for (const { figures } of lines.slice(3)) expect(figures[1]).toBe("−∞");
  const sum = lines.reduce((total, { share }) => total + figure(share), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(2);
});
