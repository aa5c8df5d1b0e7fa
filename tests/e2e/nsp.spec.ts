import { nextSentenceProbability } from "../../src/engine/analysis/nextSentence";
import { percent } from "../../src/ui/format";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

async function follows(text: string, pair: string): Promise<string> {
  const logits = (await engine()).run({ text, pair }).trace.nspLogits;
  if (!logits) throw new Error("The shipped model has this head.");
  return percent(nextSentenceProbability(logits));
}

test("an own pair has the probability of the engine in Node, and swapping it asks anew", async ({ bert }) => {
  const [a, b] = ["The train was late.", "We waited at the station."];
  await bert.openReady({ scene: "nsp", t: 1, pair: "Nothing." });
  await bert.text.fill(a);
  await bert.pair.fill(b);
  const answer = bert.stage.locator('[data-other="this"]');
  await expect(answer).toContainText(await follows(a, b));
  await bert.stage.getByRole("button", { name: "Swap A and B" }).click();
  await expect(bert.pair).toHaveValue(a);
  await expect(answer).toContainText(await follows(b, a));
});

test("a probability says where it comes from, by its logit down to [CLS]", async ({ bert, page }) => {
  await bert.openReady({ scene: "nsp", t: 1, pair: "It was steep, too." });
  await bert.stage.getByRole("button", { name: /for “this B”: where/ }).click();
  const sheet = page.getByRole("dialog");
  await sheet
    .getByRole("button", { name: /B follows A/ })
    .first()
    .click();
  await expect(sheet.getByText("logit: B follows A")).toBeVisible();
  await sheet
    .getByRole("button", { name: /^pooled, entry/ })
    .first()
    .click();
  await expect(sheet.getByText(/^pooled vector, entry/).last()).toBeVisible();
});

test("what a word of B changes opens on a key, and leads to each of its two passes", async ({
  bert,
  page,
}) => {
  const [a, b] = ["Where is the cat?", "It is under the table."];
  await bert.openReady({ scene: "nsp", t: 2, text: a, pair: b });
  const probability = async (pair: string): Promise<number> =>
    nextSentenceProbability((await engine()).run({ text: a, pair }).trace.nspLogits!);
  await bert.stage.getByRole("button", { name: /points for “table”: where/ }).focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  const value = sheet.locator("[class*=value]").first();
  await expect(value).toBeVisible();
  const all = await probability(b);
  const without = await probability("It is under the .");
  expect(Math.abs(figure((await value.textContent()) ?? "") - (all - without))).toBeLessThan(1e-4);
  await sheet.getByRole("button", { name: "B follows A, without “table”" }).click();
  await expect(sheet.getByText("probability: B follows A")).toBeVisible();
  expect(Math.abs(figure((await value.textContent()) ?? "") - without)).toBeLessThan(1e-4);
});

test("without a second sentence it lends one; another B typed in the scene is asked at once, 390 pixels wide", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "nsp", t: 1 });
  await bert.stage.getByRole("textbox", { name: "Your own B" }).fill("It led down to the water.");
  await expect(bert.stage.locator('[data-other="this"]')).toContainText(
    await follows(await bert.text.inputValue(), "It led down to the water."),
  );
  expect(await bert.scrollsSideways()).toBe(false);
});

test("it plays to its end by keyboard, through the words of B to the trial", async ({ bert, page }) => {
  await bert.openReady({ scene: "nsp", t: 1, pair: "It was steep, too." });
  await page.locator("h1").click();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(bert.stage.locator("[data-word]")).toHaveCount(6);
  await page.keyboard.press("End");
  expect(await bert.time()).toBe(3);
  await expect(bert.caption).toContainText("Liu et al.");
  await expect(bert.stage.getByRole("row", { name: /^mean/ })).toBeVisible();
});
