import type { Locator } from "@playwright/test";
import { STEP } from "../../src/scenes/mlm/steps";
import { engine } from "./engine";
import { type BertPage, expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The children were playing in the garden.";

interface Row {
  readonly word: string;
  readonly share: string;
}

/** A list of guesses as it is written on the page: rank and marks taken off the word. */
async function rows(panel: Locator): Promise<Row[]> {
  const cells = await panel.getByRole("listitem").evaluateAll((items) =>
    items.map((item) => {
      const share = item.querySelector("button")?.textContent ?? "";
      const word = (item.textContent ?? "").split(share)[0];
      return [word, share];
    }),
  );
  return cells.map(([word, share]) => ({
    word: word
      .replace(/^#[\d,]+ /, "")
      .replace(/ ✓.*$/, "")
      .trim(),
    share: share.trim(),
  }));
}

const panel = (bert: BertPage, position: number): Locator =>
  bert.stage.getByRole("region", { name: `Guesses at position ${position}` });

test("a click on a word masks it, and the guesses are the engine's", async ({ bert }) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: 0 });
  await bert.button("Mask “playing”").click();
  await expect(bert.button("Unmask “playing”")).toHaveAttribute("aria-pressed", "true");
  // The guesses are there at once.
  await expect.poll(() => bert.time()).toBe(STEP.guesses + 1);
  await expect(panel(bert, 4)).toBeVisible();
  const model = await engine();
  const { mask } = model.tokenizer.vocabulary.special;
  const { guesses } = model.run({
    text: TEXT,
    replacements: [{ position: 4, id: mask }],
    guesses: { positions: [4], top: 3 },
  }).guesses[0];
  const shown = (await rows(panel(bert, 4))).slice(0, 3);
  expect(shown.map(({ word }) => word)).toEqual(guesses.map(({ token }) => token));
  shown.forEach(({ share }, index) => {
    expect(Math.abs(figure(share) - guesses[index].probability * 100)).toBeLessThan(0.6);
  });
});

test("the loss on the page is minus the logarithm of the probability of what stood there", async ({
  bert,
}) => {
  await bert.openReady({ scene: "mlm", text: TEXT, masked: 4, t: STEP.loss + 1 });
  const model = await engine();
  const id = model.tokenizer.encode(TEXT).ids[4];
  const { guesses } = model.run({
    text: TEXT,
    replacements: [{ position: 4, id: model.tokenizer.vocabulary.special.mask }],
    guesses: { positions: [4], top: 1, targets: [id] },
  });
  const { loss = Number.NaN, probability = Number.NaN } = guesses[0].target ?? {};
  expect(loss).toBeCloseTo(-Math.log(probability), 5);
  await expect(
    bert.stage.getByRole("group", { name: /^The loss is minus the logarithm/ }),
  ).toHaveAccessibleName(new RegExp(`playing: .*loss ${loss.toFixed(2)}`));
});

test("a click on a masked word gives it back", async ({ bert }) => {
  await bert.openReady({ scene: "mlm", text: TEXT, masked: 4, t: STEP.guesses + 1 });
  await bert.button("Unmask “playing”").click();
  await expect(bert.button("Mask “playing”")).toHaveAttribute("aria-pressed", "false");
});

test("the same seed throws the same dice, another seed others, and the link keeps it", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: STEP.guesses + 1, seed: 7 });
  // What the dice chose, what stands there now, and what the model says of it.
  const draws = async (): Promise<string> =>
    (await bert.stage.getByRole("region", { name: /^Guesses at/ }).allTextContents()).join();
  const seven = await draws();
  await bert.button("Reroll").click();
  await expect.poll(draws).not.toBe(seven);
  const seed = await page.getByRole("spinbutton", { name: "Seed" }).inputValue();
  const other = await draws();
  await expect.poll(() => page.url()).toContain(`seed=${seed}`);
  await page.reload();
  await bert.ready();
  await expect.poll(draws).toBe(other);
  await page.getByRole("spinbutton", { name: "Seed" }).fill("7");
  await expect.poll(draws).toBe(seven);
});

test("[MASK] typed twice is two blanks with guesses of their own", async ({ bert }) => {
  const text = "The [MASK] sat on the [MASK].";
  await bert.openReady({ scene: "mlm", text, t: STEP.guesses + 1 });
  const model = await engine();
  const positions = [...model.tokenizer.encode(text).tokens.entries()]
    .filter(([, token]) => token.text === "[MASK]")
    .map(([index]) => index);
  expect(positions).toEqual([2, 6]);
  for (const position of positions) {
    const list = (await rows(panel(bert, position))).map(({ word }) => word);
    expect(list.length).toBeGreaterThan(2);
    // A page with blanks of one's own asks about these alone, so the engine in Node sees the same input.
    const { guesses } = model.run({ text, guesses: { positions: [position], top: 3 } });
    expect(list.slice(0, 3)).toEqual(guesses[0].guesses.map(({ token }) => token));
  }
});

test("words are masked with the keyboard too", async ({ bert, page }) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: STEP.guesses + 1 });
  await bert.button("Mask “garden”").focus();
  await page.keyboard.press("Enter");
  await expect(bert.button("Unmask “garden”")).toBeVisible();
  await expect(panel(bert, 7)).toBeVisible();
  expect(await bert.time()).toBe(STEP.guesses + 1);
});
