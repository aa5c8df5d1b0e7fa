import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { budgetLine, budgets } from "./budgets";
import { add, closingLine, single, type Tally, tallyPlaywright, tallyVitest } from "./tally";

/**
 * The whole test chain. A part that fails does not stop the others, so that one run shows everything;
 * the last line adds them all up, and the exit code is 0 only if nothing failed.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.E2E_DIST ?? "dist";
const reports = mkdtempSync(join(tmpdir(), "inside-bert-test-"));

function tool(name: string, args: readonly string[], environment: Record<string, string> = {}): number {
  const { status } = spawnSync(join(root, "node_modules/.bin", name), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...environment },
  });
  return status ?? 1;
}

function report(name: string): string | null {
  const path = join(reports, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

function part(title: string, run: () => Tally): Tally {
  const start = Date.now();
  console.log(`\n── ${title}`);
  let tally: Tally;
  try {
    tally = run();
  } catch (error) {
    console.error(error);
    tally = single(false);
  }
  console.log(`── ${title}: ${closingLine(tally)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return tally;
}

const start = Date.now();
const types = part("types", () => single(tool("tsc", ["--noEmit"]) === 0));
const lint = part("lint", () => single(tool("biome", ["check", "--error-on-warnings", "."]) === 0));
const unit = part("unit and component tests", () => {
  const file = join(reports, "vitest.json");
  const args = [
    "run",
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
    "--allowOnly=false",
    "--testTimeout=120000",
  ];
  const code = tool("vitest", args);
  return tallyVitest(report("vitest.json"), code);
});
const build = part("production build", () =>
  single(tool("vite", ["build", "--outDir", dist, "--emptyOutDir"]) === 0),
);
const sizes = part("budgets", () =>
  add(
    budgets(join(root, dist)).map((budget) => {
      console.log(budgetLine(budget));
      return single(budget.bytes <= budget.limit);
    }),
  ),
);
const e2e = part("end to end in Chromium", () => {
  if (build.failed > 0) return single(false);
  const code = tool("tsx", ["scripts/e2e.ts"], { E2E_DIST: dist, E2E_REPORT: join(reports, "e2e.json") });
  return tallyPlaywright(report("e2e.json"), code);
});
rmSync(reports, { recursive: true });

const all = add([types, lint, unit, build, sizes, e2e]);
console.log(`\nWhole chain: ${((Date.now() - start) / 1000).toFixed(0)} s\n`);
console.log(closingLine(all));
process.exitCode = all.failed > 0 ? 1 : 0;
