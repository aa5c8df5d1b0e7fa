import { readFileSync } from "node:fs";
import { cleanup, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { Finetuning } from "../../engine/training/finetuning/finetuning";
import { KEEPSAKES } from "../../engine/training/finetuning/keepsakes";
import { chooseTraining } from "../../engine/training/kernels/choose";
import type { AppState } from "../../store/store";
import type { FinetunePoint } from "../../trainer/finetuneProtocol";
import { countOf, SWEPT_RATES, tipOrders } from "../../trainer/series";
import { bestOf, type TuningRun } from "../../trainer/tuning";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, drawnWhateverTheText, renderScene } from "../testing";
import { tips } from "./definition";
import { countKnown, knownOf } from "./requests";
import { STEP } from "./steps";
import TipsScene from "./TipsScene";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

let known: SceneContext | null = null;
function contextFor(): SceneContext {
  known ??= contextOf(tips, { text: "" } satisfies Partial<AppState>);
  return known;
}

afterEach(async () => {
  await speak("en");
  cleanup();
});

/** A task of a hundred sentences to learn from. */
const task = {
  labels: ["says", "asks"],
  examples: Array.from({ length: 120 }, (_, i) => ({ text: `sentence ${i}`, label: i % 2 })),
  tests: [{ text: "a sentence", label: 0 }],
};

describe("each tip trains what it is about, and nothing else", () => {
  const changed = (series: Parameters<typeof tipOrders>[0]): string[] => {
    const orders = tipOrders(series, task);
    expect(orders).toHaveLength(countOf(series));
    for (const { examples, tests, labels } of orders) {
      expect(examples).toEqual(orders[0].examples);
      expect({ tests, labels }).toEqual({ tests: task.tests, labels: task.labels });
    }
    const [first, ...others] = orders.map(({ settings }) => settings);
    const names = Object.keys(first) as (keyof typeof first)[];
    return names.filter((name) => others.some((other) => other[name] !== first[name]));
  };

  test.each([
    ["rates", ["rate"]],
    ["batches", ["batch", "accumulate"]],
    ["seeds", ["seed"]],
    ["poolings", ["pooling"]],
  ] as const)("%s", (series, names) => {
    expect(changed(series).sort()).toEqual([...names].sort());
  });

  test("the rates go from far too low to far too high, over the authors’ range", () => {
    expect(SWEPT_RATES[0]).toBeLessThan(2e-6);
    expect(SWEPT_RATES.some((rate) => rate >= 2e-5 && rate <= 5e-5)).toBe(true);
    expect(SWEPT_RATES[SWEPT_RATES.length - 1]).toBe(1e-2);
  });

  test("a batch and its four parts draw no dice of dropout: they are to be the same step", () => {
    const orders = tipOrders("batches", task).filter(({ settings }) => settings.batch === 16);
    expect(orders.map(({ settings }) => settings.accumulate)).toEqual([1, 4]);
    for (const { settings } of orders) expect(settings.dropout).toBe(0);
  });

  test("labels are few and many of the same sentences, at one setting", () => {
    const many = {
      ...task,
      examples: Array.from({ length: 300 }, (_, i) => ({ text: `${i}`, label: i % 2 })),
    };
    const orders = tipOrders("labels", many);
    expect(orders.map(({ examples }) => examples.length)).toEqual([24, 48, 96, 192, 300]);
    for (const { examples, settings } of orders) {
      expect(examples).toEqual(many.examples.slice(0, examples.length));
      expect(settings).toEqual(orders[0].settings);
    }
  });

  test("epochs are measured one by one", () => {
    expect(tipOrders("epochs", task).map(({ measured }) => measured)).toEqual(["epochs"]);
  });
});

test("the best of a series has most unread sentences right; of equals it knows more words", () => {
  const run = (testAccuracy: number, wordsRight: number, done = true): TuningRun => ({
    ...tipOrders("rates", task)[0],
    examples: 96,
    tests: 60,
    step: 1,
    steps: 1,
    stepsPerEpoch: 1,
    memory: 0,
    points: [
      { step: 1, testLoss: 1, testAccuracy, wordLoss: 1, wordsRight, trainingLoss: 1 } as FinetunePoint,
    ],
    done,
  });
  const [low, forgets, keeps, running] = [run(0.6, 0.4), run(0.8, 0.1), run(0.8, 0.3), run(1, 1, false)];
  expect(bestOf([low, forgets, keeps, running])).toBe(keeps);
  expect(bestOf([keeps, forgets, low])).toBe(keeps);
  expect(bestOf([running])).toBeNull();
});

test("what it knows before a training is what the training itself measures first", () => {
  const { right, hidden } = countKnown(knownOf(contextFor()));
  const model = (name: string) => readFileSync(`public/model/${name}`);
  const files = {
    config: model("config.json").toString(),
    vocab: model("vocab.txt").toString(),
    weights: Uint8Array.from(model("model.safetensors")).buffer,
  };
  const [{ settings, labels }] = tipOrders("rates", task);
  const examples = [{ text: "a sentence", label: 0 }];
  const training = new Finetuning(
    files,
    { labels, examples, tests: [], keepsakes: KEEPSAKES },
    settings,
    chooseTraining("auto"),
  );
  expect(hidden).toBeGreaterThan(KEEPSAKES.length);
  expect(right / hidden).toBeCloseTo(training.measure().wordsRight, 10);
});

test("nothing is said of a visitor's own model: it is the page's that is trained", () => {
  const names = Object.keys(tips.requests({ ...contextFor(), ownModel: true }));
  expect(names.filter((name) => /^(known|keepsake)-/.test(name))).toEqual([]);
});

describe("each tip is shown by something live or measured", () => {
  test("a tip on training offers its trainings and says what they will be", () => {
    for (const [step, count] of [
      [STEP.rate, 4],
      [STEP.batch, 3],
      [STEP.seed, 4],
      [STEP.pooling, 2],
    ]) {
      const { unmount } = renderScene(tips, TipsScene, contextFor(), step + 1);
      expect(screen.getByRole("button", { name: `Try it: ${count} trainings` })).toBeTruthy();
      unmount();
    }
    expect(captionOf(tips, contextFor(), "rate")).toContain("at four rates");
  });

  test("every tip names its source with a link", () => {
    for (let t = 0; t < 5; t++) {
      const { unmount } = renderScene(tips, TipsScene, contextFor(), t + 1);
      for (const link of within(screen.getByRole("complementary")).getAllByRole("link"))
        expect(link.getAttribute("href")).toMatch(/^https:\/\/(aclanthology\.org|arxiv\.org)\//);
      unmount();
    }
  });
});

drawnWhateverTheText(tips);

test("the tips are in Spanish", async () => {
  await speak("es");
  renderScene(tips, TipsScene, contextFor(), STEP.rate + 1);
  expect(captionOf(tips, contextFor(), "rate")).toContain("pulsa «Probar»");
  expect(screen.getByRole("complementary", { name: "El consejo" }).textContent).toContain(
    "Ajusta BERT entero",
  );
  expect(screen.getByRole("button", { name: "Tasa" })).toBeTruthy();
});
