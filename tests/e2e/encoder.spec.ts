import { moments, row } from "../../src/engine";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

const NEED = {
  embeddings: ["norm"],
  layers: ["attentionOutput", "attentionNorm", "preActivation", "intermediate", "ffnOutput", "output"],
} as const;

test("the stream of an own word has the lengths of the engine in Node, line by line", async ({
  bert,
  page,
}) => {
  const text = "Professor Hathaway flew to Lisbon.";
  await bert.openReady({ scene: "encoder", t: 2, token: 2, layer: 1 });
  await bert.text.fill(text);
  const { trace, encoding } = (await engine()).run({ text, need: NEED });
  await expect(bert.stage.getByRole("button", { name: /^Follow / })).toHaveCount(encoding.tokens.length);
  const [first, second] = trace.layers;
  const vectors = {
    input: first.output,
    attention: second.attentionOutput,
    norm: second.attentionNorm,
    ffn: second.ffnOutput,
    output: second.output,
  };
  for (const [id, tensor] of Object.entries(vectors)) {
    const shown = page.locator(`[data-station="${id}"] [class*=length]`).first();
    const length = moments(row(tensor!, 2)).length;
    await expect
      .poll(async () => Math.abs(figure(((await shown.textContent()) ?? "").replace("length", "")) - length))
      .toBeLessThan(0.011);
  }
});

test("the most active neuron is the engine's, and says where its number comes from", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "encoder", t: 3, token: 2, layer: 3 });
  const { trace } = (await engine()).run({ text: await bert.text.inputValue(), need: NEED });
  const activations = row(trace.layers[3].intermediate!, 2);
  const best = activations.indexOf(Math.max(...activations));
  const line = page.locator("[data-neuron]").first();
  await expect(line).toHaveAttribute("data-neuron", String(best));
  const shown = line.getByRole("button", { name: /^Where does the activation/ });
  expect(Math.abs(figure((await shown.textContent()) ?? "") - activations[best])).toBeLessThan(0.006);
  await shown.click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(`feed-forward activation of “bank”, layer 4, entry ${best}`)).toBeVisible();
  await expect(sheet.getByText(/^GELU\(/)).toBeVisible();
});

test("a length is led back by keyboard to its vector, and on to a row of the table", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "encoder", layer: 0, t: 1, token: 2 });
  const { trace } = (await engine()).run({ text: await bert.text.inputValue(), need: NEED });
  await page.locator('[data-station="input"] [class*=length]').getByRole("button").focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(/^√Σ entry²/)).toBeVisible();
  const value = figure((await sheet.locator("[class*=_value]").first().textContent()) ?? "");
  expect(Math.abs(value - moments(row(trace.embeddings.norm!, 2)).length)).toBeLessThan(0.01);
  // The stream of layer 1 is the embeddings' output: entry, LayerNorm, sum, row.
  for (let steps = 0; steps < 4; steps++) {
    const name = await sheet.locator("[class*=_name]").first().textContent();
    await sheet.getByRole("row").nth(1).getByRole("rowheader").getByRole("button").click();
    await expect(sheet.locator("[class*=_name]").first()).not.toHaveText(name ?? "");
    if (await sheet.getByText("The trail ends here").isVisible()) break;
  }
  await expect(sheet.getByText(/The trail ends here/)).toBeVisible();
});

test("it plays to its end, 390 pixels wide", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "encoder", layer: 0, t: 2.9 });
  await page.getByLabel("Speed").selectOption("4");
  await bert.play.click();
  await expect.poll(() => bert.time()).toBe(3);
  await expect(page.locator("[data-neuron]").first()).toBeVisible();
  expect(await bert.scrollsSideways()).toBe(false);
});

test("a layer that is switched off is said to be", async ({ bert }) => {
  await bert.openReady({ scene: "encoder", layer: 2, t: 1, off: "l2" });
  await expect(bert.stage.getByText(/^Layer 3 is switched off/)).toBeVisible();
});
