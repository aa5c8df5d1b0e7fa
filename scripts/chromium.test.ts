import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "./chromium";

/** A folder with one program of the given name in it. */
function folderWith(name: string, mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), "chromium-test-"));
  writeFileSync(join(folder, name), "#!/bin/sh\n");
  chmodSync(join(folder, name), mode);
  return folder;
}

test("the browser that is asked for by name is taken", () => {
  const path = join(folderWith("my-browser"), "my-browser");
  expect(findChromium({ CHROMIUM_PATH: path, PATH: folderWith("chromium") })).toBe(path);
});

test("a name that leads nowhere is an error in plain words, not another browser", () => {
  expect(() => findChromium({ CHROMIUM_PATH: "/nowhere/chromium", PATH: folderWith("chromium") })).toThrow(
    "CHROMIUM_PATH is /nowhere/chromium, but that file cannot be run. Correct it or unset it.",
  );
});

test("Chromium on the PATH is preferred to Chrome", () => {
  const [chrome, chromium] = [folderWith("google-chrome"), folderWith("chromium")];
  expect(findChromium({ PATH: `${chrome}:${chromium}` })).toBe(join(chromium, "chromium"));
});

test("a file that cannot be run is passed over", () => {
  const [broken, chrome] = [folderWith("chromium", 0o644), folderWith("google-chrome-stable")];
  const found = findChromium({ PATH: `${broken}:${chrome}` });
  expect(found).not.toBe(join(broken, "chromium"));
  expect(found).not.toBeNull();
});

test("what Playwright turns off stays off", () => {
  const source = readFileSync("node_modules/playwright-core/lib/coreBundle.js", "utf8");
  const list = /disabledFeatures = \[(.*?)\n\s*\]/s.exec(source)?.[1].replace(/\/\/.*/g, "") ?? "";
  const names = [...list.matchAll(/"(\w+)"/g)].map(([, name]) => name);
  expect(names).toContain("PaintHolding");
  const [, off = ""] = CHROMIUM_ARGS.join(" ").match(/--disable-features=(\S*)/) ?? [];
  expect(off.split(",")).toEqual(expect.arrayContaining(names));
});
