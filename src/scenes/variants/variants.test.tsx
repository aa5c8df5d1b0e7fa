import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { parameterCount } from "../../engine";
import { explainNumber } from "../../engine/explain/explainNumber";
import { runWithStudies } from "../../engine/studies";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, grouped, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { variants } from "./definition";
import { answersOf, lossOf, students } from "./distil";
import { gameOf, judgedOf, scoreOf, surpriseQuestion, surprisesOf } from "./electra";
import { coverage, EPOCHS, epochMasks } from "./epochs";
import { gameName, marksOf } from "./marks";
import { STEP } from "./steps";
import VariantsScene from "./VariantsScene";

function withSettings(change: Partial<AppState["settings"]["variants"]>): Partial<AppState> {
  return { settings: { ...INITIAL_SETTINGS, variants: { ...INITIAL_SETTINGS.variants, ...change } } };
}

const BANK: Partial<AppState> = {};

function gameFor(context: SceneContext) {
  const game = gameOf(context);
  if (!game) throw new Error("The generator was asked.");
  return game;
}

afterEach(async () => {
  await speak("en");
  cleanup();
});

describe("masks", () => {
  test("are the same in every epoch, or ten in turn, or new every time", () => {
    const context = contextOf(variants, BANK);
    const epochs = Array.from({ length: EPOCHS }, (_, epoch) => epoch);
    const of = (schedule: "fixed" | "copies" | "dynamic") =>
      new Set(epochs.map((epoch) => String(epochMasks(context, schedule, epoch))));
    expect(of("fixed").size).toBe(1);
    expect(of("copies").size).toBeLessThanOrEqual(10);
    expect(of("dynamic").size).toBeGreaterThan(of("fixed").size);
    expect(epochMasks(context, "copies", 13)).toEqual(epochMasks(context, "copies", 3));
    const dynamic = coverage(context, "dynamic", EPOCHS);
    expect(dynamic).toEqual(dynamic.toSorted((a, b) => a - b));
    const caption = captionOf(variants, context, "dynamic");
    expect(caption).toContain(`${percent(dynamic[EPOCHS - 1])} have been a question`);
  });
});

describe("the curve of masked tokens", () => {
  test("is read point by point", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.dynamic + 1);
    const reader = screen.getByRole("button", { name: /^Tokens masked at least once, epoch by epoch/ });
    reader.focus();
    await user.keyboard("{Home}{ArrowRight}{ArrowDown}");
    const masked = (epoch: number) => epochMasks(context, "copies", epoch);
    const maskable = context.encoding.tokens.filter(({ special }) => !special).length;
    const share = new Set([...masked(0), ...masked(1)]).size / maskable;
    expect(screen.getByRole("tooltip").textContent).toBe(`ten copies, epoch 2: ${percent(share)}`);
  });
});

describe("ALBERT’s count", () => {
  test("is that of the calculator, for the visitor's width and sharing", () => {
    const context = contextOf(variants, withSettings({ size: "ours", width: 64, share: false }));
    const own = shippedBert().config;
    renderScene(variants, VariantsScene, context, STEP.sharing + 1);
    expect(screen.getByText(grouped(parameterCount(own).total))).toBeTruthy();
    const narrow = grouped(parameterCount({ ...own, embeddingSize: 64 }).total);
    expect(screen.getAllByText(narrow)).toHaveLength(2);
  });

  test("changes with a key press", async () => {
    const user = userEvent.setup();
    renderScene(variants, VariantsScene, contextOf(variants, BANK), STEP.sharing + 1);
    screen.getByRole("switch", { name: /one layer’s weights/ }).focus();
    await user.keyboard(" ");
    expect(settingsOf(useStore.getState()).variants.share).toBe(false);
  });
});

