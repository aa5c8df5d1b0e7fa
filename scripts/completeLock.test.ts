import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { completeLock } from "./completeLock";

test("the lock file names the native builds of every platform, so that `npm ci` works with any mirror", () => {
  expect(completeLock(JSON.parse(readFileSync("package-lock.json", "utf8"))).added).toEqual([]);
});

test("a missing native build is added with its platform, and what is there stays", () => {
  const tool = {
    version: "2.0.0",
    dev: true,
    optionalDependencies: {
      "@a/tool-linux-x64-musl": "2.0.0",
      "@a/tool-darwin-arm64": "2.0.0",
      helper: "1.0.0",
    },
  };
  const known = { version: "2.0.0", optional: true };
  const { lock, added } = completeLock({
    packages: { "node_modules/@a/tool": tool, "node_modules/@a/tool-darwin-arm64": known },
  });
  expect(added).toEqual(["@a/tool-linux-x64-musl@2.0.0"]);
  expect(lock.packages["node_modules/@a/tool-linux-x64-musl"]).toEqual({
    version: "2.0.0",
    cpu: ["x64"],
    dev: true,
    libc: ["musl"],
    optional: true,
    os: ["linux"],
  });
  expect(lock.packages["node_modules/@a/tool-darwin-arm64"]).toBe(known);
});
