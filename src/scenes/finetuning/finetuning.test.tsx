// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { hasHead, readHead } from "../../engine/testing/heads";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, type Settings } from "../settings";
import { captionOf, contextOf, renderScene, testBert } from "../testing";
import { answerText } from "./AnswerBand";
import { finetuning } from "./definition";
import FinetuningScene from "./FinetuningScene";
import { lossText } from "./LossChart";
import { figuresOf, trainingOf, wordEffects } from "./readings";
import { headOf, headRun } from "./requests";
import { currentSet } from "./set";
import { finetuningSettings, LONGEST_OWN, MOST_OWN } from "./settings";
import { STEP, TRAINING } from "./steps";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const REVIEW: Partial<AppState> = { text: "The plot is thin, but the actors are wonderful." };
const NAMES: Partial<AppState> = { text: "Angela Merkel met Barack Obama in Berlin." };
const QUESTION: Partial<AppState> = {
  text: "Where did the cat sleep?",
  pair: "The old cat slept under the table.",
};
/** All settings as they start, but some of this scene. */
const changed = (changes: Partial<Settings["finetuning"]>): Settings => ({
  ...INITIAL_SETTINGS,
  finetuning: { ...INITIAL_SETTINGS.finetuning, ...changes },
});
const OWN = changed({
  set: "own",
  classes: ["sea", "land"],
  own: ["0The ship sails.", "1The train stops.", "0A wave breaks.", "1A road bends."],
  epochs: "5",
});
const contexts = new Map<Partial<AppState>, SceneContext>();

function contextFor(input: Partial<AppState>): SceneContext {
  const context = contexts.get(input) ?? contextOf(finetuning, input);
  contexts.set(input, context);
  return context;
}

afterEach(() => {
  cleanup();
  useStore.setState(useStore.getInitialState(), true);
});

