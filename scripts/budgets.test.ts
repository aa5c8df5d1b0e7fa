import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { budgetLine, budgets, firstScripts } from "./budgets";

/** A built page made of the given files. */
function built(files: Record<string, string>): string {
  const dist = mkdtempSync(join(tmpdir(), "budgets-test-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  return dist;
}

const PAGE = {
  "index.html": `<script src="./theme.js"></script><script type="module" crossorigin src="./assets/index-1.js"></script>
    <link rel="modulepreload" crossorigin href="./assets/time-2.js"><link rel="stylesheet" href="./assets/index-3.css">`,
  "theme.js": "theme()",
  "assets/index-1.js":
    'import{a}from"./react-4.js";import"./time-2.js";const later=()=>import("./scene-5.js");',
  "assets/react-4.js": 'import{b}from"./deep-6.js";',
  "assets/deep-6.js": "deep()",
  "assets/time-2.js": "time()",
  "assets/scene-5.js": "scene()",
  "assets/engine.worker-7.js": "engine()".repeat(50),
  "model/config.json": "{}",
  "model/vocab.txt": "a\nb\n",
  "model/model.safetensors": "12345678",
};

test("first scripts are those that the page names and all that they import, but not what waits for a click", () => {
  expect([...firstScripts(built(PAGE))].sort()).toEqual([
    "assets/deep-6.js",
    "assets/index-1.js",
    "assets/react-4.js",
    "assets/time-2.js",
    "theme.js",
  ]);
});

test("sizes are counted as they travel: scripts gzipped, the model as it is", () => {
  const [, worker, model] = budgets(built(PAGE));
  expect(worker.bytes).toBe(gzipSync(PAGE["assets/engine.worker-7.js"], { level: 9 }).length);
  expect(model.bytes).toBe(2 + 4 + 8);
});

test("what is too large is said so", () => {
  expect(budgetLine({ name: "model", bytes: 12_000_001, limit: 12_000_000 })).toMatch(/TOO LARGE$/);
  expect(budgetLine({ name: "model", bytes: 12_000_000, limit: 12_000_000 })).toMatch(/ok$/);
});
