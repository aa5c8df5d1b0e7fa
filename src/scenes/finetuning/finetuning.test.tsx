import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { runKey } from "../../app/context";
import { type HeadResult, row } from "../../engine";
import { hasHead, readHead } from "../../engine/testing/heads";
import { shippedBert } from "../../engine/testing/shipped";
import { at, time } from "../../player/clock";
import { closeInspector } from "../../store/inspector";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, type Settings, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { finetuning } from "./definition";
import FinetuningScene from "./FinetuningScene";
import { lossText } from "./LossChart";
import { figuresOf, trainingOf } from "./readings";
import { headRun } from "./requests";
import { currentSet } from "./set";
import { finetuningSettings, LONGEST_OWN, MOST_OWN, wholeSettings } from "./settings";
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

/** The context at the end of a step, the visitor having come there from the steps before it. */
function contextAt(input: Partial<AppState>, step: number, before: SceneContext | null = null): SceneContext {
  const runs = Object.entries(before?.runs ?? {}).map(([name, run]) => [runKey("finetuning", name), run]);
  return contextOf(finetuning, { ...input, step, runs: Object.fromEntries(runs) });
}

/** The context once every step has been on stage: all heads are here, and go on answering. */
function contextFor(input: Partial<AppState>): SceneContext {
  const context =
    contexts.get(input) ??
    [STEP.sentiment, STEP.entities, STEP.answer, STEP.measured, STEP.data].reduce<SceneContext | null>(
      (before, step) => contextAt(input, step, before),
      null,
    );
  if (!context) throw new Error("There are steps.");
  contexts.set(input, context);
  return context;
}

/** The trained heads that are asked for. */
const headsOf = ({ runs }: SceneContext): string[] => Object.keys(runs).filter((name) => name.includes("-"));

/** A trained head's answer. */
function headOf({ runs }: SceneContext, ...asked: Parameters<typeof headRun>): HeadResult {
  const head = runs[headRun(...asked)].result?.head;
  if (!head) throw new Error("The head was asked.");
  return head;
}

/** What each word adds to “positive”. */
const wordEffects = ({ probabilities, without }: HeadResult): number[] =>
  (without ?? []).map(({ removed }) => probabilities.data[1] - removed[1]);

afterEach(cleanup);

