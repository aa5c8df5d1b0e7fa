import { defineConfig } from "@playwright/test";
import { CHROMIUM_ARGS } from "./scripts/chromium";

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  // A test that passes on the second try has found something: it is not repeated until it passes.
  retries: 0,
  // What is long is for `npm run test:long`; a smaller sample of it is in `npm test`.
  ...(process.env.LONG ? { grep: /@long/ } : { grepInvert: /@long/ }),
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [
    ["list"],
    ...(process.env.E2E_REPORT ? [["json", { outputFile: process.env.E2E_REPORT }] as const] : []),
  ],
  use: {
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: [...CHROMIUM_ARGS] },
    screenshot: "only-on-failure",
    // Tests change what the server answers; a service worker would answer in its place. offline.spec.ts allows it.
    serviceWorkers: "block",
  },
});
