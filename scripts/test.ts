import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { budgetLine, budgets } from "./budgets";
import { add, closingLine, single, type Tally, tallyPlaywright, tallyVitest } from "./tally";

/**
 * The test chain: `npm test`; with `long` what `npm run test:long` adds to it; with `quick` what a change needs before
 * it is looked at: types, lint, the tests of what changed since the last commit but one, and the network's own. A part
 * that fails does not stop the others, so that one run shows everything; the last line adds them all up, and the exit
 * code is 0 only if nothing failed.
 */
const isLong = process.argv.includes("long");
const isQuick = process.argv.includes("quick");
const root = fileURLToPath(new URL("..", import.meta.url));
const dist = process.env.E2E_DIST ?? "dist";
const reports = mkdtempSync(join(tmpdir(), "inside-bert-test-"));

/** What the last look at the types found out, for the next one. */
const BUILD_INFO = "node_modules/.cache/types.tsbuildinfo";

/** That the network computes what BERT computes: a few seconds. */
const NETWORK = ["src/engine/model/reference.test.ts", "src/engine/tokenizer", "src/house.test.ts"];

/** The rooms that all changes since the last commit but one lie in; null if one lies elsewhere. */
function changedRooms(): readonly string[] | null {
  const git = (...args: string[]): string[] =>
    execFileSync("git", args, { cwd: root, encoding: "utf8" }).split("\n").filter(Boolean);
  const files = [...git("diff", "--name-only", "HEAD~1"), ...git("ls-files", "-o", "--exclude-standard")];
  const rooms = files
    .filter((file) => !/^bench\/|\.md$/.test(file))
    .map((file) => /^src\/(?:(story)|scenes\/(\w+))\//.exec(file)?.slice(1).join(""));
  return rooms.length > 0 && rooms.every((room) => room !== undefined) ? [...new Set(rooms)] : null;
}

/**
 * What may fail by a change of these rooms: their own tests, those over all rooms, and what brings rooms on stage. Found
 * by the arrows of ARCHITECTURE.md: to follow each import takes longer than these tests, and leads to all rooms.
 */
function testsOf(rooms: readonly string[]): readonly string[] {
  const overAll = readdirSync(join(root, "src/scenes")).filter((file) => file.includes(".test."));
  return [
    ...rooms.map((room) => (room === "story" ? "src/story/" : `src/scenes/${room}/`)),
    ...overAll.map((file) => `src/scenes/${file}`),
    ...["app", "url", "inspector", "switches", "share", "player", "glossary", "words"].map(
      (at) => `src/${at}/`,
    ),
    // They read every file.
    "src/doors.test.ts",
    "src/ui/tokens.test.ts",
    ...NETWORK,
  ];
}

interface Ended {
  readonly code: number;
  /** What a tool said that did not speak at once. */
  readonly said: string;
}

/** Runs a tool; what it says comes at once, or (`later`) in one piece from parts that run beside each other. */
function tool(
  name: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  later = false,
): Promise<Ended> {
  const child = spawn(join(root, "node_modules/.bin", name), args, {
    cwd: root,
    stdio: ["ignore", later ? "pipe" : "inherit", later ? "pipe" : "inherit"],
    env: { ...process.env, ...(isLong && { LONG: "1" }), ...environment },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (data) => (said += data));
  return new Promise((ended) => {
    child.on("error", (error) => ended({ code: 1, said: `${said}${error}\n` }));
    child.on("close", (code) => ended({ code: code ?? 1, said }));
  });
}

function report(name: string): string | null {
  const path = join(reports, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

async function part(title: string, run: () => Tally | Promise<Tally>): Promise<Tally> {
  const start = Date.now();
  console.log(`\n── ${title}`);
  let tally: Tally;
  try {
    tally = await run();
  } catch (error) {
    console.error(error);
    tally = single(false);
  }
  console.log(`── ${title}: ${closingLine(tally)} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  return tally;
}

/** A part that is one tool and runs beside others. */
const beside = (title: string, name: string, args: readonly string[]): Promise<Tally> =>
  part(title, async () => {
    const { code, said } = await tool(name, args, {}, true);
    if (said.trim() !== "") console.log(`\n── ${title} says\n${said.trimEnd()}`);
    return single(code === 0);
  });

const start = Date.now();
const checks = isLong
  ? []
  : [
      beside("types", "tsc", ["--noEmit", "--incremental", "--tsBuildInfoFile", BUILD_INFO]),
      beside("lint", "biome", ["check", "--error-on-warnings", "."]),
    ];
if (!isQuick) checks.push(beside("production build", "vite", ["build", "--outDir", dist, "--emptyOutDir"]));
// The quick tests run beside them: each has a core of its own for most of its time.
const first = isQuick ? [] : await Promise.all(checks);
const rooms = isQuick ? changedRooms() : null;
/** What of the unit tests runs, one run after the other. */
const units: readonly (readonly string[])[] = isLong
  ? [["src/scenes", "src/story"]]
  : rooms
    ? [testsOf(rooms)]
    : isQuick
      ? [["--changed", "HEAD~1", "--passWithNoTests"], NETWORK]
      : [[]];
const rest: Tally[] = [];
for (const [index, which] of units.entries()) {
  const file = `vitest${index}.json`;
  rest.push(
    await part("unit and component tests", async () => {
      const { code } = await tool(
        "vitest",
        [
          "run",
          ...which,
          "--reporter=dot",
          "--reporter=json",
          `--outputFile.json=${join(reports, file)}`,
          "--allowOnly=false",
          "--testTimeout=120000",
        ],
        rooms ? { ROOMS: rooms.join(",") } : {},
      );
      return which.includes("--changed") ? single(code === 0) : tallyVitest(report(file), code);
    }),
  );
}
if (!isQuick) {
  rest.push(
    await part("budgets", () =>
      add(
        budgets(join(root, dist)).map((budget) => {
          console.log(budgetLine(budget));
          return single(budget.bytes <= budget.limit);
        }),
      ),
    ),
    await part("end to end in Chromium", async () => {
      if (first[first.length - 1].failed > 0) return single(false);
      const { code } = await tool("tsx", ["scripts/e2e.ts"], {
        E2E_DIST: dist,
        E2E_REPORT: join(reports, "e2e.json"),
      });
      return tallyPlaywright(report("e2e.json"), code);
    }),
  );
}
if (isQuick) first.push(...(await Promise.all(checks)));
rmSync(reports, { recursive: true });

const all = add([...first, ...rest]);
console.log(`\nWhole chain: ${((Date.now() - start) / 1000).toFixed(0)} s\n`);
console.log(closingLine(all));
process.exitCode = all.failed > 0 ? 1 : 0;
