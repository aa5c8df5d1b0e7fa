import { chromium } from "@playwright/test";
import { preview } from "vite";
import { CHROMIUM_ARGS, ensureChromium } from "./chromium";

/**
 * The pictures of the opening that stand outside the page, taken of the page as it was built: the social card and the
 * README's animation, which is the page's own. Anew with new weights: `npm run pictures`.
 */
const CARD = "public/social-card.png";
const ANIMATION = ".github/opening.gif";
/** When its candidates stand over the blank. */
const MOMENT = 0.62;

const server = await preview({ preview: { port: 4180 } });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGS] });
const page = await browser.newPage({
  viewport: { width: 1200, height: 630 },
  colorScheme: "dark",
  serviceWorkers: "block",
});
await page.goto(`${server.resolvedUrls?.local[0]}#v=3&scene=story&t=${MOMENT}`);
await page.locator("#stage[data-awaits='0'] svg text", { hasText: "%" }).first().waitFor();
await page.waitForLoadState("networkidle");
await page.screenshot({ path: CARD });

const download = page.waitForEvent("download");
await page.getByRole("button", { name: "Share and take away" }).click();
await page.getByRole("button", { name: "This step as GIF" }).click();
await (await download).saveAs(ANIMATION);
await browser.close();
await server.close();
console.log(`${CARD} and ${ANIMATION}`);
process.exit(0);
