import { readFileSync } from "node:fs";
import type { Download, Page } from "@playwright/test";
import { FULL_TRACE } from "../../src/engine/trace";
import { violations } from "./axe";
import { engine } from "./engine";
import { expect, test } from "./page";
import { test as inTab } from "./sameTab";

/** Delays of a GIF's pictures in hundredths of a second, read from its graphic control extensions. */
function delays(gif: Buffer): number[] {
  const found: number[] = [];
  // 0x21 0xF9 0x04, packed, delay (little endian), transparent index, 0, then the image descriptor 0x2C.
  for (let at = 0; at < gif.length - 9; at++) {
    if (
      gif[at] === 0x21 &&
      gif[at + 1] === 0xf9 &&
      gif[at + 2] === 4 &&
      gif[at + 7] === 0 &&
      gif[at + 8] === 0x2c
    )
      found.push(gif.readUInt16LE(at + 4));
  }
  return found;
}

inTab("one step becomes a GIF of the stage that lasts as long as the step", async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization", t: 1.4 });
  const seconds = 5;
  await bert.button("Share and take away").click();
  const download = page.waitForEvent("download", { timeout: 170_000 });
  await bert.button("This step as GIF").click();
  await expect(page.getByRole("progressbar", { name: /of \d+ pictures/ })).toBeVisible();
  const file = await download;
  expect(file.suggestedFilename()).toBe("inside-bert-tokenization-2.gif");
  const gif = readFileSync(await file.path());
  expect(gif.subarray(0, 6).toString("latin1")).toBe("GIF89a");
  expect(gif.readUInt16LE(6)).toBeGreaterThan(600);
  expect(gif.readUInt16LE(6)).toBeLessThanOrEqual(960);
  const each = delays(gif);
  expect(each.length).toBeGreaterThan(3);
  const total = each.reduce((sum, delay) => sum + delay, 0) / 100;
  expect(total).toBeGreaterThan(seconds - 3);
  expect(total).toBeLessThan(seconds + 5);
  expect(gif[gif.length - 1]).toBe(0x3b);
  await expect(page.getByRole("status").filter({ hasText: "Animation saved." })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await bert.time()).toBe(1.4);
});

test("an animation can be cancelled, and time is where it was", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization", t: 3 });
  await bert.button("Share and take away").click();
  await bert.button(/^All \d+ steps as GIF$/).click();
  await expect(page.getByText(/^[1-9]\d* of \d+ pictures$/)).toBeVisible();
  await bert.button("Cancel").click();
  await expect(page.getByRole("status").filter({ hasText: "it was cancelled" })).toBeVisible();
  await page.keyboard.press("Escape");
  expect(await bert.time()).toBe(3);
});

inTab(
  "the table under the picture lands on the clipboard as it stands on the page",
  async ({ bert, page }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.setViewportSize({ width: 390, height: 844 });
    await bert.openReady({ scene: "embeddings", t: 3 });
    const first = bert.stage.getByRole("table").first();
    const row = first.getByRole("row").nth(1);
    await expect(row.locator("td").first()).toBeVisible();
    const cells = await row.locator("th, td").allTextContents();
    await bert.button("Share and take away").click();
    await bert.button("Copy table").click();
    await expect(page.getByRole("status").filter({ hasText: "Table copied." })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text.split("\n")[1]).toBe(cells.map((cell) => cell.trim().replaceAll("−", "-")).join("\t"));
    expect(await bert.scrollsSideways()).toBe(false);
    expect(await violations(page, { part: "[role=dialog]" })).toEqual([]);
  },
);

test("without the browser's clipboard a link is copied the older way, and a refusal is said in a sentence", {
  tag: "@long",
}, async ({ bert, page }) => {
  // A page over plain http has none.
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await bert.openReady({ scene: "attention", t: 3 });
  await bert.button("Share and take away").click();
  const dialog = page.getByRole("dialog");
  await bert.button("Copy link").click();
  await expect(dialog.getByText("Link copied.")).toBeVisible();
  await page.evaluate(() => {
    document.execCommand = () => false;
  });
  await bert.button("Copy link").click();
  await expect(dialog.getByText("Mark the text and copy it yourself.")).toBeVisible();
});

test("a link that has no room for everything says what it leaves out, and a reload still loses nothing", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "tokenization" });
  const long = "unbelievable rivers & banks ".repeat(90);
  await bert.text.fill(long);
  await bert.button("Share and take away").click();
  await expect(page.getByRole("dialog")).toContainText("this one leaves out: the end of your text");
  const link = await page.getByRole("textbox", { name: "Link to this moment" }).inputValue();
  expect(link.length).toBeLessThanOrEqual(2000);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.url()).toContain("unbelievable");
  expect(page.url().length).toBeLessThanOrEqual(2000);
  await page.reload();
  await bert.ready();
  await expect(bert.text).toHaveValue(long);
});

