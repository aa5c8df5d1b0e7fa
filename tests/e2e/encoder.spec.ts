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

test("a token's share of a write is led back by keyboard to two lengths, and on to a row of the table", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "encoder", layer: 0, t: 4, token: 2 });
  const { trace } = (await engine()).run({ text: await bert.text.inputValue(), need: NEED });
  const length = (vector: Float32Array): number => moments(vector).length;
  const written = length(row(trace.layers[0].attentionOutput!, 1));
  const stream = length(row(trace.embeddings.norm!, 1));
  const dots = bert.stage.getByRole("group", { name: /^Layer 1: attention writes/ });
  await dots.getByRole("button").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  const value = async (): Promise<number> =>
    figure((await sheet.locator("[class*=_value]").first().textContent()) ?? "");
  await expect(sheet.getByText(/^length of what attention writes ÷ length of the stream/)).toBeVisible();
  expect(Math.abs((await value()) - written / stream)).toBeLessThan(0.001);
  await sheet.getByRole("rowheader", { name: "length of what attention writes" }).getByRole("button").click();
  await expect(sheet.getByText(/^√Σ entry²/)).toBeVisible();
  expect(Math.abs((await value()) - written)).toBeLessThan(0.01);
  await sheet.getByRole("button", { name: /back/ }).click();
  await sheet.getByRole("row").nth(1).getByRole("cell").first().getByRole("button").click();
  await expect.poll(value).toBeCloseTo(stream, 2);
  // The stream of layer 1 is the embeddings' output: entry, LayerNorm, sum, row.
  for (let steps = 0; steps < 4; steps++) {
    const name = await sheet.locator("[class*=_name]").first().textContent();
    await sheet.getByRole("row").nth(1).getByRole("rowheader").getByRole("button").click();
    await expect(sheet.locator("[class*=_name]").first()).not.toHaveText(name ?? "");
    if (await sheet.getByText("The trail ends here").isVisible()) break;
  }
  await expect(sheet.getByText(/The trail ends here/)).toBeVisible();
});

test("it plays to its end, and all layers lead back into one by keyboard, 390 pixels wide", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "encoder", layer: 0, t: 3.9 });
  await page.getByLabel("Speed").selectOption("4");
  await bert.play.click();
  await expect.poll(() => bert.time()).toBe(4);
  await bert.stage.getByRole("button", { name: "Layer 3" }).focus();
  await page.keyboard.press("Enter");
  await expect(bert.stage.getByRole("radio", { name: "Layer 3" })).toBeChecked();
  await expect(page.locator('[data-station="output"]')).toBeVisible();
  expect(await bert.scrollsSideways()).toBe(false);
});

test("a layer that is switched off is said to be", async ({ bert }) => {
  await bert.openReady({ scene: "encoder", layer: 0, t: 4, off: "l2" });
  await expect(bert.stage.getByText("switched off")).toBeVisible();
});