describe("trained heads on the visitor’s text", () => {
  test("both sentiment heads show their own probabilities and what each word adds", () => {
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.sentiment + 1);
    for (const [variant, name] of [
      ["frozen", "Frozen"],
      ["full", "Fine-tuned"],
    ] as const) {
      const { logits } = readHead(shippedBert(), "sentiment", variant).forward(
        context.encoding.ids,
        context.encoding.segmentIds,
      );
      const positive = 1 / (1 + Math.exp(logits.data[0] - logits.data[1]));
      const region = within(screen.getByRole("region", { name }));
      expect(
        region.getByRole("img", { name: `negative ${percent(1 - positive)}, positive ${percent(positive)}` }),
      ).toBeTruthy();
      const head = headOf(context, "sentiment", variant);
      const written = within(region.getByRole("list")).getAllByRole("listitem");
      expect(written.map((item) => item.querySelector("[data-mark]")?.lastElementChild?.textContent)).toEqual(
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
        head.entities?.map(({ kind }) => kind),
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
      const [from, to] = [best.start, best.end].map((token) => run.encoding.tokens[token].span);
      expect(region.textContent).toContain(QUESTION.pair?.slice(from?.start, to?.end));
      expect(region.textContent).toContain(`= ${fixed(best.score)}`);
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
    expect(settingsOf(useStore.getState()).finetuning.question).not.toBe(
      INITIAL_SETTINGS.finetuning.question,
    );
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

  test("are asked for when their step is on stage, and go on answering from then on", () => {
    const none: SceneContext = contextAt(REVIEW, STEP.train);
    expect(headsOf(none)).toEqual([]);
    expect(none.runs.training.result).toBeTruthy();
    const first = contextAt(REVIEW, STEP.sentiment);
    expect(headsOf(first)).toEqual(["sentiment-frozen", "sentiment-full"]);
    const second = contextAt({ ...REVIEW, text: "A dull film." }, STEP.entities, first);
    expect(headsOf(second).toSorted()).toEqual([
      "ner-frozen",
      "ner-full",
      "sentiment-frozen",
      "sentiment-full",
    ]);
    expect(second.runs["sentiment-full"].answered?.text).toBe("A dull film.");
    expect(headsOf(contextAt(REVIEW, STEP.measured)).toSorted()).toEqual([
      "ner-frozen",
      "qa-frozen",
      "sentiment-frozen",
    ]);
    expect(figuresOf(contextAt(REVIEW, STEP.measured))).toEqual(figuresOf(contextFor(REVIEW)));
  });

  test("answer for their numbers by key and pointer: a probability, a word’s effect, a bar", async () => {
    const user = userEvent.setup();
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.sentiment + 1);
    const region = within(screen.getByRole("region", { name: "Fine-tuned" }));
    const head = headOf(context, "sentiment", "full");
    region.getByRole("button", { name: /^positive .*: where does this come from/ }).focus();
    await user.keyboard("{Enter}");
    expect(explanation().value).toBeCloseTo(head.probabilities.data[1], 5);
    closeInspector();
    const effects = region.getAllByRole("button", { name: /points, “/ });
    expect(effects).toHaveLength(context.encoding.words.length);
    effects[0].focus();
    await user.keyboard("{End}{Enter}");
    expect(explanation().value).toBeCloseTo(wordEffects(head).at(-1) ?? Number.NaN, 5);
    await user.click(effects[8]);
    expect(explanation().value).toBeCloseTo(wordEffects(head)[8], 5);
  });

  test("an entity answers with the mean over its words, and any other word with its best tag", async () => {
    const user = userEvent.setup();
    const context = contextFor(NAMES);
    const head = headOf(context, "ner", "full");
    if (!head?.entities) throw new Error("The head was asked.");
    expect(head.entities.length).toBeGreaterThan(0);
    renderScene(finetuning, FinetuningScene, context, STEP.entities + 1);
    const region = within(screen.getByRole("region", { name: "Fine-tuned" }));
    const [{ first, last }] = head.entities;
    const best = Array.from({ length: last + 1 - first }, (_, word) => {
      const token = context.encoding.tokens.findIndex((one) => one.word === first + word);
      return Math.max(...row(head.probabilities, token));
    });
    const sure = best.reduce((a, b) => a + b) / best.length;
    await user.click(region.getByRole("button", { name: new RegExp(`, person ${percent(sure)}:`) }));
    expect(explanation().value).toBeCloseTo(sure, 5);
    const token = context.encoding.tokens.findIndex(({ text }) => text === "met");
    const share = head.probabilities.data[token * head.labels.length];
    await user.click(
      region.getByRole("button", { name: `“met”, O ${percent(share)}: where does this come from?` }),
    );
    expect(explanation().value).toBeCloseTo(share, 5);
  });

  test("an answer’s ends, their sum and their product answer too", async () => {
    const user = userEvent.setup();
    const context = contextFor(QUESTION);
    const { answers, probabilities } = headOf(context, "qa", "full");
    const [best] = answers ?? [];
    const share = probabilities.data[2 * best.start] * probabilities.data[2 * best.end + 1];
    renderScene(finetuning, FinetuningScene, context, STEP.answer + 1);
    const region = within(screen.getByRole("region", { name: "Fine-tuned" }));
    const [sum] = region.getAllByRole("button", { name: /^sum / });
    await user.click(sum);
    expect(explanation().value).toBeCloseTo(best.score, 4);
    await user.click(region.getByRole("button", { name: `${percent(share)}: where does this come from?` }));
    expect(explanation().value).toBeCloseTo(share, 5);
    const bars = region.getAllByRole("button", { name: /^(start|end) .*, “/ });
    bars[0].focus();
    await user.keyboard("{ArrowRight}{Enter}");
    const first =
      context.runs["qa-full"].result?.encoding.tokens.findIndex(({ segment }) => segment === 1) ?? 0;
    expect(explanation().value).toBeCloseTo(probabilities.data[2 * first + 1], 5);
  });

  test("a head that does not come says so, and the rest of the scene goes on", () => {
    const context = contextFor(REVIEW);
    const lost = { ...context.runs[headRun("sentiment", "full")], result: null, error: "It was not there." };
    const without = { ...context, runs: { ...context.runs, [headRun("sentiment", "full")]: lost } };
    renderScene(finetuning, FinetuningScene, without, STEP.sentiment + 1);
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

  test("answers for its losses, shares, weights and vectors at the step on stage", async () => {
    const user = userEvent.setup();
    const context = contextFor({ ...REVIEW, settings: OWN });
    const training = trainingOf(context);
    const run = training?.runs[0];
    if (!training || !run) throw new Error("The training was asked for.");
    const { unmount } = renderScene(finetuning, FinetuningScene, context, STEP.train + 1);
    const steps = run.losses.length - 1;
    await user.click(screen.getByRole("button", { name: /^loss .*, learned from: where/ }));
    expect(explanation().value).toBeCloseTo(run.losses[steps], 5);
    await user.click(screen.getByRole("button", { name: /^accuracy .*, learned from: where/ }));
    expect(explanation().value).toBeCloseTo(run.accuracies[steps], 5);
    screen.getByRole("button", { name: /^Loss from .* Arrow keys go/ }).focus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}{Enter}");
    expect(explanation().value).toBeCloseTo(run.losses[steps - 2], 5);
    screen.getByRole("button", { name: /^Weights of land: where/ }).focus();
    await user.keyboard("{Home}{ArrowRight}{Enter}");
    const { weights } = run.checkpoints[5];
    expect(explanation().value).toBeCloseTo(weights[256 + 1], 5);
    await user.click(screen.getByRole("button", { name: /% sea, “A wave breaks.”/ }));
    expect(explanation().value).toBeCloseTo(run.checkpoints[5].examples[2 * 2], 5);
    unmount();

    renderScene(finetuning, FinetuningScene, context, STEP.data + 1);
    const [vector] = screen.queryAllByRole("button", { name: /^Vector of “The ship sails.”/ });
    vector.focus();
    await user.keyboard("{Home}{ArrowDown}{Enter}");
    expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^Vector of “A wave breaks.”/);
    const { ref } = useStore.getState().inspection!.trail[0];
    if (ref.of !== "trained" || ref.tensor !== "feature") throw new Error("A vector's entry was asked.");
    expect(explanation().value).toBeCloseTo(training.features.cls?.[2][ref.index] ?? Number.NaN, 5);
  });

  test("answers for the sentence that is tried", async () => {
    const user = userEvent.setup();
    const context = contextFor(REVIEW);
    const training = trainingOf(context);
    if (!training) throw new Error("The training was asked for.");
    renderScene(finetuning, FinetuningScene, context, STEP.tried + 1);
    await user.click(screen.getByRole("button", { name: /% music: where/ }));
    expect(explanation().value).toBeCloseTo(training.runs[0].checkpoints.at(-1)?.probes[1] ?? Number.NaN, 5);
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
    expect(settingsOf(useStore.getState()).finetuning.own[0]).toBe("0The ship sails.!");
    await user.selectOptions(screen.getByRole("combobox", { name: "Class of sentence 2" }), "0");
    expect(settingsOf(useStore.getState()).finetuning.own[1]).toBe("0The train stops.");
    screen.getByRole("button", { name: "Remove sentence 3" }).focus();
    await user.keyboard("{Enter}");
    expect(settingsOf(useStore.getState()).finetuning.own).toHaveLength(3);
  });

  test("Train plays the training, Reset goes back before its first step", async () => {
    const user = userEvent.setup();
    renderScene(finetuning, FinetuningScene, contextFor(REVIEW), STEP.data + 1);
    useStore.setState({ seconds: Array(10).fill(5), ...at(STEP.data + 1) });
    await user.click(screen.getByRole("button", { name: "Train" }));
    expect(useStore.getState()).toMatchObject({ playing: true, until: STEP.train + 1 });
    useStore.setState(at(STEP.train + 0.4));
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(useStore.getState().playing).toBe(false);
    expect(time.get()).toBe(STEP.train + 0.4);
    await user.click(screen.getByRole("button", { name: "Reset" }));
    expect(time.get()).toBeLessThan(TRAINING.from);
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

describe("own labelled sentences for all of BERT", () => {
  const whole = (change: Partial<Settings["finetuning"]> = {}): SceneContext =>
    contextFor({ ...REVIEW, settings: changed({ wholeTask: "own", ...change }) });
  const said = (): string =>
    screen
      .getAllByRole("status")
      .map(({ textContent }) => textContent)
      .join(" ");
  const type = (name: RegExp, value: string): void => {
    fireEvent.change(screen.getByRole("textbox", { name }), { target: { value } });
  };
  const FIELD = /Your labelled sentences/;

  test("say what will be learned from them, or what is wrong, and outlive the room", () => {
    const { unmount } = renderScene(finetuning, FinetuningScene, whole(), STEP.whole + 1);
    type(FIELD, "All is well | good\nnothing at all");
    expect(said()).toContain("Line 2 should have two columns");
    type(FIELD, Array.from({ length: 30 }, (_, i) => `sentence ${i} | ${i % 3 ? "good" : "bad"}`).join("\n"));
    expect(said()).toContain("24 to learn from, 6 held out");
    expect(said()).toContain("Labels: bad, good");
    unmount();
    renderScene(finetuning, FinetuningScene, whole(), STEP.whole + 1);
    expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: FIELD }).value).toContain(
      "sentence 29 | good",
    );
    type(FIELD, "");
  });

  test("what is wrong is said in Spanish", async () => {
    await speak("es");
    renderScene(finetuning, FinetuningScene, whole(), STEP.whole + 1);
    type(/Tus frases etiquetadas/, "una | a\ndos | b");
    expect(said()).toContain("2 frases etiquetadas son muy pocas");
    type(/Tus frases etiquetadas/, "");
    await speak("en");
  });

  test("rate, epochs, batch, parts, layers and vector are trained as they are set", () => {
    const { finetuning: chosen } = changed({
      wholeRate: "0.01",
      wholeEpochs: "8",
      wholeBatch: "16",
      wholeParts: "4",
      wholeLayers: "2",
      wholePooling: "mean",
      wholeHead: "1",
    });
    expect(wholeSettings(chosen)).toMatchObject({ rate: 0.01, headTimes: 1, epochs: 8, batch: 16 });
    expect(wholeSettings(chosen)).toMatchObject({ accumulate: 4, layers: 2, pooling: "mean" });
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("the same numbers are told with the language’s words and decimals", async () => {
    await speak("es");
    const context = contextFor({ ...REVIEW });
    const run = trainingOf(context)?.runs[0];
    if (!run) throw new Error("The training was asked for.");
    const last = run.losses.length - 1;
    expect(captionOf(finetuning, context, "train")).toContain(
      `la pérdida fue de ${lossText(run.losses[0])} a ${lossText(run.losses[last])}`,
    );
    expect(lossText(run.losses[0])).toBe(fixed(Math.log(3)));
    expect(fixed(Math.log(3))).toContain(",");
    renderScene(finetuning, FinetuningScene, context, STEP.train + 1);
    expect(screen.getAllByText("música").length).toBeGreaterThan(0);
  });
});

drawnWhateverTheText(finetuning);
