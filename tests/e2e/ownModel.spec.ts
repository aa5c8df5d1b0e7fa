import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { answerWithHead } from "../../src/engine/heads/answer";
import type { HeadResult } from "../../src/engine/heads/request";
import { finish } from "../../src/engine/steps";
import { folderFiles } from "../../src/engine/testing/folders";
import { percent } from "../../src/ui/format";
import { ownModel } from "../../src/worker/ownModel";
import { expect, test } from "./page";

const TINY = "tests/fixtures/reference/tiny";
const folder = (weights = readFileSync(`${TINY}/model.safetensors`)) => [
  { name: "config.json", mimeType: "application/json", buffer: readFileSync(`${TINY}/config.json`) },
  { name: "vocab.txt", mimeType: "text/plain", buffer: readFileSync(`${TINY}/vocab.txt`) },
  { name: "model.safetensors", mimeType: "application/octet-stream", buffer: weights },
];

test("a visitor's own BERT takes the place of ours, and ours comes back", async ({ bert, page }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.getByRole("button", { name: "The model, and your own" }).click();
  await expect(page.getByText("the mini-BERT of this page")).toBeVisible();
  await page.getByLabel("Choose files").setInputFiles(folder());
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await expect(page.getByText("your own", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  // The tiny model has three layers; ours has four.
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toHaveCount(0);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  // Nor does an address that somebody edits put the sizes of ours in their place.
  await page.evaluate(() => {
    location.hash = "#v=3&scene=sizes&text=The cat.";
  });
  await expect(bert.stage.getByRole("spinbutton", { name: "layers" })).toHaveValue("3");
  await page.goBack();
  // A link cannot hold it, and says so.
  await page.getByRole("button", { name: "Share and take away" }).click();
  await expect(page.getByRole("dialog")).toContainText(
    "but not your own model: whoever opens it sees the numbers of the model of this page",
  );
  await page.keyboard.press("Escape");

  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Back to the model of this page" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
});

test("Limits measures a visitor's own model, and tells it nothing of our training", { tag: "@long" }, async ({
  page,
}) => {
  await page.goto("./#v=1&scene=limits&t=1");
  const story = page.getByRole("region", { name: "Story" });
  await expect(story.getByText("Training reached only")).toBeVisible();
  await page.keyboard.press("m");
  await page.getByLabel("Choose files").setInputFiles(folder());
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("measured on your own model")).toBeVisible();
  await expect(story.getByText("your model’s files do not say")).toBeVisible();
  await expect(page.getByText("no text in training was long enough")).toHaveCount(0);
});

test("a damaged file is refused in a sentence, and the model before stays at work", async ({ page }) => {
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  const whole = readFileSync(`${TINY}/model.safetensors`);
  await page.getByLabel("Choose files").setInputFiles(folder(whole.subarray(0, whole.length / 2)));
  await expect(
    page.getByRole("dialog").getByText(/cut short|truncated|ends before|too short/i),
  ).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
  await page.getByLabel("Your sentence").fill("It still reads.");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
});

/** Answers for the Hub, which tests cannot reach: one model, `owner/tiny`. */
async function hub(page: Page): Promise<void> {
  const names = ["config.json", "vocab.txt", "model.safetensors"];
  await page.route("https://huggingface.co/**", async (route) => {
    const { pathname } = new URL(route.request().url());
    const headers = { "access-control-allow-origin": "*" };
    const name = names.find((candidate) => pathname === `/owner/tiny/resolve/main/${candidate}`);
    if (name) return route.fulfill({ headers, body: readFileSync(`${TINY}/${name}`) });
    if (pathname !== "/api/models/owner/tiny") return route.fulfill({ headers, status: 401 });
    const siblings = names.map((rfilename) => ({
      rfilename,
      size: readFileSync(`${TINY}/${rfilename}`).length,
    }));
    return route.fulfill({ headers, json: { siblings } });
  });
}

test("a model is fetched from the Hub by its name, kept in the browser, and there again on the next visit", {
  tag: "@long",
}, async ({ page }) => {
  await hub(page);
  const at = "./#v=1&scene=attention&t=5&token=1";
  await page.goto(at);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  const name = page.getByLabel("Name of a model on the Hub");
  await name.fill("owner/other");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("no public model called “owner/other”")).toBeVisible();
  await name.fill("owner/tiny");
  await page.getByRole("button", { name: "Look it up" }).click();
  await expect(page.getByText("MB to fetch.")).toBeVisible();
  await page.getByRole("button", { name: "Fetch it" }).click();
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Keep this model in this browser" }).click();
  await expect(page.getByText("You find it here on your next visit.")).toBeVisible();

  await page.unrouteAll();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
  await page.keyboard.press("m");
  await page.getByRole("button", { name: "Use the kept model" }).click();
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Forget it" }).click();
  await expect(page.getByText("is gone from this browser")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 3" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toHaveCount(0);
  await page.reload();
  await page.getByRole("button", { name: "The model, and your own" }).click();
  await expect(page.getByRole("button", { name: "Choose files" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Use the kept model" })).toHaveCount(0);
});

test("a fetch from the Hub can be cancelled, and nothing changes", { tag: "@long" }, async ({ page }) => {
  await hub(page);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/owner/tiny/resolve/main/model.safetensors", async (route) => {
    await held;
    await route.abort();
  });
  await page.goto("./#v=1&scene=attention&t=5&token=1");
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
  await page.keyboard.press("m");
  await page.getByLabel("Name of a model on the Hub").fill("owner/tiny");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Fetch it" }).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("Stopped. Nothing was changed.")).toBeVisible();
  release();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("radio", { name: "Layer 4" })).toBeVisible();
});

/** A folder that Hugging Face transformers wrote (training/hfFolders.py), as files to choose. */
function written(name: string): { name: string; mimeType: string; buffer: Buffer }[] {
  const folder = `tests/fixtures/huggingface/${name}`;
  return readdirSync(folder).map((file) => ({
    name: file,
    mimeType: "application/octet-stream",
    buffer: readFileSync(`${folder}/${file}`),
  }));
}

async function bring(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "The model, and your own" }).click();
  await page.getByLabel("Choose files").setInputFiles(written(name));
  await expect(page.getByText("Your model is at work.")).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
}

