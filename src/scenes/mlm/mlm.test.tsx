import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { planMasking } from "../../engine/masking";
import { shippedBert } from "../../engine/testing/shipped";
import { setSeconds } from "../../store/player";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import {
  captionOf,
  contextOf,
  drawnWhateverTheText,
  explanation,
  renderScene,
  sceneElement,
} from "../testing";
import { mlm } from "./definition";
import Scene from "./MlmMaskingScene";
import { makePlan, toggleWord } from "./plan";
import { isAnswered, meanLoss, readPlan } from "./readings";
import { STEP } from "./steps";

afterEach(cleanup);

/** Seeds under which the dice decide each fate somewhere in the default sentence. */
function seedWith(fate: "mask" | "random" | "keep"): number {
  const context = contextOf(mlm, { text: "The bank." });
  for (let seed = 0; seed < 500; seed++) {
    if (makePlan({ ...context, seed }).choices[0].fate === fate) return seed;
  }
  throw new Error(`No seed below 500 leads to “${fate}”.`);
}

describe("the dice", () => {
  it("choose what the seeded sampler chose, and say each token’s draw", () => {
    const context = contextOf(mlm, { seed: 7 });
    const { special, size } = shippedBert().tokenizer.vocabulary;
    const sampled = planMasking(context.encoding, special.mask, size, { seed: 7 });
    expect(makePlan(context).choices.map(({ position }) => position)).toEqual(sampled.positions);
    renderScene(mlm, Scene, context, STEP.guesses + 1);
    const words = screen.getAllByRole("button", { name: /^Mask “/ });
    for (const [index, { draw, chosen }] of sampled.draws.entries()) {
      fireEvent.focus(words[index]);
      const tip = screen.getByRole("tooltip").textContent;
      expect(tip).toContain(`drew ${fixed(draw, 4)}`);
      expect(tip?.includes(": chosen.")).toBe(chosen);
    }
  });

  it("are thrown anew when the visitor asks for it", async () => {
    renderScene(mlm, Scene, contextOf(mlm), 1);
    const seeds = new Set([useStore.getState().seed]);
    for (let i = 0; i < 5; i++) {
      await userEvent.click(screen.getByRole("button", { name: "Reroll" }));
      seeds.add(useStore.getState().seed);
    }
    expect(seeds.size).toBeGreaterThan(1);
  });

  it("take the seed that the visitor types, within what a seed can be", () => {
    renderScene(mlm, Scene, contextOf(mlm), 1);
    fireEvent.change(screen.getByLabelText("Seed"), { target: { value: "42" } });
    expect(useStore.getState().seed).toBe(42);
    fireEvent.change(screen.getByLabelText("Seed"), { target: { value: "9999999999" } });
    expect(useStore.getState().seed).toBe(0xffffffff);
    fireEvent.change(screen.getByLabelText("Seed"), { target: { value: "-3" } });
    expect(useStore.getState().seed).toBe(0);
  });

  it.each(["mask", "random", "keep"] as const)(
    "can decide for “%s”, and the model then reads just that",
    (fate) => {
      const context = contextOf(mlm, { seed: seedWith(fate), text: "The bank." });
      const plan = makePlan(context);
      const [reading] = readPlan(context, plan);
      const { position, id } = reading.choice;
      expect(isAnswered(context)).toBe(true);
      expect(context.main?.inputIds[position]).toBe(id);
      expect(reading.input).toBe(shippedBert().tokenizer.vocabulary.text(id));
      expect(reading.both?.target?.id).toBe(context.encoding.ids[position]);
      renderScene(mlm, Scene, context, STEP.guesses + 1);
      const panel = screen.getByRole("region", { name: `Guesses at position ${position}` });
      expect(panel.textContent).toContain(reading.input);
    },
  );
});

describe("the guesses", () => {
  it("are the model’s most probable words with their probabilities", () => {
    const context = contextOf(mlm, { masked: [5] });
    const { maskId } = makePlan(context);
    const { text } = context;
    const [{ guesses }] = shippedBert().run({
      text,
      replacements: [{ position: 5, id: maskId }],
      guesses: { positions: [5], top: 5 },
    }).guesses;
    renderScene(mlm, Scene, context, STEP.guesses + 1);
    const [list] = screen.getAllByRole("list").filter(({ tagName }) => tagName === "OL");
    const rows = within(list).getAllByRole("listitem");
    guesses.forEach((guess, rank) => {
      expect(rows[rank].textContent).toContain(guess.token);
      expect(rows[rank].textContent).toContain(percent(guess.probability));
    });
  });

  it("show the original word’s rank and probability even when it is not among the best", async () => {
    const context = contextOf(mlm, { text: "The zebra sat on the mat.", masked: [2] });
    const [reading] = readPlan(context, makePlan(context));
    const target = reading.both?.target;
    expect(target?.token).toBe("zebra");
    expect(target?.rank).toBeGreaterThan(5);
    renderScene(mlm, Scene, context, STEP.guesses + 1);
    const [list] = screen.getAllByRole("list").filter((element) => element.tagName === "OL");
    const last = within(list).getAllByRole("listitem").at(-1);
    expect(last?.textContent).toContain(`#${((target?.rank ?? 0) + 1).toLocaleString("en")} zebra`);
    // A miss is no hit: the mark is for the best guess alone.
    expect(last?.textContent).not.toContain("✓");
    await userEvent.click(within(last as HTMLElement).getByRole("button", { name: /^zebra, place / }));
    expect(explanation().value).toBe((target?.rank ?? 0) + 1);
    expect(last?.textContent).toContain(percent(target?.probability ?? 0));
    expect(last?.textContent).toContain("the original");
    expect(captionOf(mlm, context, "guesses")).toContain("training counts only the one that stood there");
  });

  it("answer a [MASK] typed in the text, and no loss is claimed for it", () => {
    const context = contextOf(mlm, { text: "Paris is the capital of [MASK]." });
    expect(makePlan(context)).toMatchObject({ mode: "typed", choices: [{ position: 6, original: null }] });
    renderScene(mlm, Scene, context, STEP.loss + 1);
    expect(screen.getByText(/There is no loss here/)).toBeTruthy();
    expect(captionOf(mlm, context, "guesses")).toContain(context.main?.guesses.at(-1)?.guesses[0].token);
  });

  it("explain a probability by its logit when a row has the focus", () => {
    renderScene(mlm, Scene, contextOf(mlm, { masked: [5] }), STEP.guesses + 1);
    const [number] = screen.getAllByRole("button", { name: /where does this come from/ });
    fireEvent.focus(number);
    expect(screen.getByRole("tooltip").textContent).toMatch(/softmax over the vocabulary/);
  });
});

