// @vitest-environment jsdom
import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { SCENES } from "../../catalogue";
import { row } from "../../engine";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { grouped, percent } from "../../ui/format";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene, testBert } from "../testing";
import { overview } from "./definition";
import OverviewScene from "./OverviewScene";
import { STEP } from "./steps";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const PAIR: Partial<AppState> = { text: "Where is the cat?", pair: "It is under the table.", token: 10 };
const BANKS: Partial<AppState> = { token: 5 };

/** The page before the weights are there: tokens, but no model. */
function withoutModel(context: SceneContext): SceneContext {
  return { ...context, main: null, model: null, runs: {} };
}

afterEach(async () => {
  await speak("en");
  cleanup();
});

describe("the network", () => {
  test("has a way into every scene of the catalogue but itself, wide and narrow", () => {
    for (const width of [1118, 340]) {
      const { container, unmount } = renderScene(
        overview,
        OverviewScene,
        contextOf(overview, PAIR),
        STEP.enter + 1,
        width,
      );
      for (const { id, name, question } of SCENES) {
        const ways = [...container.querySelectorAll("button[title]")].filter(
          (button) => button.getAttribute("title") === question,
        );
        expect(ways, `${name} at ${width}`).toHaveLength(id === "overview" ? 0 : 1);
      }
      unmount();
    }
  });

  test("leads into a scene by click and by key, and lights the one that the visitor comes from", async () => {
    const user = userEvent.setup();
    const context = { ...contextOf(overview, PAIR), cameFrom: "attention" as const };
    const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
    const lit = container.querySelectorAll("[data-lit]");
    expect([...lit].map((way) => way.textContent)).toEqual(["Attention"]);
    expect(captionOf(overview, context, "enter")).toContain("You come from Attention.");
    screen.getByRole("button", { name: /^Embeddings: / }).focus();
    await user.keyboard("{Enter}");
    expect(useStore.getState().scene).toBe("embeddings");
  });

  test("says the shapes of the text on stage", () => {
    const context = contextOf(overview, PAIR);
    const count = context.encoding.tokens.length;
    const { layers, heads, hiddenSize } = testBert().config;
    const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
    expect(container.textContent).toContain(`[${count}]`);
    expect(container.textContent).toContain(`[${count}, ${hiddenSize}]`);
    expect(container.textContent).toContain(`${grouped(testBert().parameterCount)} parameters`);
    expect(captionOf(overview, context, "tokens")).toContain(`become ${count} tokens`);
    expect(captionOf(overview, context, "layers")).toContain(
      `${grouped(layers * heads * count * count)} attention probabilities`,
    );
  });

  test("ends in live answers: the guess for a hidden word, and whether B follows A", () => {
    const context = contextOf(overview, PAIR);
    const bert = testBert();
    const guess = bert.run({
      text: PAIR.text ?? "",
      pair: PAIR.pair,
      replacements: [{ position: 10, id: bert.tokenizer.vocabulary.special.mask }],
      guesses: { positions: [10], top: 1 },
    });
    const [best] = guess.guesses[0].guesses;
    const logits = bert.run({ text: PAIR.text ?? "", pair: PAIR.pair }).trace.nspLogits?.data ?? [];
    const next = Math.exp(logits[0]) / (Math.exp(logits[0]) + Math.exp(logits[1]));
    const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
    expect(container.querySelector('[data-place="mlm"]')?.textContent).toContain(
      `“${context.encoding.tokens[10].text}” hidden: ${best.token} ${percent(best.probability)}`,
    );
    const caption = captionOf(overview, context, "heads");
    expect(caption).toContain(`the first guess is ${best.token} (${percent(best.probability)})`);
    expect(caption).toContain(percent(next));
  });

  test("follows the token that is chosen in it", async () => {
    const user = userEvent.setup();
    renderScene(overview, OverviewScene, contextOf(overview, BANKS), STEP.enter + 1);
    screen.getByRole("button", { name: "Follow steep, position 7" }).focus();
    await user.keyboard(" ");
    expect(useStore.getState().token).toBe(7);
  });
});

