import { SCENES } from "../../src/catalogue";
import { averageHeads, row } from "../../src/engine";
import { engine } from "./engine";
import { expect, figure } from "./page";
import { test } from "./sameTab";

test("key 0 leads to the map, a name on it into its scene, and the scene one comes from is lit", async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "attention" });
  await page.keyboard.press("0");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is inside BERT?");
  await expect(bert.stage.locator("[data-lit]")).toHaveText("Attention");
  await bert.stage.getByRole("button", { name: /^Encoder layer: / }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What does a layer do to a token?");
  await bert.goTo("Map");
  await expect(bert.stage.locator("[data-lit]")).toHaveText("Encoder layer");
});

test("the map on an own text ends in the guess of the engine in Node", async ({ bert }) => {
  const text = "Berlin is the capital of Germany.";
  await bert.openReady({ scene: "overview", t: 5, token: 6 });
  await bert.text.fill(text);
  const bertInNode = await engine();
  const { encoding, guesses } = bertInNode.run({
    text,
    replacements: [{ position: 6, id: bertInNode.tokenizer.vocabulary.special.mask }],
    guesses: { positions: [6], top: 1 },
  });
  const { hiddenSize } = bertInNode.config;
  await expect(bert.stage).toContainText(`[${encoding.tokens.length}, ${hiddenSize}]`);
  const [best] = guesses[0].guesses;
  await expect(bert.stage.locator('[data-place="mlm"]')).toContainText(
    `“${encoding.tokens[6].text}” hidden: ${best.token}`,
  );
});

test("it plays to its end, 390 pixels wide, with a way into every scene", async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "overview", t: 4.9 });
  for (const { id, question } of SCENES) {
    if (id === "overview") continue;
    await expect(bert.stage.getByTitle(question)).toBeVisible();
  }
  await page.getByLabel("Speed").selectOption("4");
  await bert.play.click();
  await expect.poll(() => bert.time()).toBe(5);
  expect(await bert.scrollsSideways()).toBe(false);
});

test("a line, a cell and a guess on the map say where they come from, by key and by pointer", async ({
  bert,
  page,
}) => {
  const text = "The bank by the river was steep.";
  const inNode = await engine();
  const { trace } = inNode.run({ text, need: { layers: ["probs", "output"] } });
  await bert.openReady({ scene: "overview", t: 5, token: 2, text });
  const sheet = page.getByRole("dialog");
  const shown = async () => {
    const value = sheet.locator("[class*=value]").first();
    await expect(value).toBeVisible();
    return figure((await value.textContent()) ?? "");
  };
  const line = bert.stage.getByRole("button", { name: /^bank looks at steep in layer 3: / });
  await line.focus();
  await page.keyboard.press("Enter");
  const probs = averageHeads(trace.layers[2].probs!);
  expect(Math.abs((await shown()) - row(probs, 2)[7])).toBeLessThan(1e-4);
  await page.keyboard.press("Escape");

  await bert.stage.getByRole("button", { name: /^bank after layer 4, entry 0/ }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown()) - row(trace.layers[3].output!, 2)[1])).toBeLessThan(1e-3);
  await page.keyboard.press("Escape");

  // By pointer: the first cell of the second line.
  const picture = bert.stage.getByRole("group", { name: "Vectors of 10 tokens after layer 4" });
  const { height = 0 } = (await picture.boundingBox()) ?? {};
  await picture.click({ position: { x: 0.2, y: height * 0.15 } });
  expect(Math.abs((await shown()) - row(trace.layers[3].output!, 1)[0])).toBeLessThan(1e-3);
  await page.keyboard.press("Escape");

  const [share] = await bert.stage.locator('[data-place="mlm"]').getByRole("button", { name: /%$/ }).all();
  const percentage = figure(((await share.textContent()) ?? "").replace(" %", ""));
  await share.focus();
  await page.keyboard.press("Enter");
  expect(Math.abs(100 * (await shown()) - percentage)).toBeLessThan(0.6);
});

test("with two text boxes the whole map is in sight in a window of 1440 × 900, in both languages", {
  tag: "@long",
}, async ({ bert, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const lang of ["en", "es"]) {
    await bert.open({
      scene: "overview",
      t: 5,
      lang,
      text: "Where is the cat?",
      pair: "It is under the table.",
    });
    await expect(bert.stage.locator('[data-place="mlm"]').getByRole("button", { name: /%$/ })).toHaveCount(2);
    const dock = await page.getByRole("group", { name: /^(Player|Reproductor)$/ }).boundingBox();
    for (const button of await bert.stage.locator("button[title]:visible").all()) {
      const box = await button.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan((dock?.y ?? 0) - 40);
    }
    await expect(bert.stage.getByText("[14, 256]")).toBeInViewport();
  }
});
