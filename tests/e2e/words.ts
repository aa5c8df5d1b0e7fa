import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { createServer } from "vite";
import { areaOf } from "../../src/words/area";
import { entries, sayings } from "../../src/words/testing";

/** What the page says in one language only: whole texts, and patterns of texts with live values in them. */
export interface OneLanguage {
  readonly texts: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
}

/** Fewer letters around a live value say too little to tell a language by. */
const LETTERS = 8;

let known: Promise<OneLanguage> | null = null;

/** Everything English in the catalogue that Spanish says in another way. */
export function englishOnly(): Promise<OneLanguage> {
  known ??= load();
  return known;
}

/** Vite loads the catalogue, as it does for the page. */
async function load(): Promise<OneLanguage> {
  const vite = await createServer({
    configFile: false,
    appType: "custom",
    logLevel: "error",
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    const areasIn = async (
      files: readonly string[],
      exported: (area: string) => string,
    ): Promise<[string, object][]> => {
      const areas: [string, object][] = [];
      for (const file of files) {
        const name = areaOf(file);
        const words = (await vite.ssrLoadModule(`/${file}`))[exported(name)];
        if (words) areas.push([name, words]);
      }
      return areas;
    };
    const files = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((file) => /^(words\/(es\/)?[a-zA-Z]+|(story|scenes\/\w+)\/(words|es))\.tsx?$/.test(file))
      .map((file) => `src/${file}`);
    const [spanish, english] = [true, false].map((is) =>
      files.filter((file) => /\/es[/.]/.test(file) === is),
    );
    return onlyIn(await areasIn(english, () => "words"), await areasIn(spanish, (name) => name));
  } finally {
    await vite.close();
  }
}

function onlyIn(areas: readonly [string, object][], others: readonly [string, object][]): OneLanguage {
  const leaves = (from: typeof areas): Set<string> =>
    new Set(
      from.flatMap(([name, words]) =>
        entries(name, words).flatMap(([, entry]) => sayings(entry).flatMap((said) => said.map(plain))),
      ),
    );
  const shared = leaves(others);
  const own = [...leaves(areas)].filter((text) => !shared.has(text));
  return {
    // A single small or short word may be one of the text.
    texts: new Set(
      own.filter((text) => !text.includes("◦") && /\p{L}.*[\p{Lu} ]|^\p{Lu}\p{Ll}{3}/u.test(text)),
    ),
    patterns: own
      .filter((text) => text.includes("◦") && text.replace(/[^\p{L}]/gu, "").length >= LETTERS)
      .map((text) => new RegExp(`^${text.split("◦").map(escaped).join(".+")}$`, "u")),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
const escaped = (text: string): string => text.replace(/[[\]\\^$.*+?(){}|/]/g, "\\$&");

/** Every text and label on the page, shown or for screen readers, but not what the visitor typed. */
export async function saidOn(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest("script, style, noscript")) texts.push(node.textContent ?? "");
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "placeholder", "aria-valuetext", "alt"]) {
        texts.push(element.getAttribute(name) ?? "");
      }
    }
    return texts;
  });
  return [...new Set(found.map(plain))].filter((text) => text !== "");
}

/** Those of the texts that are said in that language. */
export function saidIn({ texts, patterns }: OneLanguage, said: readonly string[]): readonly string[] {
  return said.filter((text) => texts.has(text) || patterns.some((pattern) => pattern.test(text)));
}
