import { cosine } from "../../src/engine/analysis/vectors";
import { planMasking } from "../../src/engine/masking";
import { row, type Tensor } from "../../src/engine/tensor";
import { stepsOf } from "../../src/scenes/cls/steps";
import { STEP } from "../../src/scenes/mlm/steps";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The children were playing in the garden.";

test("a word is hidden, swapped and left alone, and each loss is the engine's", async ({ bert }) => {
  await bert.openReady({ scene: "mlm", text: TEXT, seed: 7, t: STEP.fooled + 1 });
  await bert.stage.getByRole("combobox", { name: "Try it on" }).selectOption("4");
  const rows = bert.stage.getByRole("listitem").filter({ hasText: "loss of “playing”" });
  await expect(rows).toHaveCount(3);
  const model = await engine();
  const encoding = model.tokenizer.encode(TEXT);
  const { special, size } = model.tokenizer.vocabulary;
  let seed = 7;
  const drawn = (at: number) =>
    planMasking(encoding, special.mask, size, { seed: at }).draws.find(({ position }) => position === 4);
  while (drawn(seed)?.action !== "random") seed++;
  for (const [index, id] of [special.mask, drawn(seed)?.id ?? 0, encoding.ids[4]].entries()) {
    const [guess] = model.run({
      text: TEXT,
      replacements: [{ position: 4, id }],
      guesses: { positions: [4], targets: [encoding.ids[4]], top: 1 },
    }).guesses;
    await expect(rows.nth(index)).toContainText(`loss of “playing”${guess.target?.loss.toFixed(2)}`);
    await expect(rows.nth(index)).toContainText(guess.guesses[0].token);
  }
});

test("[CLS] is asked three ways, one of them by running the model without each token", async ({ bert }) => {
  const model = await engine();
  const { layers } = model.config;
  const { STEP: times } = stepsOf(model.abilities.pooler);
  await bert.openReady({ scene: "cls", text: TEXT, t: times.three + 1 });
  const state = (position: number | null): Float32Array => {
    const id = model.tokenizer.vocabulary.special.mask;
    const replacements = position === null ? [] : [{ position, id }];
    const { trace } = model.run({ text: TEXT, replacements, need: { layers: ["output"] } });
    return row(trace.layers[layers - 1].output as Tensor, 0);
  };
  const table = bert.stage.getByRole("table", { name: "What [CLS] depends on, three ways" });
  for (const position of [1, 4, 7]) {
    const shift = 1 - cosine(state(null), state(position));
    const cell = table.getByRole("row").nth(position).getByRole("cell").last();
    await expect(cell).not.toHaveText("–");
    expect(Math.abs(figure((await cell.textContent()) ?? "") - shift)).toBeLessThan(0.0011);
  }
});

test("the pooled vector can be asked where a number comes from, at 390 px too", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const model = await engine();
  const { STEP: times } = stepsOf(model.abilities.pooler);
  await bert.openReady({ scene: "cls", text: TEXT, t: times.three });
  await bert.stage.getByRole("button", { name: /^The pooled vector/ }).focus();
  await page.keyboard.press("Enter");
  const answer = page.getByRole("dialog");
  await expect(answer).toContainText("tanh");
  await page.keyboard.press("Escape");
  await expect(answer).toBeHidden();
  for (const [scene, t] of [
    ["cls", times.three + 1],
    ["mlm", STEP.fooled + 1],
  ] as const) {
    await bert.openReady({ scene, text: TEXT, t });
    expect(await bert.scrollsSideways()).toBe(false);
  }
});
