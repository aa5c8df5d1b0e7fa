import { seededRandom, shuffled } from "../../src/engine/random";
import { IDEAS } from "../../src/scenes/lab/ideas";
import { fingerprint } from "../../src/scenes/lab/prediction";
import { engine } from "./engine";
import { expect, figure, test } from "./page";

const TEXT = "The farmer sold his horse at the market.";

test("a question on the visitor's own sentence: predicted, revealed, and the numbers are the engine's", {
  tag: "@long",
}, async ({ bert, page }) => {
  await bert.openReady({ scene: "lab" });
  await bert.text.fill(TEXT);
  const ask = bert.stage.getByRole("heading", { level: 3 });
  const numbers = bert.stage.getByRole("list", { name: "Questions" }).getByRole("button");
  // One of the round is about a filler, whatever the order that the seed drew.
  for (const button of await numbers.all()) {
    await button.click();
    await expect(ask).toBeVisible();
    if ((await ask.textContent())?.includes("most probable")) break;
  }
  await expect(ask).toContainText("is hidden behind [MASK]");
  const answers = bert.stage.getByRole("group", { name: "Answers" }).getByRole("button");
  await expect(answers).toHaveCount(3);
  expect(await bert.stage.textContent()).not.toMatch(/\d ?%/);

  const hidden = /“(\w+)” is hidden/.exec((await ask.textContent()) ?? "")?.[1] ?? "";
  const model = await engine();
  const tokens = model.tokenizer.encode(TEXT).tokens.map(({ text }) => text);
  const position = tokens.indexOf(hidden);
  const [{ guesses }] = model.run({
    text: TEXT,
    replacements: [{ position, id: model.tokenizer.vocabulary.special.mask }],
    guesses: { positions: [position], top: 40 },
  }).guesses;

  await answers.first().focus();
  await page.keyboard.press("Enter");
  await expect(bert.caption).toContainText("Why");
  const shown = await bert.stage.locator("[data-answer]").allTextContents();
  const found = shown.map((text) => {
    const guess = guesses.find(({ token }) => new RegExp(`[A-C✓✗]${token}(right|your|[\\d<])`).test(text));
    expect(guess, text).toBeDefined();
    const share = figure(/([\d.]+) %/.exec(text)?.[1] ?? "");
    expect(Math.abs(share - (guess?.probability ?? 0) * 100), text).toBeLessThan(0.6);
    return guess?.probability ?? 0;
  });
  const right = shown.findIndex((text) => text.includes("✓"));
  expect(right).toBe(found.indexOf(Math.max(...found)));

  // The link holds the question and the prediction; progress stays on the device.
  await expect.poll(() => page.url()).toContain("lab.answer");
  expect(page.url()).not.toContain("Right");
  await page.reload();
  await bert.ready();
  await expect(answers.first()).toHaveAttribute("aria-pressed", "true");
  await bert.stage
    .getByRole("group", { name: "Answers" })
    .getByTitle("Where does this number come from?")
    .first()
    .click();
  const sheet = page.getByRole("dialog");
  await expect(sheet.getByText(/^probability of “\w+” at position/)).toBeVisible();
  const asked = figure((await sheet.locator("[class*=value]").first().textContent()) ?? "");
  expect(Math.abs(asked - found[0])).toBeLessThan(1e-3);
  await page.keyboard.press("Escape");
  await expect(bert.stage).toContainText(/Right so far: [01] of 1 on sentences/);
  await bert.button("Reset").click();
  await expect(bert.stage).toContainText("counted on this device");
});

test("the quiz on the ideas is answered by keyboard, at 390 px, and leads to the moment that shows it", async ({
  bert,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await bert.openReady({ scene: "lab", "lab.part": "ideas", "lab.question": 5 });
  const idea = IDEAS[4];
  const order = shuffled(idea.answers, seededRandom(1 ^ Number.parseInt(fingerprint(idea.id), 36)));
  const answers = bert.stage.getByRole("group", { name: "Answers" }).getByRole("button");
  await answers.nth(order.indexOf(idea.answers[0])).focus();
  await page.keyboard.press("Space");
  await expect(bert.caption).toContainText("Right");
  await expect(bert.caption).toContainText(`The answer: ${idea.answers[0]}.`);
  expect(await bert.scrollsSideways()).toBe(false);
  await bert.button(/^See it in/).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "How does each token read all the others?",
  );
  await expect(bert.caption).toContainText("3/");
});

test("the quiz works on a device that refuses to store anything", { tag: "@long" }, async ({
  bert,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ["getItem", "setItem"] as const)
      Storage.prototype[name] = () => {
        throw new DOMException("denied", "SecurityError");
      };
  });
  await bert.openReady({ scene: "lab", "lab.part": "ideas" });
  await bert.stage.getByRole("group", { name: "Answers" }).getByRole("button").first().click();
  await expect(bert.stage).toContainText(/Right so far: 0 of 0 on sentences, [01] of 1 on ideas/);
});
