import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { runKey } from "../../app/context";
import { type HeadResult, row } from "../../engine";
import { argmax } from "../../engine/tensor";
import { hasHead, readHead } from "../../engine/testing/heads";
import { shippedBert } from "../../engine/testing/shipped";
import { at, time } from "../../player/clock";
import { closeInspector } from "../../store/inspector";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import type { Task } from "../../trainer/tasks";
import { fixed, grouped, percent, points } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, type Settings, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { finetuning } from "./definition";
import FinetuningScene from "./FinetuningScene";
import { lossText, rightOf, scoresOf, trainingOf } from "./readings";
import { headRun } from "./requests";
import { currentSet } from "./sets";
import { finetuningSettings, wholeSettings } from "./settings";
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
  own: ["The ship sails. | sea", "The train stops. | land", "A wave breaks. | sea", "A road bends. | land"],
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
    [STEP.sentiment, STEP.entities, STEP.answer, STEP.train].reduce<SceneContext | null>(
      (before, step) => contextAt(input, step, before),
      null,
    );
  if (!context) throw new Error("There are steps.");
  contexts.set(input, context);
  return context;
}

/** The trained heads that are asked for. */
const headsOf = ({ runs }: SceneContext): string[] => Object.keys(runs).filter((name) => name.includes("-"));

