import { cosine } from "../../src/engine";
import { STEP } from "../../src/scenes/embeddings/steps";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const number = async (text: Promise<string | null>): Promise<number> => figure((await text) ?? "");

test("the lengths of the three rows, their sum and its LayerNorm are the engine’s", async ({ bert }) => {
  await bert.openReady({ scene: "embeddings", t: STEP.norm + 1, token: 2 });
  const model = await engine();
  const { trace } = model.run({
    text: "The bank by the river was steep.",
    need: { embeddings: ["word", "position", "tokenType", "sum", "norm"] },
  });
  const size = model.config.hiddenSize;
  const shown = await bert.stage.locator("[class*=length]:not([class*=lengthName])").allTextContents();
  const names = ["word", "position", "tokenType", "sum", "norm"] as const;
  expect(shown).toHaveLength(names.length);
  for (const [index, name] of names.entries()) {
    const vector = trace.embeddings[name]?.data.subarray(2 * size, 3 * size) ?? new Float32Array();
    const length = Math.hypot(...vector);
    expect(Math.abs(figure(shown[index].replace("length", "")) - length), name).toBeLessThan(0.006);
  }
});

test("the nearest rows of the table are those of a search in Node", async ({ bert, page }) => {
  await bert.openReady({ scene: "embeddings", t: STEP.near + 1, token: 2 });
  const model = await engine();
  const { ids } = model.tokenizer.encode("bank");
  const own = model.embeddingRow(ids[1]);
  const rows = bert.stage.getByRole("table", { name: /^Nearest rows/ }).getByRole("row");
  await expect(rows).toHaveCount(9);
  let last = 1;
  for (const line of (await rows.all()).slice(1)) {
    const [id, shown] = [
      await number(line.getByRole("cell").first().textContent()),
      await number(line.getByRole("button").textContent()),
    ];
    expect(Math.abs(cosine(own, model.embeddingRow(id)) - shown)).toBeLessThan(0.006);
    expect(shown).toBeLessThanOrEqual(last);
    last = shown;
  }
  await rows.nth(1).getByRole("button").click();
  await expect(page.getByRole("dialog").getByText(/^cosine of the rows of “bank” and/)).toBeVisible();
});

test("the rows answer by keyboard, down to a row of the vocabulary", async ({ bert, page }) => {
  await bert.openReady({ scene: "embeddings", t: STEP.sum + 0.17, token: 5 });
  await bert.stage.getByRole("button", { name: /^token row: \d+ numbers/ }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const model = await engine();
  const { ids } = model.tokenizer.encode("river");
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(/^learned: entry 0 of row/)).toContainText(String(ids[1]));
  const shown = figure((await sheet.locator("[class*=_value]").first().textContent()) ?? "");
  expect(Math.abs(shown - model.embeddingRow(ids[1])[0])).toBeLessThan(0.0001);
});

test("two positions are compared by keyboard, and their cosine is that of the learned rows", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "embeddings", t: STEP.positions + 1, token: 2 });
  const cursor = bert.stage.getByRole("button", { name: /Arrow keys go from cell to cell/ });
  await cursor.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(cursor).toHaveAccessibleName(/^position 2 and 3:/);
  const said = figure(
    ((await cursor.getAttribute("aria-label")) ?? "").match(/cosine (−?[\d.]+)/)?.[1] ?? "",
  );
  const model = await engine();
  expect(Math.abs(said - cosine(model.positionRow(2), model.positionRow(3)))).toBeLessThan(0.006);
});
