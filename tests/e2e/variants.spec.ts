import { planMasking } from "../../src/engine";
import { runWithStudies } from "../../src/engine/studies";
import { fixed, grouped } from "../../src/ui/format";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const TEXT = "The old man lived near the sea.";

test("fewer layers: the losses on stage are those of the engine on the visitor's own text", async ({
  bert,
}) => {
  const model = await engine();
  await bert.openReady({ scene: "variants", t: 3, text: TEXT });
  for (const [run, layersOff] of [
    ["whole", []],
    ["top0", [0, 1, 2, 3]],
    ["alternate", [1, 3]],
  ] as const) {
    const { pseudoLoss } = runWithStudies(model, {
      text: TEXT,
      pseudoLoss: {},
      interventions: { layersOff },
    });
    await expect(bert.stage.locator(`[data-run="${run}"]`)).toContainText(
      fixed(pseudoLoss?.mean ?? Number.NaN),
    );
  }
  await bert.stage.getByRole("switch", { name: "layer 2" }).press("Space");
  const { pseudoLoss } = runWithStudies(model, {
    text: TEXT,
    pseudoLoss: {},
    interventions: { layersOff: [1] },
  });
  await expect(bert.stage.locator('[data-run="own"]')).toContainText(fixed(pseudoLoss?.mean ?? Number.NaN));
});

test("the game shows the words that the engine draws; marks and seed are kept by the link", {
  tag: "@long",
}, async ({ bert, page }) => {
  const model = await engine();
  await bert.openReady({ scene: "variants", t: 4, text: TEXT, seed: 5 });
  const { mask } = model.tokenizer.vocabulary.special;
  const encoding = model.tokenizer.encode(TEXT);
  const chosen = planMasking(encoding, mask, model.config.vocabSize, { seed: 5 }).draws.filter(
    (draw) => draw.chosen,
  );
  const { samples } = runWithStudies(model, {
    text: TEXT,
    samples: {
      positions: chosen.map(({ position }) => position),
      draws: chosen.map(({ actionDraw }) => actionDraw),
    },
  });
  for (const { position, token } of samples ?? []) {
    await expect(
      bert.stage.getByRole("button", { name: `${token}, position ${position}: replaced?` }),
    ).toBeVisible();
  }
  const [{ position }] = samples ?? [];
  await bert.stage.getByRole("button", { name: new RegExp(`position ${position}: replaced`) }).press("Enter");
  await expect(bert.stage).toContainText("1 marked");
  await expect(page).toHaveURL(/variants\.marks=/);
  await page.reload();
  await bert.ready();
  await expect(bert.stage).toContainText("1 marked");
  await bert.button("Reveal").click();
  await expect(bert.stage.getByRole("table")).toBeVisible();
});

test("the four views fit on a phone, and ALBERT's count follows the sharing", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "variants", t: 2 });
  const { parameterCount } = await import("../../src/engine");
  const base = { ...(await engine()).config, layers: 12, hiddenSize: 768, heads: 12, intermediateSize: 3072 };
  const shared = { ...base, embeddingSize: 128, sharedLayers: true };
  await expect(bert.stage).toContainText(grouped(parameterCount(shared).total));
  await bert.stage.getByRole("switch").click();
  await expect(bert.stage).not.toContainText(grouped(parameterCount(shared).total));
  for (const name of ["RoBERTa", "ALBERT", "DistilBERT", "ELECTRA"]) {
    await bert.stage.getByRole("button", { name, exact: true }).click();
    expect(await bert.scrollsSideways()).toBe(false);
  }
});

test("a student's loss opens on a key, is the engine's mean, and leads into passes with its layers off", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "variants", t: 3, text: TEXT });
  const { pseudoLoss, encoding } = runWithStudies(await engine(), {
    text: TEXT,
    pseudoLoss: {},
    interventions: { layersOff: [1, 3] },
  });
  await bert.stage.getByRole("button", { name: /^Mean loss with every other layer,/ }).press("Enter");
  const sheet = page.getByRole("dialog");
  await expect(sheet.locator("p[class*=name]")).toHaveText("mean loss with every other layer");
  expect(figure((await sheet.locator("[class*=value]").first().textContent()) ?? "")).toBeCloseTo(
    pseudoLoss?.mean ?? Number.NaN,
    2,
  );
  const largest = pseudoLoss!.tokens.reduce((a, b) => (b.loss > a.loss ? b : a));
  const input = sheet.getByRole("table").getByRole("button").first();
  await expect(input).toHaveText(`loss of “${encoding.tokens[largest.position].text}”`);
  await input.click();
  await expect(sheet.locator("p[class*=name]")).toContainText(`at position ${largest.position}`);
  await page.getByRole("button", { name: "← back" }).click();
  await expect(sheet.locator("p[class*=name]")).toHaveText("mean loss with every other layer");
});
