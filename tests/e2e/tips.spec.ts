import { runWithStudies } from "../../src/engine";
import { SETS } from "../../src/scenes/finetuning/sets";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

test("the learning rates end where the engine in Node ends, and another set changes them", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tips", t: 1 });
  const rates = [0.0001, 0.01];
  const columns = bert.stage.getByRole("list", { name: /Loss at the end/ }).getByRole("listitem");
  const endOf = async (set: keyof typeof SETS): Promise<number[]> => {
    const { classes, examples, tests } = SETS[set];
    const runs = rates.map((rate) => ({ pooling: "cls", rate, batch: 4, epochs: 20, seed: 1 }) as const);
    const training = { classes: classes.length, examples, tests, probes: [], runs };
    const result = runWithStudies(await engine(), { text: "", training }).training;
    return result!.runs.map(({ losses }) => losses[losses.length - 1]);
  };
  const shown = async (): Promise<number[]> => {
    const values = await columns.evaluateAll((items) =>
      items.map((item) => item.firstElementChild?.textContent ?? ""),
    );
    return [figure(values[0] ?? ""), figure(values[4] ?? "")];
  };
  for (const set of ["intent", "sentiment"] as const) {
    if (set === "sentiment") {
      await page.getByRole("radio", { name: "opinions" }).focus();
      await page.keyboard.press("Enter");
    }
    const expected = await endOf(set);
    await expect
      .poll(async () => Math.max(...(await shown()).map((value, i) => Math.abs(value - expected[i]))))
      .toBeLessThan(0.011);
  }
});

test("a pass of each length is timed on this device", async ({ bert }) => {
  await bert.openReady({ scene: "tips", t: 7 });
  const line = bert.stage.getByRole("row", { name: /^512 / });
  await expect(line).toContainText(/\d+\.\d/);
});

test("every tip fits a phone", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "tips", t: 1 });
  for (let t = 1; t <= 7; t++) {
    await bert.follow({ scene: "tips", t });
    expect(await bert.scrollsSideways()).toBe(false);
  }
});

test("a head's loss opens on a key and leads through its weights and gradients to the embedding table", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tips", t: 1 });
  const { classes, examples, tests } = SETS.intent;
  const settings = { pooling: "cls", rate: 0.01, batch: 4, epochs: 20, seed: 1 } as const;
  const training = { classes: classes.length, examples, tests, probes: [], runs: [settings] };
  const [run] = runWithStudies(await engine(), { text: "", training }).training!.runs;
  await bert.stage.getByRole("button", { name: /^loss .* at the end, rate 0\.01:/ }).press("Enter");
  const sheet = page.getByRole("dialog");
  const name = sheet.locator("p[class*=name]");
  const value = async (): Promise<number> =>
    figure((await sheet.locator("[class*=value]").first().textContent()) ?? "");
  await expect(name).toHaveText("loss after 120 steps at rate 0.01");
  expect(Math.abs((await value()) - run.losses[120])).toBeLessThan(2e-3);
  const table = sheet.getByRole("table");
  // Loss of a sentence, its probability, a logit: each is the first of its inputs.
  for (const next of [/^loss of “/, /^probability of “/, /^logit of “/]) {
    await table.getByRole("button").first().click();
    await expect(name).toHaveText(next);
  }
  // An entry times a weight: the weight is the sum of its steps.
  await table.getByRole("row").nth(1).getByRole("button").nth(1).click();
  await expect(name).toHaveText(/^weight of entry \d+ for “/);
  await table.getByRole("button").first().click();
  await expect(name).toHaveText(/^gradient of entry \d+ for “/);
  // And the gradient is made of entries of the sentences: from there it goes down to a learned row.
  for (let steps = 0; steps < 40 && !(await sheet.getByText("The trail ends here.").isVisible()); steps++) {
    const before = (await name.textContent()) ?? "";
    await table.getByRole("button").first().click();
    await expect(name).not.toHaveText(before);
    await expect(sheet.getByText("Running the model again…")).toBeHidden();
  }
  await expect(sheet.getByText(/learned: entry \d+ of row/)).toBeVisible();
});
