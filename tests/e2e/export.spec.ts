import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./page";

/** Mean difference of two pictures' channels, 0 to 1; the second is drawn at the first one's size. */
async function difference(page: Page, a: Buffer, b: Buffer, type = "image/png"): Promise<number> {
  return page.evaluate(
    async ([first, second, kind]) => {
      const load = async (data: string, mime: string) => {
        const image = new Image();
        image.src = `data:${mime};base64,${data}`;
        await image.decode();
        return image;
      };
      const seen = await load(first, "image/png");
      const taken = await load(second, kind);
      const pixels = (image: HTMLImageElement) => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [seen.width, seen.height];
        const context = canvas.getContext("2d")!;
        context.drawImage(image, 0, 0, seen.width, seen.height);
        return context.getImageData(0, 0, seen.width, seen.height).data;
      };
      const [x, y] = [pixels(seen), pixels(taken)];
      let sum = 0;
      for (let i = 0; i < x.length; i++) sum += Math.abs(x[i] - y[i]);
      return sum / x.length / 255;
    },
    [a.toString("base64"), b.toString("base64"), type] as const,
  );
}

async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const event = page.waitForEvent("download");
  await page.getByRole("button", { name: "Share and take away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  const download = await event;
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Twice as many pixels make other edges, which is half a percent; the fonts gone astray are more than this already. */
const MOST = 0.009;

/** Scenes whose pictures are made in different ways: curves, canvases, heat cells, tables, bars. */
const SAMPLE = [
  ["attention", 5],
  ["encoder", 5],
  ["tokenization", 6],
  ["mlm", 3],
  ["embeddings", 3],
  ["cls", 4],
] as const;

for (const theme of ["light", "dark"] as const) {
  test(`the picture taken away is the picture seen, ${theme}`, async ({ bert, page }) => {
    test.setTimeout(240_000);
    // Taller than any stage: a screenshot then holds all of it.
    await page.setViewportSize({ width: 1280, height: 2400 });
    for (const [scene, t] of SAMPLE) {
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
  });
}

test("a picture of a text with control characters and half characters is whole", async ({ bert, page }) => {
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
