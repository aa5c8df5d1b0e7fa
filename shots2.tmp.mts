import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--headless"] });
const page = await b.newPage({ viewport: { width: 1440, height: 900 } });
page.on("pageerror", (e) => console.log(e.message));
const rest = () => page.waitForFunction(() => document.querySelector<HTMLElement>("#stage")?.dataset.awaits === "0", null, { timeout: 90000 });
await page.goto(`http://localhost:5321/#v=3&scene=story&t=35`);
await rest();
await page.getByText(/after [\d,]+ steps/).first().waitFor({ timeout: 200000 });
await page.waitForTimeout(12000);
await page.screenshot({ path: "/tmp/learn/born-1440.png" });
await page.setViewportSize({ width: 390, height: 844 }); await page.waitForTimeout(1500);
await page.evaluate(() => document.documentElement.dataset.theme = "dark");
await page.waitForTimeout(800);
await page.screenshot({ path: "/tmp/learn/born-390.png" });
await page.setViewportSize({ width: 1440, height: 900 });
for (const [name, hash] of [["ftw", "scene=finetuning&t=9"], ["ftt", "scene=finetuning&t=7"], ["attf", "scene=attention&t=5&token=1"]]) {
  if (name === "attf") await page.emulateMedia({ forcedColors: "active" });
  await page.evaluate((h) => { location.hash = "#v=3&" + h; }, hash);
  await page.waitForTimeout(3000); await rest(); await page.waitForTimeout(1500);
  await page.screenshot({ path: `/tmp/learn/${name}.png` });
}
// SVG sizes at 128 tokens
await page.emulateMedia({ forcedColors: "none" });
const text = Array.from({ length: 12 }, () => "the old river runs slowly past the green hills today .").join(" ");
for (const scene of ["attention", "encoder", "embeddings", "mlm", "why", "story", "tokenization"]) {
  await page.evaluate(([s, t]) => { location.hash = "#v=3&" + new URLSearchParams({ scene: s, t: "5", text: t }); }, [scene, text]);
  await page.waitForTimeout(4000); await rest().catch(() => console.log("no rest", scene));
  await page.waitForTimeout(1000);
  await page.getByRole("button", { name: "Share and take away" }).click();
  const d = page.waitForEvent("download", { timeout: 60000 });
  await page.getByRole("button", { name: "Save SVG" }).click();
  const f = await (await d).path(); const { statSync, readFileSync } = await import("node:fs");
  const s = readFileSync(f, "utf8"); const fonts = [...s.matchAll(/url\("data:font[^"]+"/g)].reduce((n, m) => n + m[0].length, 0);
  console.log(scene, "SVG MB", (statSync(f).size / 1e6).toFixed(2), "of it fonts", (fonts / 1e6).toFixed(2));
  await page.keyboard.press("Escape");
}
await b.close();
