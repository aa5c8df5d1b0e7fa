import { runWithStudies } from "../../src/engine/studies";
import { fixed, percent } from "../../src/ui/format";
import { engine } from "./engine";
import { expect, test } from "./page";

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
    await expect(line).toContainText(fixed(at(offset)), { timeout: 20_000 });
  }
  await expect(bert.caption).toContainText(fixed(at(0)), { timeout: 20_000 });
});

test("a template of one's own is asked of the model, by keyboard", async ({ bert }) => {
  const model = await engine();
  await bert.openReady({ scene: "limits", t: 7, text: TEXT });
  await bert.stage.getByRole("textbox", { name: /^template/ }).fill("My [MASK] is ___.");
  await bert.stage.getByRole("textbox", { name: /^fillings/ }).fill("a nurse, a king");
  await bert.stage.getByRole("textbox", { name: /^words/ }).fill("mother father");
  const ids = ["mother", "father"].map((word) => model.tokenizer.encode(word).ids[1]);
  const { guesses } = model.run({
    text: "My [MASK] is a nurse.",
    guesses: { positions: [2, 2], targets: ids, top: 1 },
  });
  const line = bert.stage.getByRole("row", { name: /^a nurse/ });
  for (const { target } of guesses) {
    await expect(line).toContainText(percent(target?.probability ?? -1), { timeout: 20_000 });
  }
});

test("windows over a long text of one's own fit on a phone, and the link keeps them", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "limits", t: 4, text: TEXT, "limits.window": 16, "limits.overlap": 4 });
  await bert.stage
    .getByRole("textbox", { name: "A long text of your own" })
    .fill("The river is long. ".repeat(12));
  await expect(bert.stage.getByRole("img", { name: /windows over 60 tokens/ })).toBeVisible();
  await expect(page).toHaveURL(/limits\.long=/);
  for (const name of ["Positions", "Long texts", "Word pieces", "Other texts", "Bias"]) {
    await bert.stage.getByRole("button", { name, exact: true }).click();
    expect(await bert.scrollsSideways()).toBe(false);
  }
});
