import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** A size of the built page and the most it may be, in bytes. */
export interface Budget {
  readonly name: string;
  readonly bytes: number;
  readonly limit: number;
}

const KB = 1000;
const MB = 1000 * KB;

const gzipSize = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** `files` of the built page and all that they import statically. */
function withImports(dist: string, files: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const source = readFileSync(join(dist, file), "utf8");
    // Static imports only: `import("…")` has a parenthesis between the word and the quote.
    for (const [, target] of source.matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+\.js)"/g)) {
      visit(normalize(join(dirname(file), target)));
    }
  };
  for (const file of files) visit(normalize(file));
  return [...seen];
}

/** Scripts that the page loads before anything is clicked: those in index.html and all that they import statically. */
export function firstScripts(dist: string): readonly string[] {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const named = [
    ...html.matchAll(/<(?:script[^>]*\ssrc|link[^>]*rel="modulepreload"[^>]*\shref)="([^"]+)"/g),
  ];
  return withImports(
    dist,
    named.map(([, url]) => url),
  );
}

function builtFile(dist: string, start: string): string {
  const found = readdirSync(join(dist, "assets")).filter(
    (name) => name.startsWith(start) && name.endsWith(".js"),
  );
  if (found.length !== 1)
    throw new Error(`Expected one ${start}*.js in ${dist}/assets, found ${found.length}.`);
  return join("assets", found[0]);
}

/** Measures a built page against what the project promises (performance goals in the README). */
export function budgets(dist: string): readonly Budget[] {
  const gzipSum = (files: readonly string[]): number =>
    files.reduce((sum, file) => sum + gzipSize(join(dist, file)), 0);
  const worker = withImports(dist, [builtFile(dist, "engine.worker-")]);
  const model = ["config.json", "vocab.txt", "model.safetensors"].reduce(
    (sum, file) => sum + statSync(join(dist, "model", file)).size,
    0,
  );
  const heads = join(dist, "model", "heads");
  const headFiles = existsSync(heads)
    ? readdirSync(heads, { recursive: true, encoding: "utf8" }).filter((name) =>
        name.endsWith(".safetensors"),
      )
    : [];
  return [
    { name: "first scripts, gzip", bytes: gzipSum(firstScripts(dist)), limit: 113 * KB },
    { name: "engine worker, gzip", bytes: gzipSum(worker), limit: 20 * KB },
    { name: "model download", bytes: model, limit: 12 * MB },
    ...headFiles.map((name) => ({
      name: name.replace(".safetensors", " head"),
      bytes: statSync(join(heads, name)).size,
      limit: 12 * MB,
    })),
  ];
}

/** One line per budget, for people. */
export function budgetLine({ name, bytes, limit }: Budget): string {
  const [unit, label] = limit >= MB ? [MB, "MB"] : [KB, "KB"];
  const figure = (value: number): string => (value / unit).toFixed(1).padStart(6);
  const verdict = bytes <= limit ? "ok" : "TOO LARGE";
  return `${name.padEnd(22)} ${figure(bytes)} of ${figure(limit)} ${label}  ${verdict}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dist = process.argv[2] ?? "dist";
  if (!existsSync(join(dist, "index.html"))) {
    console.error(`There is no built page in ${dist}. Run “npm run build” first.`);
    process.exit(1);
  }
  const measured = budgets(dist);
  for (const budget of measured) console.log(budgetLine(budget));
  process.exit(measured.every(({ bytes, limit }) => bytes <= limit) ? 0 : 1);
}
