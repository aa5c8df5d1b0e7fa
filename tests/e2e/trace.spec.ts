import type { Page } from "@playwright/test";
import { attentionFrom, cosine, meanPool, row, type Tensor } from "../../src/engine";
import { spearman } from "../../src/engine/analysis/correlation";
import { stepsOf } from "../../src/scenes/cls/steps";
import { STEP as EMBEDDINGS } from "../../src/scenes/embeddings/steps";
import { STEP as MLM } from "../../src/scenes/mlm/steps";
import { STEP as WHY } from "../../src/scenes/why/steps";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The bank by the river was steep.";
/** “river” hidden. */
const POSITION = 5;

/** The number on show in the inspector, once it is there. */
async function shown(page: Page): Promise<number> {
  const sheet = page.getByRole("dialog");
  const value = sheet.locator("[class*=value]").first();
  await expect(value).toBeVisible();
  return figure((await value.textContent()) ?? "");
}

/** Steps into the first input that can be asked until a learned weight is on show; says how many steps it took. */
async function descend(page: Page): Promise<number> {
  const sheet = page.getByRole("dialog");
  for (let steps = 0; steps < 40; steps++) {
    await expect(sheet.getByText("Running the model again…")).toBeHidden();
    await expect(sheet.locator("[class*=value]").first()).toBeVisible();
    if (await sheet.getByText("The trail ends here.").isVisible()) return steps;
    const name = await sheet.locator("p[class*=name]").textContent();
    await sheet.getByRole("table").getByRole("button").first().click();
    await expect(sheet.locator("p[class*=name]")).not.toHaveText(name ?? "");
  }
  throw new Error("The trail does not end.");
}

/** What the model in Node says with “river” hidden. */
async function hidden() {
  const bert = await engine();
  const { mask } = bert.tokenizer.vocabulary.special;
  const replacements = [{ position: POSITION, id: mask }];
  const run = bert.run({
    text: TEXT,
    replacements,
    need: { layers: ["probs", "output"] },
    guesses: { positions: [POSITION], top: 1 },
  });
  const probs = run.trace.layers.map((layer) => layer.probs as Tensor);
  const winner = run.guesses[0].guesses[0];
  const without = (token: number): number =>
    bert.run({
      text: TEXT,
      replacements: [...replacements, { position: token, id: mask }],
      guesses: { positions: [POSITION], targets: [winner.id], top: 1 },
    }).guesses[0].target?.probability ?? 0;
  return { bert, run, probs, winner, without, looks: attentionFrom(probs, POSITION) };
}

test("a leave-one-out effect opens on a key, is two reruns’ difference, and leads down to an embedding row", {
  tag: "@long",
}, async ({ bert, page }) => {
  const { winner, without } = await hidden();
  await bert.openReady({ scene: "why", masked: POSITION, t: WHY.without + 1 });
  const effect = bert.stage.getByRole("button", { name: /^Effect of bank,/ });
  await expect(effect).toBeAttached();
  await effect.focus();
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown(page)) - (winner.probability - without(2)))).toBeLessThan(1e-4);
  expect(await descend(page)).toBeGreaterThan(5);
  await expect(page.getByRole("dialog").getByText(/learned: entry \d+ of row/)).toBeVisible();
  await page.getByRole("button", { name: "← back" }).click();
  await expect(page.getByRole("dialog").getByText("The trail ends here.")).toBeHidden();
});

test("rollout and ρ open too, with the engine’s numbers", {
  tag: "@long",
}, async ({ bert, page }) => {
  const { looks, winner, without, run } = await hidden();
  await bert.openReady({ scene: "why", masked: POSITION, t: WHY.agree + 1 });
  await bert.stage.getByRole("button", { name: /^Attention to bank,/ }).focus();
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown(page)) - looks.rollout[2])).toBeLessThan(1e-4);
  await page.keyboard.press("Escape");

  await bert.stage.getByRole("button", { name: /^ρ [−\d.]+:/ }).click();
  const words = run.encoding.tokens.flatMap(({ word }, at) => (word !== null && at !== POSITION ? [at] : []));
  const expected = spearman(
    words.map((at) => looks.rollout[at]),
    words.map((at) => Math.abs(winner.probability - without(at))),
  );
  expect(Math.abs((await shown(page)) - expected)).toBeLessThan(1e-3);
  expect(await descend(page)).toBeGreaterThan(3);
});

test("what a head does to the guess can be asked instead of switched", async ({ bert, page }) => {
  const { bert: model, winner } = await hidden();
  await bert.openReady({ scene: "why", masked: POSITION, t: WHY.parts + 1 });
  await page.getByRole("radio", { name: "ask where it comes from" }).first().click();
  await bert.stage.getByRole("button", { name: /^Layer 2, head 3; off alone/ }).click();
  const { mask } = model.tokenizer.vocabulary.special;
  const off = model.run({
    text: TEXT,
    replacements: [{ position: POSITION, id: mask }],
    interventions: { headsOff: [{ layer: 1, head: 2 }] },
    guesses: { positions: [POSITION], targets: [winner.id], top: 1 },
  }).guesses[0].target;
  expect(Math.abs((await shown(page)) - ((off?.probability ?? 0) - winner.probability))).toBeLessThan(1e-4);
});

