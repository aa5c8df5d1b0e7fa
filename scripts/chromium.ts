import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** What Playwright turns off by itself; a second switch of one name takes the place of the first, so ours says it again. */
const OFF_ANYWAY = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
];

/**
 * The lists below the address bar of each window, which are pages of their own since Chromium 150: nobody types into
 * it, and they took as much processor time as the page under test.
 */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** Keeps Chromium quiet and working in a container: no sandbox for root, no GPU, no talk with its maker. */
export const CHROMIUM_ARGS: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  `--disable-features=${[...OFF_ANYWAY, ...ADDRESS_BAR].join()}`,
];

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first Chromium there is: the one asked for by name, one on the PATH, or Playwright's own. Null if there is none. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | null {
  const asked = environment.CHROMIUM_PATH;
  if (asked) {
    if (isExecutable(asked)) return asked;
    throw new Error(`CHROMIUM_PATH is ${asked}, but that file cannot be run. Correct it or unset it.`);
  }
  const folders = (environment.PATH ?? "").split(":").filter((folder) => folder !== "");
  const places = NAMES.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
  return [...places, "/usr/bin/chromium", chromium.executablePath()].find(isExecutable) ?? null;
}

function attempt(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(" ")}`);
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"] }).status === 0;
}

/** Playwright's build where it can be downloaded; else Debian's package, for which one has to be root. */
function installChromium(): void {
  const playwright = fileURLToPath(new URL("../node_modules/.bin/playwright", import.meta.url));
  if (attempt(playwright, ["install", "chromium"])) return;
  if (process.getuid?.() !== 0) return;
  attempt("apt-get", ["update"]);
  attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
}

/**
 * Finds a Chromium, or installs one.
 * @returns the path of its program.
 * @throws if there is none and none can be installed here.
 */
export function ensureChromium(): string {
  const known = findChromium();
  if (known) return known;
  installChromium();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    "The browser tests need Chromium, and it could not be installed. Install it yourself, or set CHROMIUM_PATH to a Chrome or Chromium.",
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = ensureChromium();
  console.log(path);
  console.log(
    execFileSync(path, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim(),
  );
}