describe("every number answers", () => {
  test("a line: attention averaged over the heads, by arrow keys", async () => {
    const user = userEvent.setup();
    const context = contextOf(overview, BANKS);
    renderScene(overview, OverviewScene, context, STEP.enter + 1);
    const lines = screen.getByRole("group", { name: "Attention in layer 2, averaged over its heads" });
    const own = within(lines)
      .getAllByRole("button")
      .filter((line) => line.tabIndex === 0);
    expect(own).toHaveLength(1);
    own[0].focus();
    await user.keyboard("{ArrowRight}{Enter}");
    const named = document.activeElement?.getAttribute("aria-label") ?? "";
    expect(named).toMatch(/^river looks at .* in layer 2/);
    expect(named).toContain(percent(explanation().value));
    expect(explanation().terms).toHaveLength(testBert().config.heads);
  });

  test("a cell of a picture: the very entry of that token's vector", async () => {
    const user = userEvent.setup();
    const context = contextOf(overview, BANKS);
    renderScene(overview, OverviewScene, context, STEP.enter + 1);
    const [embeddings, , second] = ["after the embeddings", "after layer 1", "after layer 2"].map((place) =>
      screen.getByRole("button", { name: new RegExp(`^river ${place}, entry 0`) }),
    );
    const { trace } = testBert().run({
      text: context.text,
      need: { embeddings: ["norm"], layers: ["output"] },
    });
    for (const [cursor, tensor] of [
      [embeddings, trace.embeddings.norm],
      [second, trace.layers[1].output],
    ] as const) {
      cursor.focus();
      await user.keyboard("{ArrowRight}{ArrowUp}{Enter}");
      if (!tensor) throw new Error("The vectors were asked for.");
      expect(explanation().value).toBeCloseTo(row(tensor, 4)[1], 4);
    }
  });

  test("a guess, whether B follows A, and an entry of the pooled vector", async () => {
    const user = userEvent.setup();
    const context = contextOf(overview, PAIR);
    const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
    for (const place of ["mlm", "nsp"]) {
      const card = container.querySelector<HTMLElement>(`[data-place="${place}"]`);
      if (!card) throw new Error("Every head has a card.");
      const [number] = within(card).getAllByRole("button", { name: /%$/ });
      await user.click(number);
      expect(percent(explanation().value)).toBe(number.textContent);
    }
    screen.getByRole("button", { name: /^Pooled vector/ }).focus();
    await user.keyboard("{Home}{Enter}");
    const pooled = testBert().run({ text: context.text, pair: context.pair }).trace.pooled?.data ?? [];
    expect(explanation().ref).toEqual({ of: "pooled", index: 0 });
    expect(explanation().value).toBeCloseTo(pooled[0], 4);
  });
});

test("in Spanish, the map says the same numbers in Spanish", async () => {
  const context = contextOf(overview, PAIR);
  await speak("es");
  const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
  expect(container.textContent).toContain(`${grouped(testBert().parameterCount)} parámetros`);
  expect(container.querySelector('[data-place="nsp"]')?.textContent).toContain("B sigue a A: ");
});

describe("edge cases", () => {
  test("before the weights are there, tokens and ways in are, and nothing is made up", () => {
    const context = withoutModel(contextOf(overview, PAIR));
    const { container } = renderScene(overview, OverviewScene, context, STEP.enter + 1);
    expect(container.textContent).toContain("14 tokens; the weights are on their way");
    expect(container.querySelectorAll("img")).toHaveLength(0);
    for (const { id } of overview.storyboard(context))
      expect(captionOf(overview, context, id)).not.toMatch(/NaN|undefined/);
  });
});

drawnWhateverTheText(overview, { "no words": { text: "" } });
