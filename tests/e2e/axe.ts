import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";
import type axe from "axe-core";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * What axe finds on the whole page, or in one part of it: one line for each thing and each rule that it breaks.
 * Every rule runs that runs unasked, or `only` one; the lists of what passed are left out.
 */
export async function violations(
  page: Page,
  { part, only }: { readonly part?: string; readonly only?: string } = {},
): Promise<string[]> {
  const known = await page.evaluate(() => "axe" in window);
  if (!known) await page.evaluate(SOURCE);
  return page.evaluate(
    async ([part, only]) => {
      const { axe: checker } = window as unknown as { axe: typeof axe };
      const found = await checker.run(part ?? document, {
        resultTypes: ["violations"],
        ...(only && { runOnly: [only] }),
      });
      return found.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
      );
    },
    [part, only] as const,
  );
}
