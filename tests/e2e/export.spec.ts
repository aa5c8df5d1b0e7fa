import type { Page } from "@playwright/test";
import { type BertPage, expect, MANY_STEPS } from "./page";
import { difference, lastFrame, MOST, MOST_GIF, taken } from "./pictures";
import { test } from "./sameTab";

/** Scenes whose pictures are made in different ways: curves, canvases, heat cells, tables, bars. */
const SAMPLE = [
  ["attention", 3],
  ["encoder", 2],
  ["tokenization", 3],
  ["mlm", 3],
  ["embeddings", 1],
  ["cls", 1],
] as const;

const takenAsSeen =
  (theme: "light" | "dark", sample: readonly (typeof SAMPLE)[number][]) =>
  async ({ bert, page }: { bert: BertPage; page: Page }): Promise<void> => {
    test.setTimeout(MANY_STEPS);
    // Taller than any stage: a screenshot then holds all of it.
    await page.setViewportSize({ width: 1280, height: 2400 });
    for (const [scene, t] of sample) {
      await bert.openReady({ scene, t, theme });
      await bert.atRest();
      const seen = await bert.stage.screenshot({ animations: "disabled" });
      const png = await taken(page, "Save PNG");
      expect(png.name).toBe(`inside-bert-${scene}-${t}.png`);
      expect(await difference(page, seen, png.bytes), `${scene} as PNG`).toBeLessThan(MOST);
      const svg = await taken(page, "Save SVG");
      expect(await difference(page, seen, svg.bytes, "image/svg+xml"), `${scene} as SVG`).toBeLessThan(MOST);
      expect(svg.bytes.length, `${scene} as SVG`).toBeLessThan(2e6);
    }
  };

test("the picture taken away is the picture seen", takenAsSeen("dark", SAMPLE.slice(0, 3)));
for (const theme of ["light", "dark"] as const) {
  test(`each picture taken away is the picture seen, ${theme}`, { tag: "@long" }, takenAsSeen(theme, SAMPLE));
}

test("a picture of a text with control characters and half characters is whole", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "tokenization", t: 1 });
  await bert.text.fill("a\u0001b \ud83e c");
  await bert.atRest();
  const svg = await taken(page, "Save SVG");
  const text = svg.bytes.toString("utf8");
  expect(
    await page.evaluate(
      (xml) => new DOMParser().parseFromString(xml, "image/svg+xml").querySelector("parsererror"),
      text,
    ),
  ).toBeNull();
  expect((await taken(page, "Save PNG")).bytes.length).toBeGreaterThan(10_000);
});

test("a picture of a stage that is scrolled, and an animation's last one, are what is seen", {
  tag: "@long",
}, async ({ bert, page }) => {
  test.setTimeout(MANY_STEPS);
  await page.setViewportSize({ width: 1280, height: 560 });
  await bert.openReady({ scene: "embeddings", t: 3 });
  await bert.atRest();
  const scrolled = await bert.stage.evaluate((stage) => {
    stage.scrollTop = 160;
    return stage.scrollTop;
  });
  expect(scrolled).toBeGreaterThan(50);
  const part = await bert.stage.screenshot({ animations: "disabled" });
  expect(await difference(page, part, (await taken(page, "Save PNG")).bytes)).toBeLessThan(MOST);

  await bert.at("mlm", 1);
  await bert.atRest();
  const gif = await taken(page, "This step as GIF");
  expect(gif.name).toMatch(/^inside-bert-mlm-\d\.gif$/);
  // "This step" is the one that ends here.
  const seen = await bert.stage.screenshot({ animations: "disabled" });
  expect(await difference(page, seen, await lastFrame(page, gif.bytes))).toBeLessThan(MOST_GIF);
});
