import { STEP } from "../../src/scenes/why/steps";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The bank by the river was steep.";
/** “river” hidden: the words before and after it are as they were. */
const POSITION = 5;

/** The model's own answer in Node: the winner of the untouched model, and its probability in any other pass. */
async function answers() {
  const bert = await engine();
  const { mask } = bert.tokenizer.vocabulary.special;
  const ask = (target: number, masked: readonly number[] = [], interventions = {}) =>
    bert.run({
      text: TEXT,
      replacements: [POSITION, ...masked].map((position) => ({ position, id: mask })),
      interventions,
      guesses: { positions: [POSITION], targets: [target], top: 1 },
    }).guesses[0];
  const winner = ask(0).guesses[0];
  return {
    winner,
    probability: (...rest: [(readonly number[])?, object?]) =>
      ask(winner.id, ...rest).target?.probability ?? 0,
  };
}

/** The number on the page is `expected`, as the page rounds: to 0.1, from 10 on to 1; `<0.1` is what it says. */
function close(shown: string, expected: number): void {
  const value = expected * 100;
  if (shown.startsWith("<")) expect(value).toBeLessThan(0.1);
  else expect(Math.abs(figure(shown) - value)).toBeLessThan(Math.abs(value) >= 9.9 ? 0.51 : 0.06);
}

test("a guess is taken apart on two clicks: every word’s effect is that of a real rerun", {
  tag: "@long",
}, async ({ bert, page }) => {
  const { winner, probability } = await answers();
  await bert.openReady({ scene: "tokenization", masked: POSITION });
  await bert.goTo("Why?");
  await page.getByRole("button", { name: "Taken apart" }).click();
  const lines = page.getByRole("table", { name: /^Each token: the probability of/ }).getByRole("row");
  await expect(lines).toHaveCount(11);
  await expect(page.getByRole("region", { name: "The guess" })).toContainText(winner.token);
  for (const position of [1, 2, 3, 4, 6, 7, 8]) {
    const [without, effect] = await lines
      .nth(position + 1)
      .getByRole("cell")
      .allTextContents();
    close(without, probability([position]));
    close(effect, winner.probability - probability([position]));
  }
});

test("a head switched off by keyboard moves the guess as in Node, and one key restores the same numbers", async ({
  bert,
  page,
}) => {
  const { winner, probability } = await answers();
  await bert.openReady({ scene: "why", masked: POSITION, t: STEP.parts + 1 });
  const row = page
    .getByRole("region", { name: "Before and after" })
    .getByRole("row", { name: new RegExp(`^${winner.token}`) });
  const before = await row.textContent();
  const layer = page.getByRole("switch", { name: /^Layer 2;/ });
  await layer.focus();
  await page.keyboard.press("Space");
  await expect(layer).not.toBeChecked();
  await expect(row).not.toHaveText(before ?? "");
  const cells = await row.getByRole("cell").allTextContents();
  close(cells.at(-2) ?? "", probability([], { layersOff: [1] }));
  await expect(bert.caption).toContainText("Without what you switched off");
  const restore = page.getByRole("button", { name: "Restore all" });
  await restore.focus();
  await page.keyboard.press("Enter");
  await expect(row).toHaveText(before ?? "");
  await expect(layer).toBeChecked();
});

test("a part can be switched off and the two orders compared at 390 px, without scrolling sideways", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "why", masked: POSITION, t: STEP.parts + 1 });
  await page.getByRole("switch", { name: /^Layer 2;/ }).click();
  await expect(bert.caption).toContainText("Without what you switched off");
  expect(await bert.scrollsSideways()).toBe(false);
  await page.getByRole("button", { name: "Do they agree?" }).click();
  await expect(bert.button(/^ρ −?[01]\.\d\d:/)).toBeVisible();
  await expect(page.getByText(/^Attention shows which vectors were mixed/)).toBeVisible();
  expect(await bert.scrollsSideways()).toBe(false);
});