describe("fewer layers", () => {
  test("are really left out: each line's loss is that of a pass without them", () => {
    const context = contextOf(variants, BANK);
    const { container } = renderScene(variants, VariantsScene, context, STEP.fewer + 1);
    const all = students(context);
    expect(all.map(({ kept }) => kept)).toEqual([4, 3, 2, 1, 0, 2, 4]);
    for (const student of [all[0], all[4], all[5]]) {
      const { pseudoLoss } = runWithStudies(shippedBert(), {
        text: context.text,
        pseudoLoss: { most: 24 },
        interventions: { layersOff: student.layersOff },
      });
      const mean = fixed(pseudoLoss?.mean ?? Number.NaN);
      expect(container.querySelector(`[data-run="${student.run}"]`)?.textContent).toContain(mean);
      if (student.kept > 0) expect(captionOf(variants, context, "fewer")).toContain(mean);
    }
  });

  test("can be chosen by hand, and an answer to another choice is not shown as this one's", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.fewer + 1);
    await user.click(screen.getByRole("switch", { name: "layer 2" }));
    expect(settingsOf(useStore.getState()).variants.cut).toBe(2);
    const cut = { ...context, settings: { ...context.settings, ...withSettings({ cut: 2 }).settings } };
    const own = students(cut)[students(cut).length - 1];
    expect(own.layersOff).toEqual([1]);
    expect(answersOf(cut, own)).toBeNull();
  });
});

describe("the game", () => {
  test("shows the generator's words in place, drawn with the page's seed, and no solution", () => {
    const context = contextOf(variants, BANK);
    const game = gameFor(context);
    expect(game.samples.map(({ position }) => position)).toEqual(epochMasks(context, "fixed", 0));
    renderScene(variants, VariantsScene, context, STEP.game + 1);
    const shown = screen
      .getAllByRole("listitem")
      .map((item) => item.textContent)
      .filter((text) => text !== "");
    expect(shown.slice(-game.texts.length)).toEqual(game.texts);
    expect(screen.queryByText("missed")).toBeNull();
  });

  test("takes marks by key press, keeps them for the link, and forgets them in another game", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.game + 1);
    screen.getByRole("button", { name: /position 2: replaced\?/ }).focus();
    await user.keyboard("{Enter}");
    const { marks } = settingsOf(useStore.getState()).variants;
    expect(marks).toBe(`${gameName(context)}.2`);
    const marked = { ...context, settings: { ...context.settings, ...withSettings({ marks }).settings } };
    expect(marksOf(marked)).toEqual([2]);
    expect(marksOf({ ...marked, seed: context.seed + 1 })).toEqual([]);
  });

  test("is scored against what was really replaced, and beside the model's own suspicion", () => {
    const before = contextOf(variants, BANK);
    const { replaced } = gameFor(before);
    const wrong = before.encoding.tokens.findIndex((token, at) => !token.special && !replaced.includes(at));
    const marks = [gameName(before), ...[...replaced, wrong].sort((a, b) => a - b)].join(".");
    const context = contextOf(variants, withSettings({ marks }));
    const game = gameFor(context);
    const { container } = renderScene(variants, VariantsScene, context, STEP.reveal + 1);
    expect(captionOf(variants, context, "reveal")).toContain(
      `${replaced.length} to spot, you found ${replaced.length}, beside false alarms`,
    );
    const judged = judgedOf(context, game);
    if (replaced.length > 0) {
      expect(judged).toHaveLength(replaced.length);
      expect(container.textContent).toContain(`${scoreOf(game, judged ?? []).found} right`);
    }
    // A bar hangs from every token that was read, as long as its loss; asked, it is explained to the same number.
    const tokens = surprisesOf(context) ?? [];
    const bars = within(screen.getByRole("group", { name: "Loss at each token" })).getAllByRole("button");
    expect(bars).toHaveLength(tokens.length);
    for (const [i, { position, loss }] of tokens.entries()) {
      expect(bars[i].textContent).toBe(fixed(loss, 1));
      const { request, about } = surpriseQuestion(context, game, position);
      if (!request) throw new Error("A loss is of a pass.");
      expect(explainNumber(shippedBert(), request, about).value).toBeCloseTo(loss, 4);
    }
    for (const { token, probability } of game.samples) {
      expect(screen.getByRole("table", { name: "What the generator drew" }).textContent).toContain(token);
      expect(container.textContent).toContain(percent(probability));
    }
  });
});

