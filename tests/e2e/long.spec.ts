import { SCENE_IDS } from "../../src/catalogue";
import { seededRandom } from "../../src/engine/random";
import { expect, MANY_STEPS, test } from "./page";

/** `WALK_SEED=7 WALK_STEPS=1000 npm run test:long`: another walk, or a longer one. */
const SEED = Number(process.env.WALK_SEED ?? 2018);
const STEPS = Number(process.env.WALK_STEPS ?? 600);

const TEXTS = [
  "The bank by the river was steep.",
  "",
  "日本 🤖 ❤ naïve Zürich",
  "[MASK] [CLS] ##x [SEP]",
  "a\u0001b \ud83e c",
  "word ".repeat(400),
  "ACGT".repeat(5000),
];
const KEYS = [
  "ArrowRight",
  "ArrowLeft",
  " ",
  "Home",
  "End",
  "n",
  "f",
  "l",
  "d",
  "Escape",
  "Tab",
  "Enter",
  "1",
  "4",
];

test(`a random walk of ${STEPS} steps from seed ${SEED} leaves the page whole`, { tag: "@long" }, async ({
  bert,
  page,
}) => {
  test.setTimeout(MANY_STEPS);
  const random = seededRandom(SEED);
  const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)];
  await bert.openReady({ scene: "attention" });
  const did: string[] = [];
  for (let step = 0; step < STEPS; step++) {
    const kind = random();
    if (kind < 0.12) {
      const [scene, t] = [oneOf(SCENE_IDS), Math.floor(random() * 9)];
      did.push(`${scene} ${t}`);
      await bert.follow({ scene, t, text: oneOf(TEXTS) });
    } else if (kind < 0.3) {
      const text = oneOf(TEXTS);
      did.push(`type ${text.slice(0, 20)}`);
      if (await bert.text.isVisible().catch(() => false))
        await bert.text.fill(text, { timeout: 2000 }).catch(() => undefined);
    } else if (kind < 0.65) {
      const key = oneOf(KEYS);
      did.push(`key ${key}`);
      await page.keyboard.press(key);
    } else {
      const at = [Math.floor(random() * 1280), Math.floor(random() * 720)] as const;
      did.push(`click ${at}`);
      await page.mouse.click(...at);
    }
    const last = did.slice(-6).join(" → ");
    // A walk may leave by a link: it comes back.
    if (!page.url().includes("localhost")) await page.goBack();
    expect(bert.problems, last).toEqual([]);
    // Nothing broke: the page stands, and nothing on it is no number.
    // A click on the name loads the page anew: then it is asked again.
    const read = () =>
      page.evaluate(() => document.getElementById("root")?.textContent ?? "").catch(() => "");
    await expect.poll(async () => (await read()).length, { message: last }).toBeGreaterThan(50);
    const said = await read();
    expect(/\bNaN\b|\bundefined\b|\[object /.exec(said)?.[0], last).toBeUndefined();
    expect(said, last).not.toMatch(/could not be shown|Something on this page broke/);
    if ((step + 1) % 100 === 0) console.log(`${step + 1} steps`);
  }
  // What is no longer shown is let go: the trees of a thousand actions do not pile up.
  await page.keyboard.press("Escape");
  await bert.follow({ scene: "attention", t: 1, text: TEXTS[0] });
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await page.waitForTimeout(1000);
  await session.send("HeapProfiler.collectGarbage");
  const { nodes } = await session.send("Memory.getDOMCounters");
  const live = await page.evaluate(() => {
    const walk = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
    let count = 1;
    while (walk.nextNode()) count++;
    return count;
  });
  console.log(`After ${STEPS} steps ${nodes} nodes are kept, ${live} of them in the page.`);
  expect(nodes - live).toBeLessThan(2_000);
});
