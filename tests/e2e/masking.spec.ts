import type { Locator } from "@playwright/test";
import { attentionFrom, type Tensor } from "../../src/engine";
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
async function rows(panel: Locator, name: string): Promise<Row[]> {
  const list = panel.getByRole("heading", { name }).locator("xpath=following-sibling::ol[1]");
  const cells = await list.getByRole("listitem").evaluateAll((items) =>
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

test("a click on a word masks it, and the guesses are the engine's, from both sides and from the left", async ({
  bert,
}) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: STEP.tokens + 1 });
  await bert.button("Mask “playing”").click();
  await expect(bert.button("Unmask “playing”")).toHaveAttribute("aria-pressed", "true");
  // The guesses are there at once; the ones from the left come a step later.
  await expect.poll(() => bert.time()).toBe(STEP.guesses + 1);
  await bert.at("mlm", STEP.left + 1, { text: TEXT, masked: 4 });
  await expect(panel(bert, 4)).toBeVisible();

  const model = await engine();
  const { mask } = model.tokenizer.vocabulary.special;
  const ask = (causal: boolean) =>
    model.run({
      text: TEXT,
      replacements: [{ position: 4, id: mask }],
      interventions: { causal },
      guesses: { positions: [4], top: 5 },
    }).guesses[0].guesses;
  for (const [name, causal] of [
    ["Both directions", false],
    ["Left context only", true],
  ] as const) {
    const shown = (await rows(panel(bert, 4), name)).slice(0, 3);
    const expected = ask(causal).slice(0, 3);
    expect(shown.map(({ word }) => word)).toEqual(expected.map(({ token }) => token));
    shown.forEach(({ share }, index) => {
      expect(Math.abs(figure(share) - expected[index].probability * 100)).toBeLessThan(0.6);
    });
  }
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
  await bert.openReady({ scene: "mlm", text: TEXT, masked: 4, t: STEP.tokens + 1 });
  await bert.button("Unmask “playing”").click();
  await expect(bert.button("Mask “playing”")).toHaveAttribute("aria-pressed", "false");
});

test("the same seed throws the same dice, another seed others, and the link keeps it", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: STEP.dice + 1, seed: 7 });
  const draws = async (): Promise<string> =>
    (await bert.stage.getByRole("group", { name: /^Draws between 0 and 1/ }).getAttribute("aria-label")) ??
    "";
  const seven = await draws();
  await bert.button("Reroll").click();
  await expect.poll(draws).not.toBe(seven);
  const seed = await page.getByRole("textbox", { name: "Seed" }).inputValue();
  const other = await draws();
  await expect.poll(() => page.url()).toContain(`seed=${seed}`);
  await page.reload();
  await bert.ready();
  await expect.poll(draws).toBe(other);
  await page.getByRole("textbox", { name: "Seed" }).fill("7");
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
    const list = (await rows(panel(bert, position), "Both directions")).map(({ word }) => word);
    expect(list.length).toBeGreaterThan(2);
    // A page with blanks of one's own asks about these alone, so the engine in Node sees the same input.
    const { guesses } = model.run({ text, guesses: { positions: [position], top: 3 } });
    expect(list.slice(0, 3)).toEqual(guesses[0].guesses.map(({ token }) => token));
  }
});

test("words are masked with the keyboard too", async ({ bert, page }) => {
  await bert.openReady({ scene: "mlm", text: TEXT, t: STEP.tokens + 1 });
  await bert.button("Mask “garden”").focus();
  await page.keyboard.press("Enter");
  await expect(bert.button("Unmask “garden”")).toBeVisible();
  await expect(panel(bert, 7)).toBeVisible();
  expect(await bert.time()).toBe(STEP.guesses + 1);
});

test("a bar under a word opens on a key: attention averaged over the layer's heads", async ({
  bert,
  page,
}) => {
  const text = "The bank by the river was steep.";
  await bert.openReady({ scene: "mlm", masked: 5, t: STEP.layers + 1 });
  const model = await engine();
  const { mask } = model.tokenizer.vocabulary.special;
  const { trace } = model.run({
    text,
    replacements: [{ position: 5, id: mask }],
    need: { layers: ["probs"] },
  });
  const [last] = attentionFrom(
    trace.layers.map(({ probs }) => probs as Tensor),
    5,
  ).layers.slice(-1);
  const group = bert.stage.getByRole("group", { name: /looks at each token in layer 4$/ });
  await group.getByRole("button").first().focus();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  const value = page.getByRole("dialog").locator("[class*=value]").first();
  await expect(value).toBeVisible();
  expect(Math.abs(figure((await value.textContent()) ?? "") - last[9])).toBeLessThan(1e-4);
});
