import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { preview } from "vite";
import { SCENES } from "../../src/catalogue";
import type { Browser } from "./browser";
import { openFirefox } from "./firefox";
import { openWebKit } from "./webkit";

/**
 * The built page in Firefox and WebKit, where the machine has them: every scene comes on stage, plays to its end and
 * reports no error, and what is typed is read anew. `npm run build` first. Chromium has its own, much longer tests.
 */
const here = fileURLToPath(new URL(".", import.meta.url));
const shots = fileURLToPath(new URL("../../test-results/browsers", import.meta.url));
const PATIENCE = 60_000;
/** Ids of the scenes to look at, all if none is given: `npm run browsers -- why mlm`. */
const asked = process.argv.slice(2);

async function until(browser: Browser, expression: string, what: string): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await browser.evaluate(expression))) {
    if (Date.now() > end) throw new Error(`${browser.name}: ${what} did not happen.`);
    await sleep(200);
  }
}

// A browser that could not tell an observer of a size in the same frame says so; the next frame does. That is no fault.
const WATCH = `window.problems ??= (addEventListener("error", (e) => window.problems.push(e.message)), [])`;
const press = (key: string): string =>
  `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: ${JSON.stringify(key)}, bubbles: true }))`;
/** The player stands behind the last step of a story of at least two. */
const AT_END = `(([, at, count] = []) => count > 1 && at === count)(
  /Step (\\d+) of (\\d+)/.exec(document.querySelector("[role=slider]")?.ariaValueText ?? ""))`;
const type = (text: string): string => `(() => {
  const box = document.querySelector("header input");
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(box, ${JSON.stringify(text)});
  box.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
})()`;

async function check(browser: Browser, url: string): Promise<void> {
  for (const { id, question } of SCENES.filter((scene) => asked.length === 0 || asked.includes(scene.id))) {
    await browser.goto(`${url}?${id}#v=1&scene=${id}&pair=It%20was%20very%20deep.`);
    await browser.evaluate(WATCH);
    await until(browser, `document.querySelector("h1")?.textContent === ${JSON.stringify(question)}`, id);
    // The key does nothing before the story is there, so it is pressed until it does.
    await until(browser, `(${press("End")}, ${AT_END})`, `${id} at its end`);
    await browser.screenshot(`${shots}/${browser.name.replace(/\W+/g, "-")}-${id}.png`);
    const bad = await browser.evaluate(
      `JSON.stringify([...(window.problems ?? []).filter((text) => !text.startsWith("ResizeObserver loop")), ...[...document.querySelectorAll("[role=alert]")].map((e) => e.textContent)])`,
    );
    if (bad !== "[]") throw new Error(`${browser.name}: ${id}: ${bad}`);
    console.log(`  ${id}: on stage, played to the end, no error`);
  }
  await browser.goto(`${url}?typed#v=1&scene=attention&t=5&token=1`);
  await until(
    browser,
    `document.body.innerText.includes("Σ = 1.000")`,
    "a row of attention that adds up to 1",
  );
  await browser.evaluate(type("Otters swim."));
  await until(
    browser,
    `document.querySelector("#stage").innerText.includes("swim")`,
    "a new reading of what was typed",
  );
  console.log("  what is typed is read anew");
}

if (!existsSync(`${here}node_modules`)) {
  execFileSync("npm", ["install", "--no-audit", "--no-fund"], { cwd: here, stdio: "inherit" });
}
mkdirSync(shots, { recursive: true });
const server = await preview({ preview: { port: 4596, strictPort: true }, logLevel: "error" });
let failed = false;
try {
  for (const [name, open] of [
    ["Firefox", openFirefox],
    ["WebKit", openWebKit],
  ] as const) {
    const browser = await open();
    console.log(browser?.name ?? `${name}: not on this machine, skipped`);
    if (!browser) continue;
    await check(browser, "http://localhost:4596/").catch((error: unknown) => {
      failed = true;
      console.error(error instanceof Error ? error.message : error);
    });
    await browser.close();
  }
} finally {
  await server.close();
}
process.exit(failed ? 1 : 0);