describe("trained heads on the visitor’s text", () => {
  test("both sentiment heads show their own probabilities and what each word adds", () => {
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.words + 1);
    for (const [variant, name] of [
      ["frozen", "Frozen"],
      ["full", "Fine-tuned"],
    ] as const) {
      const { logits } = readHead(testBert(), "sentiment", variant).forward(
        context.encoding.ids,
        context.encoding.segmentIds,
      );
      const positive = 1 / (1 + Math.exp(logits.data[0] - logits.data[1]));
      const region = within(screen.getByRole("region", { name }));
      expect(
        region.getByRole("img", { name: `negative ${percent(1 - positive)}, positive ${percent(positive)}` }),
      ).toBeTruthy();
      const head = headOf(context, "sentiment", variant);
      if (!head) throw new Error("The head was asked.");
      const written = within(region.getByRole("list")).getAllByRole("listitem");
      expect(written.map((item) => item.lastElementChild?.textContent)).toEqual(
        wordEffects(head).map(points),
      );
    }
  });

  test("entities are marked with their kind, the rest of the text stays as it is", () => {
    const context = contextFor(NAMES);
    const { container } = renderScene(finetuning, FinetuningScene, context, STEP.entities + 1);
    for (const variant of ["frozen", "full"] as const) {
      const head = headOf(context, "ner", variant);
      const marked = container.querySelectorAll(`[data-variant="${variant}"] [data-kind]`);
      expect([...marked].map((mark) => mark.getAttribute("data-kind"))).toEqual(
        head?.entities?.map(({ kind }) => kind),
      );
      const text = container.querySelector(`[data-variant="${variant}"] ul`)?.textContent;
      for (const { text: word } of context.encoding.words) expect(text).toContain(word);
    }
  });

  test.runIf(hasHead("qa", "full"))(
    "the answer is the span with the largest sum of start and end scores",
    () => {
      const context = contextFor(QUESTION);
      renderScene(finetuning, FinetuningScene, context, STEP.answer + 1);
      const head = headOf(context, "qa", "full");
      const run = context.runs[headRun("qa", "full")]?.result;
      if (!head?.answers || !run) throw new Error("The head was asked.");
      const [best] = head.answers;
      const region = screen.getByRole("region", { name: "Fine-tuned" });
      expect(region.textContent).toContain(answerText(run, best));
      expect(region.textContent).toContain(`= ${fixed(best.score)}`);
      expect(QUESTION.pair).toContain(answerText(run, best));
      const sums = run.encoding.tokens.flatMap((token, start) =>
        token.segment === 1 && token.word !== null
          ? run.encoding.tokens.flatMap((other, end) =>
              end >= start && end < start + 20 && other.word !== null
                ? [head.logits.data[2 * start] + head.logits.data[2 * end + 1]]
                : [],
            )
          : [],
      );
      expect(best.score).toBeCloseTo(Math.max(...sums), 5);
    },
  );

  test("a question of one’s own is asked of the text when there is no second sentence", async () => {
    const user = userEvent.setup();
    renderScene(finetuning, FinetuningScene, contextFor(REVIEW), STEP.answer + 1);
    const input = screen.getByRole("textbox", { name: "Question about your text" });
    await user.clear(input);
    await user.type(input, "?");
    expect(useStore.getState().settings.finetuning.question).not.toBe(INITIAL_SETTINGS.finetuning.question);
  });

  test("the held-out scores are those of the heads’ files", () => {
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.measured + 1);
    const figures = figuresOf(context);
    expect(figures.length).toBeGreaterThan(4);
    for (const { name, frozen, full } of figures) {
      const line = screen.getByRole("row", { name: new RegExp(`^${name.replace(/[()']/g, ".")} `) });
      expect(line.textContent).toContain(fixed(frozen, 1));
      expect(line.textContent).toContain(fixed(full, 1));
    }
    const better = figures.filter(({ frozen, full }) => full > frozen).length;
    expect(captionOf(finetuning, context, "measured")).toContain(`${better} of ${figures.length}`);
  });

  test("a head that does not come says so, and the rest of the scene goes on", () => {
    const context = contextFor(REVIEW);
    const lost = { ...context.runs[headRun("sentiment", "full")], result: null, error: "It was not there." };
    const without = { ...context, runs: { ...context.runs, [headRun("sentiment", "full")]: lost } };
    renderScene(finetuning, FinetuningScene, without, STEP.words + 1);
    expect(screen.getByRole("status").textContent).toContain("It was not there.");
    for (const { id } of finetuning.storyboard(without))
      expect(captionOf(finetuning, without, id)).not.toMatch(/NaN|undefined/);
  });
});

