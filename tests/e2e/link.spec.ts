import { STEP } from "../../src/scenes/attention/steps";
import { expect, link, test } from "./page";

test("a reload keeps text, pair, scene, layer, head, token, direction and time", async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1 });
  await bert.text.fill("Where is the cat?");
  await bert.button("+ second sentence").click();
  await bert.pair.fill("It is under the table.");
  await bert.button("Ask as it, position 7").click();
  await page.getByRole("radio", { name: "Layer 3" }).click();
  await page.getByRole("radio", { name: "Head 2" }).click();
  await page.getByRole("switch", { name: "Left-to-right" }).click();
  await expect(bert.button("Ask as it, position 7")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await bert.attention())[8].share).toBe("0.0 %");
  const before = await bert.attention();
  await expect.poll(() => page.url()).toContain("causal=1");
  await page.reload();
  await bert.ready();
  await expect(bert.button("Ask as it, position 7")).toHaveAttribute("aria-pressed", "true");
  await expect(bert.text).toHaveValue("Where is the cat?");
  await expect(bert.pair).toHaveValue("It is under the table.");
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Head 2" })).toBeChecked();
  await expect(page.getByRole("switch", { name: "Left-to-right" })).toBeChecked();
  expect(await bert.time()).toBe(STEP.softmax + 1);
  await expect.poll(() => bert.attention()).toEqual(before);
});

test("the other text stays in the link, so that a shared comparison is the same one", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.texts + 1 });
  await page.getByRole("textbox", { name: "The other text" }).fill("was robbed at night.");
  await expect.poll(() => page.url()).toContain("robbed");
  await page.reload();
  await bert.ready();
  await expect(page.getByRole("textbox", { name: "The other text" })).toHaveValue("was robbed at night.");
});

test("back returns to the scene before, with the text it had", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady();
  await bert.goTo("Attention");
  await expect.poll(() => page.url()).toContain("scene=attention");
  await bert.text.fill("A new text for this scene.");
  await expect.poll(() => page.url()).toContain("new");
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("How does a sentence become tokens?");
  await expect(bert.text).toHaveValue("The bank by the river was steep.");
  await page.goForward();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "How does each token read all the others?",
  );
  await expect(bert.text).toHaveValue("A new text for this scene.");
});

test("the theme is kept over a reload, and d switches it", { tag: "@long" }, async ({ bert, page }) => {
  await bert.openReady();
  await page.locator("h1").click();
  const theme = (): Promise<string | null> => page.locator("html").getAttribute("data-theme");
  expect(await theme()).toBe("light");
  await page.keyboard.press("d");
  expect(await theme()).toBe("dark");
  await page.reload();
  await bert.ready();
  expect(await theme()).toBe("dark");
  await bert.button("Light theme").click();
  expect(await theme()).toBe("light");
});

const nonsense = [
  "#",
  "#v=1&scene=nowhere&t=NaN&layer=-1&head=x&token=1e9&masked=a.b&seed=abc&causal=maybe",
  "#v=99&scene=attention&t=1e9&layer=999&head=999&token=500&masked=400.500",
  "#text=%E0%A4%A&pair=%00%01",
  `#v=1&scene=mlm&masked=${Array.from({ length: 100 }, (_, i) => i).join(".")}`,
  "#<script>alert(1)</script>",
];

// `url/fuzz.test.ts` reads thousands of them; here a page is opened with each.
for (const [index, hash] of nonsense.entries()) {
  const details = { tag: index === 1 ? [] : "@long" };
  test(
    `a link that makes no sense still opens a working page: ${hash.slice(0, 60)}`,
    details,
    async ({ bert, page }) => {
      await page.goto(`./${hash}`);
      await bert.ready();
      expect(await bert.time()).toBeGreaterThanOrEqual(0);
      await bert.text.fill("It still reads.");
      await bert.goTo("Tokenization");
      await expect
        .poll(async () => (await bert.tokens()).slice(0, 6).map(({ text }) => text))
        .toEqual(["[CLS]", "it", "still", "reads", ".", "[SEP]"]);
    },
  );
}

test("the link made for a state opens that state", async ({ bert, page }) => {
  await page.goto(
    `./${link({ scene: "attention", layer: 0, head: 0, text: "Ünïcode & signs = 100 %", t: 2.5, token: 1 })}`,
  );
  await bert.ready();
  await expect(bert.text).toHaveValue("Ünïcode & signs = 100 %");
  expect(await bert.time()).toBe(2.5);
  await expect(bert.button("Ask as unicode, position 1")).toHaveAttribute("aria-pressed", "true");
});