/** What the same files say in Node: the engine that ownModel.test.ts checks against transformers. */
async function inNode(name: string, text: string, pair: string | null = null): Promise<HeadResult> {
  const { bert, head } = await ownModel(folderFiles(`tests/fixtures/huggingface/${name}`));
  return finish(answerWithHead(head!, bert.run({ text, pair }), { name: head!.name, variant: "own" }));
}

test("the head of a visitor's model answers in Fine-tuning: classes, tags, answers", {
  tag: "@long",
}, async ({ bert, page }) => {
  const text = "The cat was good.";
  await bert.openReady({ scene: "finetuning", t: 1, text });
  await bring(page, "classify");
  const classes = await inNode("classify", text);
  const list = bert.stage.getByRole("list", { name: "The 3 labels, the most probable first" });
  for (const [i, label] of classes.labels.entries()) {
    await expect(list.getByRole("listitem").filter({ hasText: label })).toContainText(
      percent(classes.probabilities.data[i]),
    );
  }
  // A number of it leads to where it comes from.
  await list
    .getByRole("button", { name: /where does this come from/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toContainText(/softmax|e\^/i);
  await page.keyboard.press("Escape");
  await bert.at("finetuning", 3);
  await expect(bert.caption).toContainText("Your model came with another head: look under “Sentiment”.");

  const named = "Anna lives in Berlin.";
  await bert.text.fill(named);
  await bring(page, "tag");
  await bert.at("finetuning", 2);
  const tags = await inNode("tag", named);
  await expect(bert.caption).toContainText(`It marks ${tags.entities!.length} place`);

  const [question, passage] = [
    "Where does Anna live?",
    "Anna lives in Berlin, and the dog lives in the river bank.",
  ];
  await bring(page, "answer");
  await bert.at("finetuning", 3, { text: question, pair: passage });
  const { answers, probabilities } = await inNode("answer", question, passage);
  const [{ start, end }] = answers!;
  const share = probabilities.data[2 * start] * probabilities.data[2 * end + 1];
  await expect(bert.caption).toContainText(`(${percent(share)})`);

  // A head that gives one number is said to be one; the model reads all the same.
  await bring(page, "grade");
  await bert.at("finetuning", 1);
  await expect(bert.caption).toContainText("one number");
  await bert.at("attention", 3);
  await expect(page.getByText("Σ = 1.000")).toBeVisible();
});
