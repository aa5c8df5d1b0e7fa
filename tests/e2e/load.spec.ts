import { SCENE_IDS } from "../../src/catalogue";
import { BertPage, expect, test } from "./page";
import { type Answer, Gate, hangUp, htmlInstead, notFound, StaticServer, truncated } from "./server";

const WEIGHTS = "model/model.safetensors";
const TYPED = "A quiet river runs past the old bank.";

let server: StaticServer;
test.beforeEach(() => {
  server = new StaticServer({ base: "/some/where/" });
});
test.afterEach(() => server.stop());

test("the weights arrive with a bar that counts their bytes, and the tokenizer plays meanwhile", async ({
  page,
}) => {
  const gate = new Gate(WEIGHTS);
  server.answers.set(WEIGHTS, gate.answer);
  const bert = new BertPage(page, await server.start());
  await bert.open();

  const megabytes = (gate.size / 1e6).toFixed(1);
  await expect(bert.modelBar).toContainText(`0.0 MB of ${megabytes} MB`);
  const bar = page.getByRole("progressbar");
  gate.release(4_000_000);
  await expect(bert.modelBar).toContainText(`4.0 MB of ${megabytes} MB`);
  const share = await bar.evaluate((element: HTMLProgressElement) => element.value);
  expect(share).toBeCloseTo(4_000_000 / gate.size, 2);

  await bert.text.fill("unbelievable");
  await expect
    .poll(() => bert.tokens().then((tokens) => tokens.map(({ text }) => text)))
    .toContain("unbelievable");
  await bert.play.click();
  await expect.poll(() => bert.time()).toBeGreaterThan(0.2);
  await bert.play.click();

  await bert.goTo("Attention");
  await expect(bert.stage).toContainText("starts as soon as the weights are here");
  gate.finish();
  await bert.ready();
  await expect(bert.button(/^Ask as unbelievable/)).toBeVisible();
  expect(bert.problems).toEqual([]);
});

/** No two neighbours say the same: what is said is what has just happened. */
const broken: { name: string; answer: Answer; says: RegExp }[] = [
  {
    name: "missing",
    answer: notFound,
    says: /“model\.safetensors” could not be fetched: the server answered 404/,
  },
  {
    name: "cut off",
    answer: truncated(WEIGHTS, 3_000_000),
    says: /“model\.safetensors” arrived damaged: its bytes are not those that were sent/,
  },
  { name: "a web page", answer: htmlInstead, says: /The weights file is not a safetensors file/ },
  {
    name: "interrupted",
    answer: hangUp(WEIGHTS, 2_000_000),
    says: /“model\.safetensors” stopped arriving after [\d,]+ bytes/,
  },
  { name: "empty", answer: truncated(WEIGHTS, 0), says: /“model\.safetensors” arrived damaged/ },
];

test("however the weights fail, the page says so in plain words, keeps the text, and tries again", async ({
  page,
}) => {
  const bert = new BertPage(page, await server.start());
  const alert = page.getByRole("alert");
  for (const [index, { name, answer, says }] of broken.entries()) {
    server.answers.set(WEIGHTS, answer);
    if (index === 0) await bert.open();
    else await bert.button("Try again").click();
    await expect(alert, name).toContainText(says);
    const sentence = (await alert.locator("p").textContent()) ?? "";
    expect(sentence, name).toMatch(/[.!]$/);
    expect(sentence, name).not.toMatch(
      /TypeError|RangeError|undefined|\[object|SyntaxError|Invalid typed array/,
    );
    if (index === 0) {
      await bert.text.fill(TYPED);
      await expect.poll(() => bert.tokens().then((tokens) => tokens.length)).toBe(11);
      await bert.goTo("Attention");
    }
    await expect(bert.stage, name).toContainText("Your text is safe; press “Try again” above.");
  }
  server.answers.delete(WEIGHTS);
  await bert.button("Try again").click();
  await bert.ready();
  await expect(alert).toBeHidden();
  await expect(bert.text).toHaveValue(TYPED);
  await expect(bert.button("Ask as bank, position 8")).toBeVisible();
});

test("a missing vocabulary is said in plain words and trying again works", { tag: "@long" }, async ({
  page,
}) => {
  server.answers.set("model/vocab.txt", notFound);
  const bert = new BertPage(page, await server.start());
  await bert.open();
  await expect(page.getByRole("alert")).toContainText(
    "“vocab.txt” could not be fetched: the server answered 404",
  );
  await bert.text.fill("No words yet.");
  server.answers.delete("model/vocab.txt");
  await bert.button("Try again").click();
  await bert.ready();
  expect((await bert.tokens()).map(({ text }) => text)).toEqual([
    "[CLS]",
    "no",
    "words",
    "yet",
    ".",
    "[SEP]",
  ]);
});

test("typing while the model is being fetched again shows no error", { tag: "@long" }, async ({ page }) => {
  server.answers.set(WEIGHTS, notFound);
  const bert = new BertPage(page, await server.start());
  await bert.open();
  await expect(page.getByRole("alert")).toBeVisible();
  const vocab = new Gate("model/vocab.txt");
  server.answers.set("model/vocab.txt", vocab.answer);
  server.answers.delete(WEIGHTS);
  await bert.button("Try again").click();
  await expect(bert.modelBar).toBeVisible();
  await bert.text.fill(TYPED);
  await page.waitForTimeout(500);
  await expect(page.getByRole("alert")).toBeHidden();
  vocab.finish();
  await bert.ready();
  expect((await bert.tokens()).length).toBe(11);
});

test("the page works under a sub-path: every request stays below it", { tag: "@long" }, async ({ page }) => {
  const bert = new BertPage(page, await server.start());
  await bert.openReady({ scene: "attention", t: 3 });
  for (const name of ["Tokenization", "Attention", "[CLS]", "Masking"]) {
    await bert.goTo(name);
    await bert.ready();
  }
  expect(server.asked.length).toBeGreaterThan(5);
  expect(server.asked.filter((path) => !path.startsWith("/some/where/"))).toEqual([]);
  expect(bert.problems).toEqual([]);
});

test("nothing is loaded from another site, and nothing at all while typing and playing", async ({ page }) => {
  const address = await server.start();
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) foreign.push(request.url());
  });
  const bert = new BertPage(page, address);
  await bert.openReady({ scene: "attention" });
  // The other scenes come one after the other while the page has nothing else to do.
  const scenes = () => server.asked.filter((path) => /scene-\w+-[\w-]+\.js$/.test(path)).length;
  await expect.poll(scenes).toBe(SCENE_IDS.length);
  await page.waitForLoadState("networkidle");
  const before = server.asked.length;
  await bert.text.fill("");
  await bert.text.pressSequentially("The judge read the long letter twice.");
  await expect(bert.button("Ask as judge, position 2")).toBeVisible();
  await page.keyboard.press("Escape");
  await bert.play.click();
  await expect.poll(() => bert.time()).toBeGreaterThan(0.1);
  await bert.play.click();
  // The browser looks at the icon again whenever the address changes: that is not the page's doing.
  expect(server.asked.slice(before).filter((path) => !path.endsWith("/favicon.svg"))).toEqual([]);
  expect(foreign).toEqual([]);
});