describe("live training", () => {
  test("time scrubs through it: loss, step and each sentence’s probability are those of the moment", () => {
    const context = contextFor(REVIEW);
    const run = trainingOf(context)?.runs[0];
    if (!run) throw new Error("The training was asked for.");
    const steps = run.losses.length - 1;
    for (const share of [0, 0.5, 1]) {
      const t = TRAINING.from + share * (TRAINING.to - TRAINING.from);
      const { container, unmount } = renderScene(finetuning, FinetuningScene, context, t);
      const step = Math.round(share * steps);
      expect(container.textContent).toContain(`step ${step} of ${steps}`);
      expect(container.textContent).toContain(lossText(run.losses[step]));
      const set = currentSet(context);
      const { examples } = run.checkpoints[Math.floor(step / run.stepsPerEpoch)];
      const own = set.examples.map(({ label }, i) => percent(examples[i * set.classes.length + label]));
      const lines = container.querySelectorAll('[data-of="examples"] li');
      expect([...lines].map((line, i) => line.textContent?.includes(own[i]))).toEqual(own.map(() => true));
      unmount();
    }
  });

  test("the rates are compared by their real losses", () => {
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.rates + 1);
    const training = trainingOf(context);
    const lines = screen.getAllByRole("row").slice(1);
    lines.forEach((line, i) => {
      const { losses } = training!.runs[2 + i];
      expect(line.textContent).toContain(lossText(losses[losses.length - 1]));
      expect(line.textContent).toContain(lossText(Math.max(...losses)));
    });
  });

  test("learns from the visitor’s own sentences and classes, and tries the page’s text", () => {
    const input = { ...REVIEW, settings: OWN };
    const context = contextFor(input);
    expect(currentSet(context).examples).toHaveLength(4);
    expect(captionOf(finetuning, context, "data")).toContain("4 sentences in 2 classes");
    renderScene(finetuning, FinetuningScene, context, STEP.tried + 1);
    const { probes } = trainingOf(context)!.runs[0].checkpoints[5];
    const list = within(screen.getByRole("list", { name: /What the head says of “The plot/ }));
    expect(list.getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      `sea${percent(probes[0])}`,
      `land${percent(probes[1])}`,
    ]);
  });

  test("own sentences are written, labelled and removed by keyboard", async () => {
    const user = userEvent.setup();
    const context = contextFor({ ...REVIEW, settings: OWN });
    useStore.setState({ settings: OWN });
    renderScene(finetuning, FinetuningScene, context, STEP.data + 1);
    await user.type(screen.getByRole("textbox", { name: "Sentence 1" }), "!");
    expect(useStore.getState().settings.finetuning.own[0]).toBe("0The ship sails.!");
    await user.selectOptions(screen.getByRole("combobox", { name: "Class of sentence 2" }), "0");
    expect(useStore.getState().settings.finetuning.own[1]).toBe("0The train stops.");
    screen.getByRole("button", { name: "Remove sentence 3" }).focus();
    await user.keyboard("{Enter}");
    expect(useStore.getState().settings.finetuning.own).toHaveLength(3);
  });

  test("Train plays the training, Reset goes back before its first step", async () => {
    const user = userEvent.setup();
    renderScene(finetuning, FinetuningScene, contextFor(REVIEW), STEP.data + 1);
    useStore.setState({ seconds: Array(10).fill(5), t: STEP.data + 1 });
    await user.click(screen.getByRole("button", { name: "Train" }));
    expect(useStore.getState()).toMatchObject({ playing: true, until: STEP.train + 1 });
    useStore.setState({ t: STEP.train + 0.4 });
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(useStore.getState()).toMatchObject({ playing: false, t: STEP.train + 0.4 });
    await user.click(screen.getByRole("button", { name: "Reset" }));
    expect(useStore.getState().t).toBeLessThan(TRAINING.from);
  });

  test("a class without a sentence cannot be learned, and the scene says which", () => {
    const settings = changed({ set: "own", own: ["0Only one."], classes: ["sea", "land"] });
    const context = contextFor({ ...REVIEW, settings });
    expect(captionOf(finetuning, context, "train")).toContain("“land” has no sentence");
  });

  test("the longest own set fits into a link, in any script", () => {
    for (const letter of ["a", "й", "界", "🌊"]) {
      const own = Array.from({ length: MOST_OWN }, () => `0${letter.repeat(LONGEST_OWN / letter.length)}`);
      const written = finetuningSettings.own.write(own);
      expect(encodeURIComponent(written).length).toBeLessThanOrEqual(1100);
      expect(finetuningSettings.own.read(written)).toEqual(own.slice(0, written.split("\n").length));
    }
  });
});

describe("edge cases", () => {
  test.each([
    ["one word", { text: "Hello" }],
    ["unknown pieces and an emoji", { text: "日本 🤖 ❤", pair: "☃" }],
    ["128 tokens and more", { text: "very ".repeat(150), pair: "long ".repeat(100) }],
  ])("%s is drawn in every view, wide and narrow", { timeout: 240_000 }, (_name, input) => {
    const context = contextOf(finetuning, input);
    const steps = finetuning.storyboard(context);
    expect(steps).toHaveLength(10);
    for (const width of [1118, 340]) {
      for (const t of [0, 2, 3, 4, 5, 6, 6.5, 8, 9, 10]) {
        const { container, unmount } = renderScene(finetuning, FinetuningScene, context, t, width);
        expect(container.textContent).not.toMatch(/NaN|undefined/);
        unmount();
      }
    }
    for (const { id } of steps) expect(captionOf(finetuning, context, id)).not.toMatch(/NaN|undefined/);
  });
});
