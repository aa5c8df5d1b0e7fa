import { runWithStudies } from "../../src/engine/studies";
import { fixed, percent } from "../../src/ui/format";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The cat slept.";

test("the visitor's text is measured where it stands, and further back", async ({ bert }) => {
  const model = await engine();
  await bert.openReady({ scene: "limits", t: 2, text: TEXT });
  const at = (offset: number) =>
    runWithStudies(model, {
      text: "[PAD] ".repeat(offset) + TEXT,
      interventions: { hidden: Array.from({ length: offset }, (_, i) => i + 1) },
      pseudoLoss: { most: 6 },
    }).pseudoLoss?.mean ?? Number.NaN;
  for (const offset of [0, 140]) {
    const line = bert.stage.getByRole("row", { name: new RegExp(`position ${offset + 1} `) });
    await expect(line).toContainText(fixed(at(offset)));
  }
  await expect(bert.caption).toContainText(fixed(at(0)));
});

test("a template of one's own is asked of the model, by keyboard", { tag: "@long" }, async ({ bert }) => {
  const model = await engine();
  await bert.openReady({ scene: "limits", t: 6, text: TEXT });
  await bert.stage.getByRole("textbox", { name: /^template/ }).fill("My [MASK] is ___.");
  await bert.stage.getByRole("textbox", { name: /^fillings/ }).fill("a nurse, a king");
  await bert.stage.getByRole("textbox", { name: /^words/ }).fill("mother father");
  const ids = ["mother", "father"].map((word) => model.tokenizer.encode(word).ids[1]);
  const { guesses } = model.run({
    text: "My [MASK] is a nurse.",
    guesses: { positions: [2, 2], targets: ids, top: 1 },
  });
  const line = bert.stage.getByRole("row", { name: /a nurse/ });
  for (const { target } of guesses) {
    await expect(line).toContainText(percent(target?.probability ?? -1));
  }
});

test("windows over a long text of one's own fit on a phone, and the link keeps them", {
  tag: "@long",
}, async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "limits", t: 4, text: TEXT, "limits.window": 16, "limits.overlap": 4 });
  await bert.stage
    .getByRole("textbox", { name: "A long text of your own" })
    .fill("The river is long. ".repeat(12));
  await expect(bert.stage.getByRole("img", { name: /windows over 60 tokens/ })).toBeVisible();
  await expect(page).toHaveURL(/limits\.long=/);
  for (const name of ["Positions", "Long texts", "Other texts", "Bias"]) {
    await bert.stage.getByRole("button", { name, exact: true }).click();
    expect(await bert.scrollsSideways()).toBe(false);
  }
});

test("a position’s bar and a mean loss say where they come from, on keys alone, down to a learned number", async ({
  bert,
  page,
}) => {
  const model = await engine();
  await bert.openReady({ scene: "limits", t: 2, text: TEXT });
  const sheet = page.getByRole("dialog");
  const shown = async () => {
    const value = sheet.locator("[class*=value]").first();
    await expect(value).toBeVisible();
    return figure((await value.textContent()) ?? "");
  };
  const bar = bert.stage.getByRole("button", { name: /^position 0: length/ });
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const row = model.positionRow(1);
  const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
  expect(Math.abs((await shown()) - length)).toBeLessThan(1e-3);
  await sheet.getByRole("table").getByRole("button").first().click();
  await expect(sheet.getByText(/learned: entry \d+ of row 1 of the position table/)).toBeVisible();
  await page.keyboard.press("Escape");

  const line = bert.stage.getByRole("row", { name: /position 41 / });
  const button = line.getByRole("button");
  await expect(button).toBeVisible();
  const mean = figure((await button.textContent()) ?? "");
  await button.focus();
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown()) - mean)).toBeLessThan(0.006);
  await sheet
    .getByRole("table")
    .getByRole("button", { name: /^loss of “/ })
    .first()
    .click();
  await expect(sheet.getByText(/^−ln /)).toBeVisible();
});
