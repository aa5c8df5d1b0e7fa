import { expect, test } from "@playwright/test";
import { createServer, type ViteDevServer } from "vite";
import { violations } from "./axe";

let server: ViteDevServer;

test.beforeAll(async () => {
  server = await createServer({ server: { port: 0 }, logLevel: "error" });
  await server.listen();
});

test.afterAll(() => server.close());

for (const theme of ["light", "dark"]) {
  test(`every mark can be read in every sample, ${theme}`, { tag: "@long" }, async ({ page }) => {
    const problems: string[] = [];
    page.on("pageerror", ({ message }) => problems.push(message));
    await page.goto(`${server.resolvedUrls?.local[0]}gallery/`);
    await expect(page.locator("#stage section").last()).toBeVisible();
    if (theme === "dark") await page.getByRole("button", { name: "light", exact: true }).first().click();
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
    expect(await violations(page, { part: "#stage", only: "color-contrast" })).toEqual([]);
    expect(problems).toEqual([]);
  });
}
