import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const filesOf = (name: RegExp): readonly (readonly [path: string, text: string])[] =>
  readdirSync(ROOT, { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .map((path) => [path.replaceAll("\\", "/"), readFileSync(join(ROOT, path), "utf8")]);

/** Every style sheet of the page, without its comments. */
const SHEETS = filesOf(/\.css$/).map(
  ([path, text]) => [path, text.replace(/\/\*[\s\S]*?\*\//g, "")] as const,
);
const SOURCES = filesOf(/\.tsx?$/);
const TOKENS = SHEETS.find(([path]) => path === "ui/tokens.css")![1];

/** What a property may be: tokens of one kind; nothing; what is around it. */
const token = (kind: string): string => `var\\(--${kind}-[a-z-]+\\)`;
const ALLOWED: Readonly<Record<string, RegExp>> = {
  "font-size": new RegExp(`^(?:${token("type")}|inherit|0)$`),
  "font-weight": new RegExp(`^(?:${token("weight")}|inherit)$`),
  gap: new RegExp(`^(?:${token("gap")}|0)(?: (?:${token("gap")}|0))?$`),
  font: new RegExp(
    `^(?:inherit|(?:${token("weight")} )?${token("type")}(?: / [\\d.]+)? var\\(--font-(?:ui|mono)\\))$`,
  ),
};

test("style sheets use the sizes of type, weights and gaps that there are", () => {
  expect(SHEETS.length).toBeGreaterThan(40);
  const others = SHEETS.filter(([path]) => path !== "ui/tokens.css").flatMap(([path, text]) =>
    [...text.matchAll(/(?<![\w-])(?:row-|column-)?(font-size|font-weight|font|gap):\s*([^;}]+)[;}]/g)]
      .filter(([, property, value]) => !ALLOWED[property].test(value.trim()))
      .map(([declaration]) => `${path}: ${declaration}`),
  );
  expect(others).toEqual([]);
});

test("so do pictures, where they do not lay type out in the pixels of their room", () => {
  const fixed = /\bfontWeight(?:=\{|: )\d|\bfontSize=(?:\{\d+\}|")|style=\{\{[^}]*\bfontSize: \d+ *[,}]/g;
  const others = SOURCES.flatMap(([path, text]) =>
    [...text.matchAll(fixed)].map(([said]) => `${path}: ${said}`),
  );
  expect(others).toEqual([]);
});

test("tokens are few, defined once and used", () => {
  const names = [...TOKENS.slice(0, TOKENS.indexOf("}")).matchAll(/--((?:type|weight|gap)-[a-z-]+):/g)].map(
    ([, name]) => name,
  );
  const count = (kind: string): number => names.filter((name) => name.startsWith(kind)).length;
  expect(count("type")).toBeLessThanOrEqual(7);
  expect(count("weight")).toBeLessThanOrEqual(4);
  expect(count("gap")).toBeLessThanOrEqual(6);
  const used = new Set(
    SHEETS.flatMap(([, text]) => [...text.matchAll(/var\(--((?:type|weight|gap)-[a-z-]+)\)/g)]).map(
      ([, name]) => name,
    ),
  );
  expect([...used].sort()).toEqual([...names].sort());
});

/** The module's name for each sheet that a file imports. */
function sheetsOf(path: string, text: string): readonly (readonly [name: string, sheet: string])[] {
  return [...text.matchAll(/import (\w+) from "([^"]+\.module\.css)"/g)].map(([, name, target]) => {
    const parts = path.split("/").slice(0, -1);
    for (const part of target.split("/")) {
      if (part === "..") parts.pop();
      else if (part !== ".") parts.push(part);
    }
    return [name, parts.join("/")] as const;
  });
}

test("every class of a style sheet is used, and every class that is used is there", () => {
  const asked = new Map<string, Set<string>>();
  for (const [path, text] of SOURCES) {
    for (const [name, sheet] of sheetsOf(path, text)) {
      const classes = asked.get(sheet) ?? new Set();
      for (const [, one] of text.matchAll(new RegExp(`(?<![\\w/])${name}\\.(\\w+)`, "g"))) classes.add(one);
      asked.set(sheet, classes);
    }
  }
  const wrong = SHEETS.filter(([path]) => path.endsWith(".module.css")).flatMap(([path, text]) => {
    const selectors = text.replace(/\{[^{}]*\}/g, "{}");
    const defined = new Set([...selectors.matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name]) => name));
    const used = asked.get(path) ?? new Set<string>();
    return [
      ...[...defined].filter((name) => !used.has(name)).map((name) => `${path}: nothing uses .${name}`),
      ...[...used].filter((name) => !defined.has(name)).map((name) => `${path}: there is no .${name}`),
    ];
  });
  expect(wrong).toEqual([]);
});
