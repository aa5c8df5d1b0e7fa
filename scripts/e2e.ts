import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium";

/** The browser tests on the built page (`npm run build` first). Arguments go to Playwright: `npx tsx scripts/e2e.ts player`. */
const playwright = fileURLToPath(new URL("../node_modules/.bin/playwright", import.meta.url));
const { status } = spawnSync(playwright, ["test", ...process.argv.slice(2)], {
  stdio: ["ignore", "inherit", "inherit"],
  env: { ...process.env, CHROMIUM_PATH: ensureChromium() },
});
process.exit(status ?? 1);
