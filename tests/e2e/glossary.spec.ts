import { ENTRIES } from "../../src/glossary/entries";
import { violations } from "./axe";
import { expect, test } from "./page";

test("a word of the caption opens its entry by keyboard, and the entry leads to the moment that shows it", async ({
  bert,
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await bert.openReady({ scene: "attention", t: 3 });
  expect(fetched.filter((url) => /Dialogs/.test(url))).toEqual([]);
  const word = bert.caption.getByRole("button").first();
  await word.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Glossary" });
  await expect(dialog.getByRole("article")).toBeVisible();
  expect(fetched.filter((url) => /Dialogs/.test(url)).length).toBeGreaterThan(0);
  for (const theme of ["light", "dark"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    expect(await violations(page, { part: "[role=dialog]" }), theme).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(word).toBeFocused();
  await page.keyboard.press("g");
  await dialog.getByRole("list", { name: "All terms" }).getByRole("button", { name: "WordPiece" }).click();
  const wordpiece = ENTRIES.find(({ id }) => id === "wordpiece");
  await expect(dialog.getByRole("article")).toContainText(wordpiece?.text ?? "");
  await dialog.getByRole("button", { name: /^Show me/ }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How does a sentence become tokens?");
  await expect(bert.caption).toContainText("2/");
});

test("the glossary fits a phone", { tag: "@long" }, async ({ bert, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "mlm", t: 3 });
  await bert.caption.getByRole("button").first().click();
  await expect(page.getByRole("dialog", { name: "Glossary" }).getByRole("article")).toBeVisible();
  expect(await bert.scrollsSideways()).toBe(false);
});
