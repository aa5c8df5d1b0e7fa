import { cosine, hiddenStates, meanPool, row, type Tensor } from "../../src/engine";
import { stepsOf } from "../../src/scenes/senses/steps";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

/** The word's vector after a layer, read in Node: the mean over its pieces. */
async function vector(text: string, word: string, interventions = {}): Promise<Float32Array> {
  const bert = await engine();
  const run = bert.run({ text, interventions, need: { embeddings: ["norm"], layers: ["output"] } });
  const { tokens, words } = run.encoding;
  const at = words.findIndex((one) => one.text === word);
  const positions = tokens.flatMap((token, position) => (token.word === at ? [position] : []));
  return meanPool(hiddenStates(run.trace)?.at(-1) as Tensor, (token) => positions.includes(token));
}

test("the visitor’s own sentence lands among the ready ones, with the engine’s cosines", async ({ bert }) => {
  const { config } = await engine();
  const { STEP } = stepsOf(config.layers);
  await bert.openReady({ scene: "senses", t: STEP.own + 1 });
  const own = "The bank was covered with flowers.";
  await bert.stage.getByRole("textbox", { name: "Your own sentence with “bank”" }).fill(own);
  await bert.button("Add").click();
  const nearest = bert.stage.getByRole("list", { name: /^Nearest neighbours/ }).getByRole("listitem");
  await expect(nearest).toHaveCount(3);
  await expect(bert.stage.getByRole("listitem").filter({ hasText: own }).first()).toBeVisible();
  const mine = await vector(own, "bank");
  for (const item of await nearest.all()) {
    const text = (await item.locator("[class*=oneLine]").textContent()) ?? "";
    const shown = figure((await item.getByRole("button").textContent()) ?? "");
    expect(Math.abs(shown - cosine(mine, await vector(text, "bank")))).toBeLessThan(6e-4);
  }
  await expect(bert.caption).toContainText("Your star’s nearest vector is that of");
});

test("the points keep their axes from layer to layer, and a point’s coordinate can be asked where it comes from", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "senses", t: 4 });
  const axes = bert.stage.getByText(/of the spread →$/);
  const names = await axes.allTextContents();
  const before = await bert.stage
    .locator("[data-id=r0]")
    .evaluate((point) => point.getBoundingClientRect().x);
  await bert.at("senses", 6);
  expect(await axes.allTextContents()).toEqual(names);
  const after = await bert.stage.locator("[data-id=r0]").evaluate((point) => point.getBoundingClientRect().x);
  expect(after).not.toBe(before);
  const place = bert.stage.getByText(/^On the axes at/);
  const x = place.getByRole("button").first();
  const shown = figure((await x.textContent()) ?? "");
  await x.click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText("“bank” on the first axis")).toBeVisible();
  const value = sheet.locator("[class*=value]").first();
  expect(Math.abs(figure((await value.textContent()) ?? "") - shown)).toBeLessThan(0.006);
  await sheet.getByRole("table").getByRole("button").first().click();
  await expect(sheet.getByText(/LayerNorm/)).toBeVisible();
});

test("a point is chosen and asked with the keyboard alone: its place opens on both axes", async ({
  bert,
  page,
}) => {
  const { STEP } = stepsOf((await engine()).config.layers);
  await bert.openReady({ scene: "senses", t: STEP.layer1 + 2 });
  await bert.stage.getByRole("button", { name: /: where does its place come from\?$/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const chosen = bert.stage.locator("[data-id=r1]");
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
  await expect(chosen).toBeFocused();
  const [, x, y] = ((await chosen.getAttribute("aria-label")) ?? "").match(/at \((\S+), (\S+)\)/) ?? [];
  const sheet = page.getByRole("dialog");
  const value = sheet.locator("[class*=value]").first();
  await page.keyboard.press("Enter");
  await expect(sheet.getByText("“bank” on the first axis")).toBeVisible();
  expect(Math.abs(figure((await value.textContent()) ?? "") - figure(x))).toBeLessThan(0.006);
  await page.keyboard.press("Escape");
  await expect(chosen).toHaveAttribute("aria-pressed", "true");
  await bert.stage
    .getByText(/^On the axes at/)
    .getByRole("button")
    .nth(1)
    .click();
  await expect(sheet.getByText("“bank” on the second axis")).toBeVisible();
  expect(Math.abs(figure((await value.textContent()) ?? "") - figure(y))).toBeLessThan(0.006);
});

test("a word of one’s own is read in one’s own sentences, by keyboard, at 390 px", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { config } = await engine();
  await bert.openReady({ scene: "senses", t: stepsOf(config.layers).STEP.own + 1 });
  await page.getByRole("textbox", { name: "or yours" }).fill("key");
  await page.keyboard.press("Enter");
  const box = bert.stage.getByRole("textbox", { name: "Your own sentence with “key”" });
  for (const text of ["She lost the key to the house.", "The key to success is work."]) {
    await box.fill(text);
    await page.keyboard.press("Enter");
  }
  const [a, b] = await Promise.all(
    ["She lost the key to the house.", "The key to success is work."].map((text) => vector(text, "key")),
  );
  const nearest = bert.stage.getByRole("list", { name: /^Nearest neighbours/ }).getByRole("button");
  await expect(nearest).toHaveText(cosine(a, b).toFixed(3));
  expect(row({ shape: [1, a.length], data: a }, 0)).toHaveLength(config.hiddenSize);
  expect(await bert.scrollsSideways()).toBe(false);
});
