import { expect, test } from "vitest";

/** Everything the page is drawn by; the catalogue itself, tests and the engine apart. */
const SOURCES = Object.entries(
  import.meta.glob<string>(
    [
      "../**/*.{ts,tsx}",
      "!./**",
      "!../{story,scenes/*}/{words,es}.tsx",
      "!../engine/**",
      "!../worker/**",
      "!../**/*.test.{ts,tsx}",
      "!../**/testing.{ts,tsx}",
    ],
    { eager: true, query: "?raw", import: "default" },
  ),
).map(([path, text]) => [path.replace("../", ""), text] as const);

/** Where the page gives something a name: Biome's noJsxLiterals looks at the text between tags. */
const NAMED =
  /\b(aria-label|aria-valuetext|aria-description|title|alt|label|caption|placeholder|legend|note|hint|heading|intro)(?:=|: |=\{|: \(\) => )("[^"\n]*"|`[^`]*`)/g;

/** Names of models and of the page. */
const NAMES = new Set(["RoBERTa", "ALBERT", "DistilBERT", "ELECTRA", "prajjwal1/bert-tiny", "Inside BERT"]);

test("what has a name has it from the catalogue", () => {
  expect(SOURCES.length).toBeGreaterThan(200);
  const found = SOURCES.flatMap(([path, text]) =>
    [...text.matchAll(NAMED)]
      .map(([whole, , literal]) => [whole, literal.slice(1, -1)] as const)
      .filter(([, said]) => /\p{L}{2}/u.test(said.replace(/\$\{[^}]*\}/g, "")) && !NAMES.has(said))
      .map(([whole]) => `${path}: ${whole}`),
  );
  expect(found).toEqual([]);
});

test("numbers are written by ui/format alone, which follows the language", () => {
  const found = SOURCES.filter(
    ([path, text]) => path !== "ui/format.ts" && /\.toLocaleString\(|\.toPrecision\(/.test(text),
  );
  expect(found.map(([path]) => path)).toEqual([]);
});