async function taken(page: Page, button: string): Promise<{ download: Download; bytes: Buffer }> {
  const event = page.waitForEvent("download");
  await page.getByRole("dialog").getByRole("button", { name: button, exact: true }).click();
  const download = await event;
  return { download, bytes: readFileSync(await download.path()) };
}

inTab(
  "any tensor of the pass can be taken along, also those that the scene does not draw",
  async ({ bert, page }) => {
    const text = "The old river was wide.";
    await bert.openReady({ scene: "tokenization", t: 2, text, off: "h1.2" });
    const { trace } = (await engine()).run({
      text,
      need: FULL_TRACE,
      interventions: { headsOff: [{ layer: 1, head: 2 }] },
    });
    const expected = trace.layers[2].probs!;
    await bert.button("Share and take away").click();
    await page.getByLabel("Tensor").selectOption({ label: `layer.2.probs [${expected.shape.join(", ")}]` });

    const npy = await taken(page, ".npy");
    expect(npy.download.suggestedFilename()).toBe("layer.2.probs.npy");
    expect(npy.bytes.subarray(1, 6).toString("latin1")).toBe("NUMPY");
    const start = 10 + npy.bytes.readUInt16LE(8);
    expect(npy.bytes.subarray(10, start).toString("latin1")).toContain(`(${expected.shape.join(", ")})`);
    expect(npy.bytes.length - start).toBe(expected.data.length * 4);
    const largest = (values: (at: number) => number): number =>
      expected.data.reduce((most, value, at) => Math.max(most, Math.abs(value - values(at))), 0);
    expect(largest((at) => npy.bytes.readFloatLE(start + 4 * at))).toBeLessThan(1e-5);

    const json = JSON.parse((await taken(page, "JSON")).bytes.toString("utf8"));
    expect([json.name, json.shape]).toEqual(["layer.2.probs", expected.shape]);
    expect(largest((at) => json.values[at])).toBeLessThan(1e-5);

    const lines = (await taken(page, "CSV")).bytes.toString("utf8").trim().split("\n");
    expect(lines.length).toBe(1 + expected.data.length / expected.shape[2]);
    const [head, from, ...row] = lines[1 + expected.shape[1] + 3].split(",").map(Number);
    expect([head, from, row.length]).toEqual([1, 3, expected.shape[2]]);
    const offset = (expected.shape[1] + 3) * expected.shape[2];
    row.forEach((value, at) => {
      expect(Math.abs(value - expected.data[offset + at])).toBeLessThan(1e-5);
    });
  },
);

test("the stage becomes a picture at twice its size, fonts and theme included", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await bert.openReady({ scene: "attention", t: 3, theme: "dark" });
  const box = (await bert.stage.boundingBox())!;
  await bert.button("Share and take away").click();
  const png = (await taken(page, "Save PNG")).bytes;
  expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
  expect(Math.abs(png.readUInt32BE(16) - 2 * box.width)).toBeLessThanOrEqual(4);
  expect(Math.abs(png.readUInt32BE(20) - 2 * box.height)).toBeLessThanOrEqual(4);
  // Its words are HTML within the SVG, which drawing programs leave out: the button says so.
  await expect(page.getByRole("button", { name: "Save SVG" })).toHaveAccessibleDescription(
    /for browsers and web pages\. For drawing programs and slides take the PNG/,
  );
  const svg = (await taken(page, "Save SVG")).bytes.toString("utf8");
  expect(/@font-face[^}]*src: url\("data:font\/woff2;base64,/.test(svg)).toBe(true);
  // Drawn by itself, the file has the stage's colours: no longer a page's.
  const colours = await page.evaluate(async (source) => {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([source], { type: "image/svg+xml" }));
    await image.decode();
    return [image.width > 0, getComputedStyle(document.getElementById("stage")!).backgroundColor];
  }, svg);
  expect(colours[0]).toBe(true);
  expect(svg.includes(String(colours[1]))).toBe(true);
});

test("on paper stand the sentence, its caption and the whole picture, and nothing to press around them", {
  tag: "@long",
}, async ({ bert, page }) => {
  for (const scene of ["story", "attention"]) {
    await bert.openReady({ scene, t: 1 });
    await bert.atRest();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByRole("banner")).toBeHidden();
    await expect(bert.player).toBeHidden();
    await expect(bert.text).toBeVisible();
    await expect(bert.caption).toBeVisible();
    await expect(bert.stage).toBeVisible();
    // Paper does not scroll: what is beyond an element's edge is lost.
    const hidden = await bert.stage.evaluate((stage) => {
      const around: Element[] = [];
      for (let at: Element | null = stage; at; at = at.parentElement) around.push(at);
      return around.filter(
        (at) => at.scrollHeight > at.clientHeight + 1 && getComputedStyle(at).overflowY !== "visible",
      ).length;
    });
    expect(hidden, scene).toBe(0);
    expect((await page.pdf({ printBackground: true })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: null });
  }
});
