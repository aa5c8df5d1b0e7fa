import type { Page } from "@playwright/test";
import { SCENE_IDS } from "../../src/catalogue";
import { readText } from "../../src/engine/testing/folders";
import { modelFiles, randomTensors, type Sizes } from "../../src/engine/testing/random-model";
import { type BertPage, expect, test } from "./page";

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

/** Each scene at some of its steps, with a visitor's model of these sizes at work. */
const holds =
  (layers: number, heads: number, stepsOf: (count: number, turn: number) => Iterable<number>) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(600_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await bert.openReady({ scene: "attention", t: 1, text: TEXT });
    await page.keyboard.press("m");
    await page.getByLabel("Choose files").setInputFiles(folderOf(layers, heads));
    await expect(page.getByText("Your model is at work.")).toBeVisible();
    await page.keyboard.press("Escape");
    for (const [turn, scene] of SCENE_IDS.filter((id) => id !== "story").entries()) {
      await bert.follow({ scene, text: TEXT });
      await bert.ready();
      for (const step of stepsOf(await bert.steps(), turn)) {
        await bert.at(scene, step, { text: TEXT });
        await expect(bert.stage).toHaveAttribute("data-awaits", "0");
        const said = (await bert.stage.textContent()) ?? "";
        expect.soft(/\bNaN\b|Infinity|undefined/.exec(said)?.[0], `${scene} ${step}`).toBeUndefined();
        expect.soft(said, `${scene} ${step}`).not.toContain("could not be shown");
        expect.soft(await bert.scrollsSideways(), `${scene} ${step}`).toBe(false);
      }
    }
    expect(bert.problems).toEqual([]);
  };

for (const [layers, heads] of [
  [12, 12],
  [1, 1],
] as const) {
  const name = `with ${layers} × ${heads} heads`;
  test(
    `every scene holds ${name}`,
    // The last step, and one of the others.
    holds(layers, heads, (count, turn) => new Set([1 + ((turn + layers) % count), count])),
  );
  test(
    `every step of every scene holds ${name}`,
    { tag: "@long" },
    holds(layers, heads, (count) => Array.from({ length: count }, (_, i) => i + 1)),
  );
}
