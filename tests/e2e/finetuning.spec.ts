import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type HeadName, type HeadVariant, runWithStudies, TunedModel } from "../../src/engine";
import { engine } from "./engine";
import { expect, figure, test } from "./page";
import { test as inTab } from "./sameTab";
import { DIST } from "./server";

const REVIEW = "The story is slow, but I loved the music.";

/** The trained head that the page under test ships, in Node. */
async function headOf(name: HeadName, variant: HeadVariant): Promise<TunedModel> {
  const read = (file: string): Buffer => readFileSync(join(DIST, "model", "heads", name, file));
  return TunedModel.ofFiles(await engine(), name, variant, {
    config: read("config.json").toString("utf8"),
    scores: read("scores.json").toString("utf8"),
    weights: Uint8Array.from(read(`${variant}.safetensors`)).buffer,
  });
}

inTab("both sentiment heads answer with the numbers of the engine in Node", async ({ bert }) => {
  await bert.openReady({ scene: "finetuning", t: 1, text: REVIEW });
  for (const [variant, name] of [
    ["frozen", "Frozen"],
    ["full", "Fine-tuned"],
  ] as const) {
    const head = await headOf("sentiment", variant);
    const request = { text: REVIEW, head: { name: "sentiment", variant, words: true } } as const;
    const result = runWithStudies(await engine(), request, head).head;
    if (!result?.without) throw new Error("The head was asked for its words.");
    const region = bert.stage.getByRole("region", { name });
    const label = await region.getByRole("img").getAttribute("aria-label");
    const shown = (label ?? "").match(/negative (.*), positive (.*)/)?.slice(1) ?? [];
    expect(figure(shown[0] ?? "")).toBeCloseTo(100 * result.probabilities.data[0], -0.3);
    expect(figure(shown[1] ?? "")).toBeCloseTo(100 * result.probabilities.data[1], -0.3);
    const effects = await region.getByRole("listitem").allTextContents();
    expect(effects).toHaveLength(result.without.length);
    effects.forEach((text, i) => {
      const effect = 100 * (result.probabilities.data[1] - result.without![i].removed[1]);
      const written = figure((text.match(/[+−]?\d+(\.\d)?$/) ?? [""])[0].replace("+", ""));
      expect(Math.abs(written - effect)).toBeLessThan(0.6);
    });
  }
});

test("a head is fetched when a step shows it, not before, and the page says how far it is", {
  tag: "@long",
}, async ({ bert, page }) => {
  const heads: string[] = [];
  page.on("request", (request) => {
    const [, head] = request.url().match(/heads\/((?!left)\w+\/\w+)\.safetensors\?v=\w+$/) ?? [];
    if (head) heads.push(head);
  });
  await bert.openReady({ scene: "attention" });
  await bert.follow({ scene: "finetuning", t: 4, "finetuning.epochs": "5" });
  await expect(bert.stage.getByText(/^Loss \(cross-entropy\)/)).toBeVisible();
  expect(heads).toEqual([]);
  await bert.follow({ scene: "finetuning", t: 1 });
  await expect(bert.stage.getByRole("region", { name: "Fine-tuned" }).getByRole("img")).toBeAttached();
  expect(heads).toEqual(["sentiment/frozen", "sentiment/full"]);

  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/heads\/ner\/full\.safetensors/, async (route) => {
    await held;
    await route.continue();
  });
  await bert.button("Entities").click();
  const tuned = bert.stage.getByRole("region", { name: "Fine-tuned" });
  await expect(tuned.getByText(/Asking the head…|Fetching the head/)).toBeVisible();
  release();
  await expect(tuned.getByRole("list", { name: "The text with its entities" })).toBeVisible();
  expect(heads.slice(2)).toEqual(["ner/frozen", "ner/full"]);
});

