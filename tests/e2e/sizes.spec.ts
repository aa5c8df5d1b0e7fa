import { parameterCount, tokenFlops, weightBytes } from "../../src/engine";
import { bytes, compact, grouped } from "../../src/ui/format";
import { engine } from "./engine";
import { expect } from "./page";
import { test } from "./sameTab";

test("the calculator starts with this page's model, and its count is that of the weights file", async ({
  bert,
  page,
}) => {
  const { parameterCount: loaded, config } = await engine();
  await bert.openReady({ scene: "sizes", t: 1 });
  expect(parameterCount(config).total).toBe(loaded);
  await expect(bert.stage.getByText(grouped(loaded)).first()).toBeVisible();
  await expect(bert.caption).toContainText("exactly what was read");
  await bert.at("sizes", 2);
  await expect(bert.stage.getByRole("row", { name: /^int8/ })).toContainText(
    bytes(weightBytes(config, "int8")),
  );
  await expect(page.getByText("That is what your browser loaded")).toBeVisible();
});

test("a preset, a typed size and a slider change the numbers, and the link keeps them", {
  tag: "@long",
}, async ({ bert, page }) => {
  const { config } = await engine();
  await bert.openReady({ scene: "sizes", t: 1 });
  await bert.stage.getByRole("button", { name: "Base 110 M" }).press("Enter");
  const base = {
    ...config,
    layers: 12,
    hiddenSize: 768,
    embeddingSize: 768,
    heads: 12,
    intermediateSize: 3072,
  };
  await expect(bert.stage).toContainText(`${grouped(parameterCount(base).total)} parameters`);
  await bert.stage.getByRole("spinbutton", { name: "vocabulary" }).fill("50265");
  const own = { ...base, vocabSize: 50265 };
  await expect(bert.stage).toContainText(`${grouped(parameterCount(own).total)} parameters`);
  await bert.stage.getByRole("slider", { name: "layers, slider" }).press("ArrowRight");
  await expect(bert.stage).toContainText(
    `${grouped(parameterCount({ ...own, layers: 13 }).total)} parameters`,
  );
  await expect(page).toHaveURL(/sizes\.vocabulary=50265/);
  await page.reload();
  await bert.ready();
  await expect(bert.stage).toContainText(
    `${grouped(parameterCount({ ...own, layers: 13 }).total)} parameters`,
  );
});

test("the story plays to its end without a model or a text, also on a phone", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "sizes", text: "" });
  for (const t of [1, 2, 3]) {
    await bert.at("sizes", t, { text: "" });
    expect(await bert.scrollsSideways()).toBe(false);
  }
  await bert.at("sizes", 3, { text: "" });
  const { config } = await engine();
  await expect(bert.caption).toContainText(compact(tokenFlops(config, 128).total));
});