/** What is learned from. */
function taskIn(context: SceneContext): Task {
  const set = currentSet(context);
  if (typeof set === "string") throw new Error(set);
  return set;
}

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

  test("each head says what it scored on texts held out: the figures of its file", () => {
    const context = contextFor(REVIEW);
    renderScene(finetuning, FinetuningScene, context, STEP.sentiment + 1);
    for (const [variant, name] of [
      ["frozen", "Frozen"],
      ["full", "Fine-tuned"],
    ] as const) {
      const head = headOf(context, "sentiment", variant);
      const scores = scoresOf(head);
      expect(scores).toHaveLength(2);
      const said = screen.getByRole("region", { name }).textContent;
      for (const [test, score] of scores) expect(said).toContain(`${test} ${fixed(score, 1)}`);
      expect(said).toContain(`${grouped(head.figures.examples)} examples`);
    }
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
    const [run, set] = [trainingOf(context), taskIn(context)];
    if (!run) throw new Error("The training was asked for.");
    const steps = run.losses.length - 1;
    for (const share of [0, 0.5, 1]) {
      const t = TRAINING.from + share * (TRAINING.to - TRAINING.from);
      const { container, unmount } = renderScene(finetuning, FinetuningScene, context, t);
      const step = Math.round(share * steps);
      expect(container.textContent).toContain(`step ${step} of ${steps}`);
      expect(container.textContent).toContain(lossText(run.losses[step]));
      const { examples, probes } = run.checkpoints[Math.floor(step / run.stepsPerEpoch)];
      const own = set.examples.map(({ label }, i) => percent(examples[i * set.labels.length + label]));
      const lines = container.querySelectorAll('[data-of="examples"] li');
      expect([...lines].map((line, i) => line.textContent?.includes(own[i]))).toEqual(own.map(() => true));
      const tried = screen.getByRole("region", { name: "A new sentence" }).textContent;
      const best = argmax(probes);
      expect(tried).toContain(set.labels[best] + percent(probes[best]));
      unmount();
    }
  });

  test("answers for its losses, weights and sentences at the step on stage", async () => {
    const user = userEvent.setup();
    const context = contextFor({ ...REVIEW, settings: OWN });
    const run = trainingOf(context);
    if (!run) throw new Error("The training was asked for.");
    renderScene(finetuning, FinetuningScene, context, STEP.train + 1);
    const steps = run.losses.length - 1;
    await user.click(screen.getByRole("button", { name: /^loss .*, learned from: where/ }));
    expect(explanation().value).toBeCloseTo(run.losses[steps], 5);
    screen.getByRole("button", { name: /^Loss from .* Arrow keys go/ }).focus();
    await user.keyboard("{ArrowLeft}{ArrowLeft}{Enter}");
    expect(explanation().value).toBeCloseTo(run.losses[steps - 2], 5);
    screen.getByRole("button", { name: /^Weights of land: where/ }).focus();
    await user.keyboard("{Home}{ArrowRight}{Enter}");
    const { weights } = run.checkpoints[5];
    expect(explanation().value).toBeCloseTo(weights[256 + 1], 5);
    await user.click(screen.getByRole("button", { name: /% sea, “A wave breaks.”/ }));
    expect(explanation().value).toBeCloseTo(run.checkpoints[5].examples[2 * 2], 5);
    const { probes } = run.checkpoints[5];
    await user.click(screen.getByRole("button", { name: /, “The plot is thin/ }));
    expect(explanation().value).toBeCloseTo(Math.max(...probes), 5);
  });

  test("own sentences are typed one a line, with their labels, and what is missing is said", () => {
    useStore.setState({ settings: OWN });
    const own = (): readonly string[] => settingsOf(useStore.getState()).finetuning.own;
    const context = contextFor({ ...REVIEW, settings: OWN });
    expect(taskIn(context)).toMatchObject({ labels: ["sea", "land"], tests: [] });
    renderScene(finetuning, FinetuningScene, context, STEP.train + 1);
    const field = screen.getByRole<HTMLTextAreaElement>("textbox", { name: /Your labelled sentences/ });
    expect(field.value.split("\n")).toEqual(own());
    expect(screen.getByText("4 to learn from, 0 held out", { exact: false })).toBeTruthy();
    fireEvent.change(field, { target: { value: `${field.value}\nA boat. | sea` } });
    expect(own()).toHaveLength(5);
    for (const [lines, problem] of [
      [["All | well"], "1 labelled sentence is too few"],
      [["a | x", "b | y", "c", "d | x"], "Line 3 should have two columns"],
      [["a | x", "b | x", "c | x", "d | x"], "at least two different labels"],
      [["a | 1", "b | 2", "c | 3", "d | 4", "e | 1"], "There are 4 different labels"],
    ] as const)
      expect(currentSet({ settings: changed({ set: "own", own: lines }) })).toContain(problem);
  });

  test("of eight own sentences every fourth is held out", () => {
    const own = Array.from({ length: 8 }, (_, i) => `sentence ${i} | ${i % 3 ? "many" : "few"}`);
    const set = currentSet({ settings: changed({ set: "own", own }) });
    if (typeof set === "string") throw new Error(set);
    expect(set.tests.map(({ text }) => text)).toEqual(["sentence 3", "sentence 7"]);
    expect(set.examples).toHaveLength(6);
  });

  test("Train plays the training, Reset goes back before its first step", async () => {
    const user = userEvent.setup();
    renderScene(finetuning, FinetuningScene, contextFor(REVIEW), STEP.train + 1);
    useStore.setState({ seconds: Array(10).fill(5), ...at(STEP.train + 1) });
    await user.click(screen.getByRole("button", { name: "Train" }));
    expect(useStore.getState()).toMatchObject({ playing: true, until: STEP.train + 1 });
    useStore.setState(at(STEP.train + 0.4));
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(useStore.getState().playing).toBe(false);
    expect(time.get()).toBe(STEP.train + 0.4);
    await user.click(screen.getByRole("button", { name: "Reset" }));
    expect(time.get()).toBeLessThan(TRAINING.from);
  });

  test("of an older link’s own sentences each has its class’s number as its label", () => {
    const { read, write } = finetuningSettings.own;
    expect(read("0The ship sails.\n1The train stops.")).toEqual([
      "The ship sails. | 0",
      "The train stops. | 1",
    ]);
    const own = OWN.finetuning.own;
    expect(read(write(own))).toEqual(own);
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

  test("rate, epochs, batch, layers and vector are trained as they are set", () => {
    const { finetuning: chosen } = changed({
      wholeRate: "0.01",
      wholeEpochs: "8",
      wholeBatch: "16",
      wholeLayers: "2",
      wholePooling: "mean",
      wholeHead: "1",
    });
    expect(wholeSettings(chosen)).toMatchObject({ rate: 0.01, headTimes: 1, epochs: 8, batch: 16 });
    expect(wholeSettings(chosen)).toMatchObject({ accumulate: 1, layers: 2, pooling: "mean" });
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  test("the same numbers are told with the language’s words and decimals", async () => {
    await speak("es");
    const context = contextFor({ ...REVIEW });
    const run = trainingOf(context);
    if (!run) throw new Error("The training was asked for.");
    const last = run.losses.length - 1;
    expect(captionOf(finetuning, context, "train")).toContain(
      `acierta ${rightOf(run.testAccuracies[last], 9)} frases de las que no aprendió`,
    );
    expect(lossText(run.losses[0])).toBe(fixed(Math.log(3)));
    expect(fixed(Math.log(3))).toContain(",");
    renderScene(finetuning, FinetuningScene, context, STEP.train + 1);
    expect(screen.getAllByText("música").length).toBeGreaterThan(0);
  });
});

drawnWhateverTheText(finetuning);
