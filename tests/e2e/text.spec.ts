import type { Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { STEP } from "../../src/scenes/attention/steps";
import { MAX_TOKENS } from "../../src/store/fields";
import { engine } from "./engine";
import { type BertPage, expect, figure, MANY_STEPS } from "./page";
import { test } from "./sameTab";

test("what is typed becomes the tokens that the engine in Node gives", async ({ bert }) => {
  await bert.openReady();
  const text = "Zoë’s unbelievably straightforward playlist!";
  await bert.text.fill(text);
  const expected = (await engine()).tokenizer.encode(text, { maxTokens: MAX_TOKENS });
  await expect.poll(async () => (await bert.tokens()).length).toBe(expected.tokens.length);
  expect(await bert.tokens()).toEqual(
    expected.tokens.map(({ text, id, segment }) => ({ text, id, segment })),
  );
});

test("what is typed changes the attention, and every number in the table is the engine's", async ({
  bert,
  page,
}) => {
  // Wide enough for all columns of the table.
  await page.setViewportSize({ width: 1440, height: 900 });
  await bert.openReady({ scene: "attention", t: STEP.softmax + 1, layer: 1, head: 2, token: 3 });
  const before = await bert.attention();
  const text = "The bank approved the loan.";
  await bert.text.fill(text);
  await expect(bert.button("Ask as loan, position 5")).toBeVisible();
  const after = await bert.attention();
  expect(after.map(({ token }) => token)).toEqual([
    "[CLS]",
    "the",
    "bank",
    "approved",
    "the",
    "loan",
    ".",
    "[SEP]",
  ]);
  expect(after.map(({ share }) => share)).not.toEqual(before.map(({ share }) => share));

  const { trace } = (await engine()).run({ text, need: { layers: ["scores", "probs"] } });
  const { scores, probs } = trace.layers[1];
  const at = (2 * 8 + 3) * 8;
  after.forEach(({ figures, share }, key) => {
    expect(figure(figures[0])).toBeCloseTo(scores!.data[at + key] * 8, 1);
    expect(figure(figures[1])).toBeCloseTo(scores!.data[at + key], 1);
    expect(Math.abs(figure(share) - probs!.data[at + key] * 100)).toBeLessThan(0.6);
  });
  const sum = after.reduce((total, { share }) => total + figure(share), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(after.length * 0.5);
});

test("while typing letter by letter, the page ends on the last letter", async ({ bert }) => {
  await bert.openReady({ scene: "attention", layer: 0, head: 0, t: STEP.softmax + 1 });
  await bert.text.fill("");
  await bert.text.pressSequentially("Rivers carry sand to the sea.");
  await expect(bert.button("Ask as sea, position 6")).toBeVisible();
  const tokens = (await bert.attention()).map(({ token }) => token);
  expect(tokens).toEqual(["[CLS]", "rivers", "carry", "sand", "to", "the", "sea", ".", "[SEP]"]);
});

test("a second sentence gets segment 1 and can be taken away again", async ({ bert }) => {
  await bert.openReady();
  await bert.text.fill("Where is it?");
  await bert.button("+ second sentence").click();
  await expect(bert.pair).toBeFocused();
  await bert.pair.fill("Under the table.");
  await expect.poll(async () => (await bert.tokens()).length).toBe(11);
  const segments = (await bert.tokens()).map(({ segment }) => segment);
  expect(segments).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]);
  await bert.button("Remove the second sentence").click();
  await expect(bert.pair).toBeHidden();
  await expect.poll(async () => (await bert.tokens()).length).toBe(6);
});

test("an example puts its sentence on stage", async ({ bert }) => {
  await bert.openReady();
  await bert.button("a word in pieces").click();
  await expect(bert.text).toHaveValue("Tokenization is unbelievably straightforward.");
  await expect(bert.button("a word in pieces")).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await bert.tokens()).map(({ text }) => text)).toContain("##ization");
});