test("a tuned answer opens on a key, with the engine's number, and leads down to the embedding table", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "finetuning", t: 1, text: REVIEW });
  const head = await headOf("sentiment", "full");
  const result = runWithStudies(
    await engine(),
    { text: REVIEW, head: { name: "sentiment", variant: "full", words: true } },
    head,
  ).head;
  if (!result?.without) throw new Error("The head was asked for its words.");
  const region = bert.stage.getByRole("region", { name: "Fine-tuned" });
  const sheet = page.getByRole("dialog");
  const value = sheet.locator("[class*=value]").first();
  const shown = async (): Promise<number> => {
    await expect(value).toBeVisible();
    return figure((await value.textContent()) ?? "");
  };
  await region.getByRole("button", { name: /points, “loved”/ }).click();
  const effect = result.probabilities.data[1] - result.without[7].removed[1];
  expect(Math.abs((await shown()) - effect)).toBeLessThan(1e-4);
  await page.keyboard.press("Escape");

  await region.getByRole("button", { name: /^positive .*: where does this come from/ }).focus();
  await page.keyboard.press("Enter");
  expect(Math.abs((await shown()) - result.probabilities.data[1])).toBeLessThan(1e-4);
  for (let steps = 0; steps < 40; steps++) {
    await expect(sheet.getByText("Running the model again…")).toBeHidden();
    await expect(value).toBeVisible();
    if (await sheet.getByText("The trail ends here.").isVisible()) break;
    const name = await sheet.locator("p[class*=name]").textContent();
    await sheet.getByRole("table").getByRole("button").first().click();
    await expect(sheet.locator("p[class*=name]")).not.toHaveText(name ?? "");
  }
  await expect(sheet.getByText(/learned: entry \d+ of row/)).toBeVisible();
});

test("a loss of the live training opens on a key, and leads to the sentence that costs most", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "finetuning", t: 4, "finetuning.epochs": "5", seed: 3 });
  const chart = bert.stage.getByRole("button", { name: /^Loss from .* Arrow keys go/ });
  await chart.focus();
  const loss = await bert.stage.getByRole("button", { name: /^loss .*, learned from/ }).textContent();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  const value = sheet.locator("[class*=value]").first();
  await expect(value).toBeVisible();
  expect(Math.abs(figure((await value.textContent()) ?? "") - figure(loss ?? ""))).toBeLessThan(0.01);
  await sheet
    .getByRole("button", { name: /^loss of “/ })
    .first()
    .click();
  await expect(sheet.getByText(/^loss of “/).last()).toBeVisible();
  await sheet.getByRole("button", { name: /^probability of “/ }).click();
  await expect(sheet.getByRole("button", { name: /^logit of “/ })).toHaveCount(3);
});

test("a head trains on own sentences, by keyboard, and answers for a new one", async ({ bert, page }) => {
  const own = {
    scene: "finetuning",
    "finetuning.set": "own",
    "finetuning.own":
      "The ship sails. | sea\nThe train stops. | land\nA wave breaks. | sea\nA road bends. | land",
    "finetuning.epochs": "5",
    "finetuning.tried": "A boat on the water.",
    seed: 3,
  };
  await bert.openReady({ ...own, t: 4 });
  const training = {
    classes: 2,
    examples: [
      { text: "The ship sails.", label: 0 },
      { text: "The train stops.", label: 1 },
      { text: "A wave breaks.", label: 0 },
      { text: "A road bends.", label: 1 },
    ],
    tests: [],
    probes: ["A boat on the water."],
    settings: { pooling: "cls", rate: 0.01, batch: 4, epochs: 5, seed: 3 },
  } as const;
  const run = runWithStudies(await engine(), { text: "", training }).training!;
  await page.getByRole("button", { name: "Train", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Train", exact: true })).toBeVisible();

  await bert.follow({ ...own, t: 4 });
  await expect(bert.stage.getByText("step 5 of 5")).toBeVisible();
  const loss = await bert.stage.getByRole("button", { name: /^loss .*, learned from/ }).textContent();
  expect(Math.abs(figure(loss ?? "") - run.losses[5])).toBeLessThan(0.01);
  const said = bert.stage.getByRole("button", { name: /sea, “A boat on the water/ });
  expect(
    Math.abs(figure((await said.textContent()) ?? "") - 100 * run.checkpoints[5].probes[0]),
  ).toBeLessThan(0.6);
});

test("every view fits a phone", { tag: "@long" }, async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "finetuning", t: 1 });
  for (let t = 1; t <= 5; t++) {
    await bert.follow({ scene: "finetuning", t });
    expect(await bert.scrollsSideways()).toBe(false);
  }
});