describe("numbers say where they come from", () => {
  test("a loss is the mean over passes with one token masked and the layers off", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.fewer + 1);
    const [, , first] = students(context);
    const answers = answersOf(context, first);
    screen.getByRole("button", { name: new RegExp(`^Mean loss with ${first.label}, `) }).focus();
    await user.keyboard("{Enter}");
    const { terms, rest } = explanation();
    expect(terms.length + (rest?.count ?? 0)).toBe(answers?.tokens.length);
    for (const { label, value: loss, pass } of terms) {
      expect(pass?.interventions?.layersOff).toEqual(first.layersOff);
      const at = pass?.replacements?.[0].position ?? -1;
      expect(label).toBe(`loss of “${context.encoding.tokens[at].text}”`);
      expect(loss).toBeCloseTo(answers?.tokens.find(({ position }) => position === at)?.loss ?? -1, 4);
    }
  });

  test("the place of a drawn word is that among all words at its blank", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.reveal + 1);
    const lines = within(screen.getByRole("table", { name: "What the generator drew" })).getAllByRole("row");
    for (const [index, { token, rank }] of gameFor(context).samples.entries()) {
      const name = `“${token}”, place ${grouped(rank + 1)}: where does it come from?`;
      await user.click(within(lines[index + 1]).getByRole("button", { name }));
      expect(explanation().value).toBe(rank + 1);
    }
  });

  test("a guess is a probability of that pass; arrows lead from guess to guess", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.fewer + 1);
    const alternate = students(context).find(({ kind }) => kind === "alternate");
    const tokens = (alternate && answersOf(context, alternate)?.tokens) ?? [];
    const group = screen.getByRole("group", { name: "Guesses with every other layer" });
    const marks = within(group).getAllByRole("button");
    expect(marks).toHaveLength(tokens.length);
    marks[0].focus();
    await user.keyboard("{ArrowRight}{Enter}");
    expect(explanation().value).toBeCloseTo(tokens[1].guesses[0].probability, 4);
    expect(marks[1].getAttribute("aria-label")).toContain(
      `guessed “${tokens[1].guesses[0].token}” (${percent(tokens[1].guesses[0].probability)})`,
    );
  });

  test("a drawn word's probability is of the pass with all blanks masked together", async () => {
    const user = userEvent.setup();
    const context = contextOf(variants, BANK);
    const { samples } = gameFor(context);
    renderScene(variants, VariantsScene, context, STEP.reveal + 1);
    const asked = within(screen.getByRole("table", { name: "What the generator drew" })).getAllByRole(
      "button",
      { name: / %: where does it come from/ },
    );
    expect(asked).toHaveLength(samples.length);
    for (const [index, { probability }] of samples.entries()) {
      await user.click(asked[index]);
      expect(explanation().value).toBeCloseTo(probability, 4);
    }
  });

  test("masks say whose dice threw them", () => {
    const context = contextOf(variants, BANK);
    renderScene(variants, VariantsScene, context, STEP.dynamic + 1);
    const rows = within(screen.getByRole("group", { name: "Masked tokens, dynamic masks" })).getAllByRole(
      "img",
    );
    rows.forEach((row, epoch) => {
      const words = epochMasks(context, "dynamic", epoch).map((at) => context.encoding.tokens[at].text);
      expect(row.getAttribute("aria-label")).toBe(
        `epoch ${epoch + 1}, dice of seed ${context.seed + epoch}: ${words.join(", ") || "none"}`,
      );
    });
  });
});

test("the scene speaks Spanish, with the trace's numbers as Spanish writes them", async () => {
  const context = contextOf(variants, BANK);
  const [whole] = students(context);
  const mean = lossOf(context, whole)?.value ?? Number.NaN;
  await speak("es");
  expect(captionOf(variants, context, "fewer")).toContain(`Pérdida media en tu texto: ${fixed(mean)}`);
  expect(fixed(mean)).toContain(",");
  renderScene(variants, VariantsScene, context, STEP.fewer + 1);
  expect(
    screen.getByRole("button", { name: new RegExp(`^Pérdida media, las 4 capas: ${fixed(mean)}`) }),
  ).toBeTruthy();
});

drawnWhateverTheText(variants, { "a text that is only a mask": { text: "[MASK]" } });
