import { mkdirSync, writeFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { SCENE_IDS, type SceneId } from "../../src/catalogue";
import { type BertPage, expect, MANY_STEPS, test } from "./page";

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
}

/**
 * The longest task of the main thread while something is done, in milliseconds of processor time: what other programs
 * take of a shared machine does not count. 200 are wanted; it is printed, not judged: machines have their own paces.
 */
async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await page.evaluate(() => performance.mark("flood"));
  await work();
  const trace: { traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
  const mark = trace.traceEvents.find(({ name }) => name === "flood")!;
  const tasks = trace.traceEvents.filter(
    ({ name, pid, tid, ts }) =>
      name.endsWith("RunTask") && pid === mark.pid && tid === mark.tid && ts >= mark.ts,
  );
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
}

const LONGEST = "5,000 words";
const TEXTS = {
  "200,000 letters without a blank": "ACGT".repeat(50_000),
  [LONGEST]: "word ".repeat(5000),
  "2,000 words of another kind each": Array.from({ length: 2000 }, (_, i) => `w${i}`).join(" "),
  "20,000 line ends": "a\n".repeat(20_000),
};

/** Elements that are made in one go, at most, while something is done: the work of one task, whatever the machine. */
async function mostMade(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const counts: number[] = [0];
    const observer = new MutationObserver((records) => {
      const made = records
        .flatMap(({ addedNodes }) => [...addedNodes])
        .map((node) => (node instanceof Element ? 1 + node.querySelectorAll("*").length : 0));
      counts.push(made.reduce((sum, count) => sum + count, 0));
    });
    observer.observe(document.body, { childList: true, subtree: true });
    Object.assign(globalThis, { made: () => Math.max(...counts) });
  });
  await work();
  return page.evaluate(() => (globalThis as unknown as { made: () => number }).made());
}

/** A text of 128 tokens has thousands of marks: they come in shares. */
const MOST_MADE = 1400;

/** From a short text, so that all that is shown of the long one is made anew; pasted in one go. */
async function flood(bert: BertPage, scene: SceneId, t: number, text: string) {
  await bert.openReady({ scene, t, text: "The cat sat." });
  await bert.atRest();
  let made = 0;
  const task = await longestTask(bert.page, async () => {
    made = await mostMade(bert.page, async () => {
      await bert.text.evaluate((box: HTMLTextAreaElement, all) => {
        box.focus();
        box.select();
        document.execCommand("insertText", false, all);
      }, text);
      await bert.atRest();
    });
  });
  return { made, task };
}

/** Scenes that make something else of each of the texts; of the others, the longest list is looked at. */
const TELL_APART: readonly SceneId[] = ["story", "tokenization", "embeddings", "attention", "mlm", "why"];

for (const scene of SCENE_IDS) {
  test(`after a flood of text the page comes to rest: ${scene}`, { tag: "@long" }, async ({ bert }) => {
    test.setTimeout(MANY_STEPS);
    for (const [name, text] of Object.entries(TEXTS)) {
      if (name !== LONGEST && !TELL_APART.includes(scene)) continue;
      const { made, task } = await flood(bert, scene, 4, text);
      console.log(`${scene}, ${name}: ${made} elements in one go, longest task ${task} ms of processor time`);
      expect.soft(made, `${scene}, ${name}`).toBeLessThan(MOST_MADE);
    }
  });
}

const CONFIG = {
  model_type: "bert",
  hidden_size: 32,
  num_hidden_layers: 1,
  num_attention_heads: 2,
  intermediate_size: 64,
  vocab_size: 100,
  max_position_embeddings: 64,
  type_vocab_size: 2,
  hidden_act: "gelu",
};

/** The files of a folder that no visitor means well with, by what is too much of. */
const FLOODS: Record<string, () => Record<string, string | Buffer>> = {
  "a vocabulary of 16 MB": () => ({
    "vocab.txt": Array.from({ length: 1_600_000 }, (_, i) => `word${i}`).join("\n"),
  }),
  "16 MB of line ends": () => ({ "vocab.txt": "\n".repeat(16e6) }),
  "a config.json of 30 MB": () => ({
    "config.json": JSON.stringify({ ...CONFIG, note: "x".repeat(30e6) }),
  }),
  "a tokenizer.json 100,000 deep": () => ({
    "tokenizer.json": `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  }),
  "a tokenizer.json of 30 MB": () => ({
    "tokenizer.json": JSON.stringify({
      model: {
        type: "WordPiece",
        vocab: Object.fromEntries(Array.from({ length: 1_300_000 }, (_, i) => [`token${i}`, i])),
      },
    }),
  }),
  "a million tensors": () => {
    const header = Buffer.from(
      `{${Array.from({ length: 1e6 }, (_, i) => `"t${i}":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}`).join(",")}}`,
    );
    const length = Buffer.alloc(8);
    length.writeBigUInt64LE(BigInt(header.length));
    return { "model.safetensors": Buffer.concat([length, header]) };
  },
};

test(
  "a flood of files is refused in a sentence, and the page goes on",
  { tag: "@long" },
  async ({ bert, page }, info) => {
    test.setTimeout(MANY_STEPS);
    await bert.openReady({ scene: "attention", t: 1 });
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    const seen: Record<string, number> = {};
    for (const [name, make] of Object.entries(FLOODS)) {
      const folder = info.outputPath(name.replaceAll(/\W/g, "-"));
      mkdirSync(folder, { recursive: true });
      const files = {
        "config.json": JSON.stringify(CONFIG),
        "model.safetensors": Buffer.alloc(64),
        ...make(),
      };
      for (const [file, content] of Object.entries(files)) writeFileSync(`${folder}/${file}`, content);
      const said = dialog.getByRole("status");
      await dialog.getByLabel("Choose files").setInputFiles([]);
      seen[name] = await longestTask(page, async () => {
        await dialog
          .getByLabel("Choose files")
          .setInputFiles(Object.keys(files).map((file) => `${folder}/${file}`));
        await expect(said).toHaveAttribute("data-bad", "true", { timeout: 120_000 });
        await expect(said).toContainText(/\w+ .*\./);
      });
      // The model before is at work, and the page answers.
      await page.keyboard.press("Escape");
      await expect(page.getByText("Σ = 1.000").or(bert.stage)).toBeVisible();
      await page.keyboard.press("m");
    }
    console.log("longest task, ms of processor time", seen);
  },
);