test(
  "all of BERT is fine-tuned on own sentences, put to work, taken away as a folder and put back",
  { tag: "@long" },
  async ({ bert, page }, info) => {
    test.setTimeout(300_000);
    await bert.openReady({
      scene: "finetuning",
      t: 5,
      "finetuning.wholeTask": "own",
      "finetuning.wholeEpochs": "2",
    });
    const field = page.getByRole("textbox", { name: /Your labelled sentences/ });
    await field.fill("The ship sails. | sea\nhalf a line");
    await expect(bert.stage.getByText("Line 2 should have two columns")).toBeVisible();
    const lines = Array.from({ length: 30 }, (_, i) =>
      i % 2 ? `The train number ${i} stops. | land` : `A ship ${i} sails the sea. | sea`,
    );
    await field.fill(lines.join("\n"));
    await expect(bert.stage.getByText("24 to learn from, 6 held out")).toBeVisible();
    // What was typed outlives the room.
    await bert.follow({ scene: "sizes", t: 0 });
    await bert.follow({
      scene: "finetuning",
      t: 5,
      "finetuning.wholeTask": "own",
      "finetuning.wholeEpochs": "2",
    });
    await expect(field).toHaveValue(lines.join("\n"));

    await page.getByRole("button", { name: "Fine-tune all of BERT" }).click();
    const use = page.getByRole("button", { name: "Use it in every scene" });
    await expect(use).toBeVisible({ timeout: 180_000 });
    await expect(bert.stage.getByRole("region", { name: "The task it learns" })).toContainText(/\d %/);
    await expect(bert.stage.getByRole("region", { name: "The words it knew" })).toContainText(/\d %/);
    const folder = info.outputPath("my-bert");
    const saved: Promise<string>[] = [];
    page.on("download", (file) => {
      const name = file.suggestedFilename();
      saved.push(file.saveAs(`${folder}/${name}`).then(() => name));
    });
    await page.getByRole("button", { name: "Take it away" }).click();
    await expect.poll(() => saved.length).toBe(4);
    expect((await Promise.all(saved)).sort()).toEqual([
      "config.json",
      "model.safetensors",
      "tokenizer_config.json",
      "vocab.txt",
    ]);
    await use.click();
    await expect(page.getByText(/Your fine-tuned BERT is at work/)).toBeVisible({ timeout: 60_000 });
    await bert.follow({ scene: "finetuning", t: 1, text: "A ship sails." });
    const verdict = bert.stage.getByRole("list", { name: "The 2 labels, the most probable first" });
    await expect(verdict).toContainText(/sea.*%/s, { timeout: 60_000 });
    const said = await verdict.textContent();

    // What was taken away is the same model when it comes back: chosen as a folder, or dropped.
    const dialog = page.getByRole("dialog");
    const putBack = async (how: () => Promise<void>): Promise<void> => {
      await page.keyboard.press("m");
      await dialog.getByRole("button", { name: "Back to the model of this page" }).click();
      await expect(dialog.getByText("the mini-BERT of this page")).toBeVisible();
      await how();
      await expect(dialog.getByText("Your model is at work.")).toBeVisible({ timeout: 60_000 });
      await page.keyboard.press("Escape");
      await expect(verdict).toHaveText(said ?? "", { timeout: 60_000 });
    };
    const choose = dialog.getByLabel("Choose a folder");
    await putBack(() => choose.setInputFiles(folder));
    await putBack(async () => {
      // Nobody drags in a test: files that the browser has opened, in a drop of our own making.
      const field = dialog.getByLabel("Choose files");
      await field.evaluate((input) => input.addEventListener("change", (event) => event.stopPropagation()));
      await field.setInputFiles((await Promise.all(saved)).map((name) => `${folder}/${name}`));
      await field.evaluate((input: HTMLInputElement) => {
        const dataTransfer = new DataTransfer();
        for (const file of input.files ?? []) dataTransfer.items.add(file);
        input
          .closest("section")
          ?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer }));
      });
    });
  },
);