describe("in Spanish", () => {
  afterEach(() => speak("en"));

  it("the same numbers are told with the language’s words and decimals", async () => {
    await speak("es");
    const context = contextOf(mlm, { masked: [2, 5] });
    const mean = fixed(meanLoss(context, readPlan(context, makePlan(context)))?.value ?? 0);
    expect(mean).toContain(",");
    expect(captionOf(mlm, context, "loss")).toContain(
      `de media en los tokens elegidos: ${mean}, tan indeciso`,
    );
    renderScene(mlm, Scene, context, STEP.loss + 1);
    const table = screen.getByRole("table", { name: "Pérdida media, y la de adivinar a ciegas" });
    expect(within(table).getByRole("row", { name: /^media/ }).textContent).toContain(mean);
    expect(screen.getByRole("button", { name: "Mostrar «river»" })).toBeTruthy();
  });
});

describe("the loss", () => {
  it("is the mean of −ln p over the chosen tokens, and counts nowhere else", () => {
    const context = contextOf(mlm, { masked: [2, 5] });
    const readings = readPlan(context, makePlan(context));
    const losses = readings.map(({ both }) => both?.target?.loss ?? 0);
    expect(losses.map((loss) => Math.exp(-loss))).toEqual(
      readings.map(({ both }) => expect.closeTo(both?.target?.probability ?? 0, 5)),
    );
    const mean = (losses[0] + losses[1]) / 2;
    expect(meanLoss(context, readings)?.value).toBeCloseTo(mean, 10);
    renderScene(mlm, Scene, context, STEP.loss + 1);
    const table = screen.getByRole("table", { name: "Mean loss, and a blind guess’s" });
    expect(within(table).getByRole("row", { name: /mean/ }).textContent).toContain(fixed(mean));
    expect(captionOf(mlm, context, "loss")).toContain(fixed(mean));
  });
});

describe("masking by hand", () => {
  it("takes a click or Enter on a word, and shows the guesses at once", async () => {
    renderScene(mlm, Scene, contextOf(mlm), 0);
    setSeconds([1, 1, 1]);
    await userEvent.click(screen.getByRole("button", { name: "Mask “river”" }));
    expect(useStore.getState()).toMatchObject({ masked: [5], step: STEP.guesses });
    screen.getByRole("button", { name: "Mask “steep”" }).focus();
    await userEvent.keyboard("{Enter}");
    expect(useStore.getState().masked).toEqual([5, 7]);
  });

  it("makes the dice rest, says so, and offers the way back", async () => {
    useStore.setState({ masked: [5] });
    const context = contextOf(mlm, { masked: [5] });
    renderScene(mlm, Scene, context, STEP.guesses + 1);
    expect(screen.getByText(/^Masked by hand/).textContent).toContain("river");
    await userEvent.click(screen.getByRole("button", { name: "Back to the dice" }));
    expect(useStore.getState().masked).toEqual([]);
  });

  it("takes all pieces of a word together with Shift", () => {
    const { tokens } = contextOf(mlm, { text: "An unbelievably big cat." }).encoding;
    const first = tokens.findIndex(({ text }) => text.startsWith("##")) - 1;
    const pieces = tokens.flatMap((token, at) => (token.word === tokens[first].word ? [at] : []));
    expect(pieces.length).toBeGreaterThan(1);
    const masked = toggleWord(tokens, [], first + 1);
    expect(masked).toEqual(pieces);
    expect(toggleWord(tokens, masked, first)).toEqual([]);
  });

  it("keeps the old picture until the passes over the new input are there", () => {
    const before = contextOf(mlm, { masked: [5] });
    const { container, rerender } = renderScene(mlm, Scene, before, STEP.guesses + 1);
    const clicked = { ...before, masked: [2] };
    expect(isAnswered(clicked)).toBe(false);
    rerender(sceneElement(mlm, Scene, clicked, STEP.guesses + 1));
    expect(container.textContent).toContain("in place of “river”");
    rerender(sceneElement(mlm, Scene, contextOf(mlm, { masked: [2] }), STEP.guesses + 1));
    expect(container.textContent).toContain("in place of “bank”");
  });
});

describe("any text", () => {
  it("of many chosen tokens some are on stage and the others are a press away", async () => {
    const context = contextOf(mlm, { text: "the cat sat on the mat and ".repeat(40) });
    const { choices } = makePlan(context);
    expect(choices).toHaveLength(19);
    renderScene(mlm, Scene, context, STEP.guesses + 1);
    const [next] = screen.getAllByRole("button", { name: "Chosen tokens after" });
    await userEvent.click(next);
    expect(useStore.getState().token).toBe(choices[3].position);
  });
});

drawnWhateverTheText(mlm);
