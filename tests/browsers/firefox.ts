import { existsSync } from "node:fs";
import type { Browser } from "./browser";

const PATHS = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
];

/** The machine's own Firefox, driven over WebDriver BiDi; null if there is none (Debian: firefox-esr). */
export async function openFirefox(): Promise<Browser | null> {
  const executablePath = PATHS.find((path) => existsSync(path));
  if (!executablePath) return null;
  const { default: puppeteer } = await import("puppeteer-core");
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  return {
    name: await browser.version(),
    goto: async (url) => void (await page.goto(url)),
    evaluate: (expression) => page.evaluate(expression),
    screenshot: async (path) => void (await page.screenshot({ path })),
    close: () => browser.close(),
  };
}