test("the share of a ribbon, an entropy and a cosine of sentences open in the [CLS] scene, at 390 px", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const model = await engine();
  const { STEP: times } = stepsOf(model.abilities.pooler);
  const { trace } = model.run({ text: TEXT, need: { layers: ["probs"] } });
  const looks = attentionFrom(
    trace.layers.map((layer) => layer.probs as Tensor),
    0,
  );
  await bert.openReady({ scene: "cls", t: 1 });
  await bert.stage.getByRole("button", { name: /^\[CLS\] looks at bank in layer 1:/ }).focus();
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown(page)) - looks.layers[0][2])).toBeLessThan(1e-4);
  await page.keyboard.press("Escape");

  await bert.stage
    .getByRole("row", { name: /^layer 1/ })
    .getByRole("button")
    .last()
    .focus();
  await page.keyboard.press("Enter");
  const entropy = looks.layers[0].reduce((sum, p) => sum - (p > 0 ? p * Math.log(p) : 0), 0);
  expect(Math.abs((await shown(page)) - entropy)).toBeLessThan(1e-3);
  await page.keyboard.press("Escape");

  await bert.at("cls", times.compare + 1);
  const states = ["The cat sleeps on the sofa.", "A kitten is resting on the couch."].map(
    (text) => model.run({ text, need: { layers: ["output"] } }).trace.layers.at(-1)?.output as Tensor,
  );
  const tables = bert.stage.getByRole("table", { name: /output|mean of all/ });
  // The first number of a matrix is the cosine of a sentence with itself; the second one compares two.
  await tables.first().getByRole("button").nth(1).click();
  expect(Math.abs((await shown(page)) - cosine(row(states[0], 0), row(states[1], 0)))).toBeLessThan(1e-3);
  await page.keyboard.press("Escape");
  await tables.last().getByRole("button").nth(1).click();
  expect(Math.abs((await shown(page)) - cosine(meanPool(states[0]), meanPool(states[1])))).toBeLessThan(1e-3);
});

test("the loss leads to its probability, and that to its logit", async ({ bert, page }) => {
  await bert.openReady({ scene: "mlm", masked: POSITION, t: MLM.loss + 1 });
  await bert.stage
    .getByRole("group", { name: /^The loss is minus the logarithm/ })
    .getByRole("button", { name: /^river: / })
    .click();
  const loss = await shown(page);
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("button", { name: "probability of “river”" }).click();
  await expect(sheet.getByText(/^probability of “river” at position 5/)).toBeVisible();
  expect(Math.abs(-Math.log(await shown(page)) - loss)).toBeLessThan(2e-3);
});

test("a strip’s entries are reached with the arrow keys, in the embeddings scene and in attention", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "embeddings", t: EMBEDDINGS.norm + 1, token: 2 });
  const strip = bert.stage.getByRole("button", { name: /^sum: \d+ numbers/ });
  await strip.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tooltip")).toContainText("entry 1:");
  const said = figure(
    ((await page.getByRole("tooltip").textContent()) ?? "").match(/: (−?[\d.]+)/)?.[1] ?? "",
  );
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByText(/^summed embedding of “bank”, entry 1$/)).toBeVisible();
  expect(Math.abs((await shown(page)) - said)).toBeLessThan(6e-4);
});

test("a cell of the matrix is reached with arrows, asked with Enter, and cut; the difference stands in every scene", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: 4, token: 2 });
  const cursor = bert.stage.getByRole("button", { name: /Arrow keys go from cell to cell/ }).first();
  await cursor.focus();
  await page.keyboard.press("ArrowRight");
  await expect(cursor).toHaveAccessibleName(/^“bank” looks at “the”/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByText(/^attention probability “bank” → “the”/)).toBeVisible();
  await page.keyboard.press("Escape");
  const enterTo = async (does: string): Promise<void> => {
    await page.getByRole("radio", { name: does, exact: true }).click();
    await cursor.focus();
    await page.keyboard.press("Enter");
  };
  await enterTo("cut it");
  await expect(page).toHaveURL(/off=e0\.0\.2\.0/);
  // A cell that is cut is mended, whatever would cut it.
  await enterTo("cut it everywhere");
  await expect(page).not.toHaveURL(/off=/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/off=ea\.a\.2\.0/);

  await bert.follow({ scene: "attention", layer: 0, head: 0, t: 4, token: 2, off: "l1" });
  const model = await engine();
  const last = (interventions: object): Float32Array =>
    row(
      model.run({ text: TEXT, interventions, need: { layers: ["output"] } }).trace.layers[3].output as Tensor,
      0,
    );
  const expected = cosine(last({}), last({ layersOff: [1] }));
  for (const scene of ["attention", "cls", "senses", "mlm", "embeddings", "tokenization"]) {
    await bert.follow({ scene, off: "l1" });
    const account = page.getByRole("status").filter({ hasText: "1 layer off." });
    await expect(account).toContainText("[CLS] is at cosine");
    const cosineShown = figure((await account.getByRole("button").first().textContent()) ?? "");
    expect(Math.abs(cosineShown - expected), scene).toBeLessThan(6e-4);
    await expect(account).toContainText("goes from");
  }
  await page.getByRole("button", { name: "Restore all" }).click();
  await expect(page.getByText("1 layer off.")).toBeHidden();
});

for (const width of [1440, 768, 390]) {
  const details = { tag: width === 390 ? [] : "@long" };
  test(
    `the views of attention and of Why? share one height at ${width} px`,
    details,
    async ({ bert, page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const scene of ["attention", "why", "cls"]) {
        await bert.openReady({ scene, masked: POSITION });
        const count = await page
          .getByRole("button", { name: /^Play step \d+$/, includeHidden: true })
          .count();
        const heights = new Set<number>();
        for (let step = 1; step <= count; step++) {
          await bert.at(scene, step, { masked: POSITION });
          heights.add(await bert.stage.evaluate((stage) => Math.round(stage.getBoundingClientRect().height)));
        }
        expect([...heights], scene).toHaveLength(1);
      }
    },
  );
}