test("when the engine stops, the page says so, keeps the text, and starts it again", {
  tag: "@long",
}, async ({ page }) => {
  const bert = new BertPage(page, await server.start());
  await bert.openReady({ scene: "attention", t: 3 });
  const [worker] = page.workers();
  // From here on the worker answers nothing and breaks, as it would when it runs out of memory.
  await worker.evaluate(() => {
    self.postMessage = () => {
      setTimeout(() => {
        throw new Error("out of memory");
      });
    };
  });
  await bert.text.fill(TYPED);
  await expect(page.getByRole("alert")).toContainText("The engine stopped unexpectedly. Your text is kept.");
  await expect(bert.text).toHaveValue(TYPED);
  await bert.button("Try again").click();
  await bert.ready();
  await expect(bert.button("Ask as bank, position 8")).toBeVisible();
  await bert.text.fill("It lives again.");
  await expect(bert.button("Ask as lives, position 2")).toBeVisible();
});

test("a scene whose file does not arrive says so, and the rest of the page works on", {
  tag: "@long",
}, async ({ page }) => {
  const bert = new BertPage(page, await server.start());
  await page.route(/scene-attention.*\.js/, (route) => route.abort());
  await bert.openReady();
  await bert.goTo("Attention");
  await expect(bert.stage.getByRole("alert")).toContainText("This scene could not be shown.");
  await bert.text.fill("Still here.");
  await bert.goTo("Tokenization");
  await expect.poll(async () => (await bert.tokens()).map(({ text }) => text)).toContain("still");
  await bert.goTo("Attention");
  await page.unroute(/scene-attention.*\.js/);
  await expect.poll(() => page.url()).toMatch(/scene=attention.*text=Still/);
  await bert.button("Reload").click();
  await bert.ready();
  await expect(bert.text).toHaveValue("Still here.");
  await expect(bert.button("Ask as still, position 1")).toBeVisible();
});

test("everything that the page's head names is there", async ({ page, request }) => {
  const address = await server.start();
  await page.goto(address);
  const named = await page
    .locator("head [href], head [src], head meta[property='og:image']")
    .evaluateAll((elements) =>
      elements.map(
        (element) =>
          element.getAttribute("href") ??
          element.getAttribute("src") ??
          element.getAttribute("content") ??
          "",
      ),
    );
  expect(named.length).toBeGreaterThan(4);
  for (const url of named) expect((await request.get(new URL(url, address).href)).status(), url).toBe(200);
  const manifest = (await page.locator("link[rel=manifest]").getAttribute("href")) ?? "";
  const { icons } = await (await request.get(new URL(manifest, address).href)).json();
  expect(icons.length).toBeGreaterThan(0);
  for (const { src } of icons)
    expect((await request.get(new URL(src, address).href)).status(), src).toBe(200);
  expect(await page.title()).toMatch(/Inside BERT/);
  expect((await request.get(`${address}model/MODEL_CARD.md`)).status()).toBe(200);
});
