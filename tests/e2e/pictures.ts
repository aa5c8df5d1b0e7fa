import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";

/** Mean difference of two pictures' channels, 0 to 1; the second is drawn at the first one's size. */
export async function difference(page: Page, a: Buffer, b: Buffer, type = "image/png"): Promise<number> {
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

export async function taken(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const event = page.waitForEvent("download");
  await page.getByRole("button", { name: "Share and take away" }).click();
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  const download = await event;
  await page.keyboard.press("Escape");
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The last picture of a GIF, as a PNG. */
export async function lastFrame(page: Page, gif: Buffer): Promise<Buffer> {
  const data = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const decoder = new ImageDecoder({ data: bytes, type: "image/gif" });
    await Promise.all([decoder.completed, decoder.tracks.ready]);
    const { image } = await decoder.decode({ frameIndex: decoder.tracks.selectedTrack!.frameCount - 1 });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.displayWidth, image.displayHeight];
    canvas.getContext("2d")!.drawImage(image, 0, 0);
    image.close();
    decoder.close();
    return canvas.toDataURL().split(",")[1];
  }, gif.toString("base64"));
  return Buffer.from(data, "base64");
}

/** Twice as many pixels make other edges, which is half a percent; the fonts gone astray are more than this already. */
export const MOST = 0.009;

/** A GIF has 256 colours. */
export const MOST_GIF = 0.02;
