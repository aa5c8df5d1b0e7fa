import { SCENE_IDS } from "../../src/catalogue";
import { readText } from "../../src/engine/testing/folders";
import { modelFiles, randomTensors, type Sizes } from "../../src/engine/testing/random-model";
import { expect, test } from "./page";

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

for (const [layers, heads] of [
  [12, 12],
  [1, 1],
] as const) {
  test(`every scene holds with ${layers} × ${heads} heads`, async ({ bert, page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width: 1440, height: 900 });
    await bert.openReady({ scene: "attention", t: 1, text: "The cat was good and the river was steep." });
    await page.keyboard.press("m");
    await page.getByLabel("Choose files").setInputFiles(folderOf(layers, heads));
    await expect(page.getByText("Your model is at work.")).toBeVisible();
    await page.keyboard.press("Escape");
    for (const scene of SCENE_IDS.filter((id) => id !== "story")) {
      for (const t of [1, 4, 7, 8, 9]) {
        await bert.follow({ scene, t, text: "The cat was good and the river was steep." });
        await page.waitForTimeout(500);
        const said = (await page.locator("#stage").textContent()) ?? "";
        expect(/\bNaN\b|Infinity|undefined/.exec(said)?.[0], `${scene} ${t}`).toBeUndefined();
        expect(said, `${scene} ${t}`).not.toContain("could not be shown");
        expect(await bert.scrollsSideways(), `${scene} ${t}`).toBe(false);
        if (process.env.KEEP) await page.screenshot({ path: `/tmp/sizes/${layers}-${scene}-${t}.png` });
      }
    }
    expect(bert.problems).toEqual([]);
  });
}
