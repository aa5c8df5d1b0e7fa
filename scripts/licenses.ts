import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Plugin } from "vite";

/** Name of the file beside index.html. */
export const NOTICES = "licenses.txt";

/** Packages whose code or fonts are in the page: their licences ask to be told with it. */
export function licenseNotices(): Plugin {
  const folders = new Set<string>();
  return {
    name: "license-notices",
    apply: "build",
    transform: {
      order: "pre",
      handler(_, id) {
        const folder = packageOf(id);
        if (folder) folders.add(folder);
        return null;
      },
    },
    generateBundle(_, bundle) {
      // Fonts come by the style sheets, which never pass as modules.
      for (const file of Object.values(bundle)) {
        for (const origin of file.type === "asset" ? file.originalFileNames : []) {
          const folder = packageOf(resolve(origin));
          if (folder) folders.add(folder);
        }
      }
      this.emitFile({ type: "asset", fileName: NOTICES, source: noticesOf([...folders]) });
    },
  };
}

/** The folder of the package that a module's file is in; null for the page's own. */
export function packageOf(id: string): string | null {
  const file = id.replace(/^\0/, "").split("?")[0];
  if (!/[\\/]node_modules[\\/]/.test(file)) return null;
  for (let folder = dirname(file); /[\\/]node_modules[\\/]/.test(folder); folder = dirname(folder)) {
    const description = join(folder, "package.json");
    // Some packages have one in each of their folders, which says only how these are to be read.
    if (existsSync(description) && JSON.parse(readFileSync(description, "utf8")).name) return folder;
  }
  return null;
}

/** One notice a package: its name, version and licence, with the licence's text where the package has it. */
export function noticesOf(folders: readonly string[]): string {
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), "utf8").trim() : `Licence: ${license}`;
    return [`${name} ${version} (${license})`, text].join("\n\n");
  });
  return `This page holds code and fonts of these packages.\n\n${[...new Set(notices)].sort().join(`\n\n${"-".repeat(72)}\n\n`)}\n`;
}
