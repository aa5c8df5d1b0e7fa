import { chromium } from "@playwright/test";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--headless"] });
const list = JSON.parse(process.argv[2]) as [string, string, number, number, string, string?][];
for (const [name, hash, w, h, theme, forced] of list) {
  const page = await b.newPage({ viewport: { width: w, height: h }, forcedColors: forced ? "active" : "none", colorScheme: theme as any });
  page.on("pageerror", (e) => console.log(name, e.message));
  await page.goto(`http://localhost:5321/#v=3&theme=${theme}&${hash}`);
  await page.locator("#stage").waitFor();
  await page.waitForFunction(() => document.querySelector<HTMLElement>("#stage")?.dataset.awaits === "0", null, { timeout: 60000 }).catch(() => console.log("not at rest", name));
  await page.waitForTimeout(Number(process.env.WAIT ?? 1200));
  await page.screenshot({ path: `/tmp/learn/${name}.png` });
  await page.close();
}
await b.close();
