import { spawnSync } from "node:child_process";
import { type AddressInfo, createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { ensureChromium } from "./chromium";

/** A port that nothing listens on: a server left over from somewhere must not be taken for the page under test. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, "localhost", ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** The browser tests on the built page (`npm run build` first). Arguments go to Playwright: `npx tsx scripts/e2e.ts player`. */
const playwright = fileURLToPath(new URL("../node_modules/.bin/playwright", import.meta.url));
const { status } = spawnSync(playwright, ["test", ...process.argv.slice(2)], {
  stdio: ["ignore", "inherit", "inherit"],
  env: {
    ...process.env,
    CHROMIUM_PATH: ensureChromium(),
    E2E_PORT: process.env.E2E_PORT ?? String(await freePort()),
  },
});
process.exit(status ?? 1);