test("pointing at a token marks its letters in the text as typed", async ({ bert }) => {
  await bert.openReady({ text: "A CAFÉ opens", t: 3 });
  await bert.button(/^Token 2: cafe/).hover();
  await expect(bert.stage.locator("mark")).toHaveText("CAFÉ");
  await bert.button(/^Token 3: opens/).hover();
  await expect(bert.stage.locator("mark")).toHaveText("opens");
});

test("a text without words says what to do, in every scene", { tag: "@long" }, async ({ bert }) => {
  await bert.openReady({ scene: "story", t: 2 });
  for (const text of ["", "   ", "\u200b"]) {
    await bert.text.fill(text);
    await expect(bert.stage).toContainText("There are no words here yet. Type a sentence");
    for (const scene of ["Tokenization", "Attention", "[CLS]", "Masking"]) {
      await bert.goTo(scene);
      await expect(bert.stage).toContainText("There are no words here yet. Type a sentence");
      await expect(bert.play).toHaveAttribute("aria-disabled", "true");
    }
  }
  await bert.text.fill("Words again.");
  await expect(bert.play).not.toHaveAttribute("aria-disabled", "true");
});

const odd: { name: string; text: string; pair?: string }[] = [
  { name: "one letter", text: "a" },
  { name: "emoji", text: "I ❤️ 🤖👩‍👩‍👧 so much 🎉" },
  { name: "Chinese", text: "我喜欢猫和狗。" },
  { name: "right-to-left script", text: "مرحبا بالعالم" },
  { name: "[MASK] twice", text: "The [MASK] sat on the [MASK]." },
  { name: "special tokens typed", text: "[CLS] [SEP] [UNK] [PAD]" },
  { name: "markup", text: "<img src=x onerror=alert(1)> & <b>bold</b>" },
  { name: "a very long word", text: "a".repeat(300) },
  {
    name: "300 words",
    text: Array.from({ length: 300 }, (_, i) => ["river", "bank", "steep", "water"][i % 4]).join(" "),
  },
  { name: "two long texts", text: "red green blue ".repeat(60), pair: "one two three ".repeat(60) },
];

/** Each text is shown by some scenes, and each scene shows some texts; `npm run test:long` makes all of these pairs. */
const SHARE = 5;
/** Cuts, unknown letters, and a second sentence: what goes other ways through the tokenizer and the page. */
const SAMPLE = ["[MASK] twice", "Chinese", "a very long word"];

odd.forEach(({ name, text, pair }, turn) => {
  const walk =
    (scenes: readonly SceneId[]) =>
    async ({ bert, page }: { bert: BertPage; page: Page }) => {
      test.setTimeout(MANY_STEPS);
      await bert.openReady();
      await bert.text.fill(text);
      if (pair !== undefined) {
        await bert.button("+ second sentence").click();
        await bert.pair.fill(pair);
      }
      const { tokens, truncated } = (await engine()).tokenizer.encode(text, { pair, maxTokens: MAX_TOKENS });
      await expect
        .poll(async () => (await bert.tokens()).map(({ id }) => id))
        .toEqual(tokens.map(({ id }) => id));
      const note = page.getByText(`the last ${truncated} were cut off`);
      await expect(note).toHaveCount(truncated > 0 ? 1 : 0);

      for (const scene of scenes) {
        await bert.follow({ scene, text, ...(pair !== undefined && { pair }) });
        await bert.ready();
        await bert.stage.focus();
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("ArrowRight");
        await expect(bert.slider).toHaveAttribute("aria-valuenow", "1");
        await page.keyboard.press("End");
        const end = (await bert.slider.getAttribute("aria-valuemax")) ?? "";
        await expect(bert.slider).toHaveAttribute("aria-valuenow", end);
        expect(await bert.scrollsSideways()).toBe(false);
      }
    };
  test(
    `${name}: scenes show it from the first step to the last`,
    { tag: SAMPLE.includes(name) ? [] : "@long" },
    walk(SCENE_IDS.filter((_, i) => i % SHARE === turn % SHARE)),
  );
  test(`${name}: every scene shows it from the first step to the last`, { tag: "@long" }, walk(SCENE_IDS));
});
