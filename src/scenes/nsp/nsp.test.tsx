// @vitest-environment jsdom
import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { moments, row } from "../../engine";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { fixed, percent, points } from "../../ui/format";
import type { SceneContext } from "../scene";
import { captionOf, contextOf, renderScene, testBert } from "../testing";
import { HELD_OUT, readHeldOut } from "./card";
import { nsp } from "./definition";
import NspScene from "./NspScene";
import { STEP } from "./steps";
import { OFFER } from "./subject";
import { asked, KINDS, STORY, trialOf } from "./trial";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const PAIR: Partial<AppState> = { text: "Where is the cat?", pair: "It is under the table." };
const ALONE: Partial<AppState> = { text: "The man went to the river.", pair: null };
const contexts = new Map<Partial<AppState>, SceneContext>();

function contextFor(input: Partial<AppState>): SceneContext {
  const context = contexts.get(input) ?? contextOf(nsp, input);
  contexts.set(input, context);
  return context;
}

/** What the engine itself says of a pair. */
function follows(text: string, pair: string): number {
  const [a, b] = testBert().run({ text, pair }).trace.nspLogits?.data ?? [];
  return Math.exp(a) / (Math.exp(a) + Math.exp(b));
}

afterEach(() => {
  cleanup();
  useStore.setState(useStore.getInitialState(), true);
});

describe("one pair", () => {
  test("goes from [CLS] through the pooler to the engine's logits and probability", () => {
    const context = contextFor(PAIR);
    const { trace } = testBert().run({
      text: "Where is the cat?",
      pair: "It is under the table.",
      need: { layers: ["output"] },
    });
    const output = trace.layers[trace.layers.length - 1].output;
    const { pooled, nspLogits } = trace;
    if (!output || !pooled || !nspLogits) throw new Error("They were asked for.");
    expect(captionOf(nsp, context, "pooled")).toContain(`length ${fixed(moments(row(output, 0)).length)}`);
    expect(captionOf(nsp, context, "pooled")).toContain(
      `pooled vector, length ${fixed(moments(pooled.data).length)}`,
    );
    const { container } = renderScene(nsp, NspScene, context, STEP.softmax + 1);
    const p = follows("Where is the cat?", "It is under the table.");
    [p, 1 - p].forEach((probability, index) => {
      const line = container.querySelector(`[data-answer="${index}"]`)?.textContent;
      expect(line).toContain(fixed(nspLogits.data[index]));
      expect(line).toContain(percent(probability));
    });
    expect(captionOf(nsp, context, "softmax")).toContain(`gives ${percent(p)} to “B follows A”`);
  });

  test("answers for its numbers: a logit, an entry of the pooled vector and of [CLS]", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextFor(PAIR), STEP.softmax + 1);
    const first = () => useStore.getState().inspection?.trail[0].ref;
    await user.click(screen.getByRole("button", { name: /of “B follows A” come from/ }));
    expect(first()).toEqual({ of: "nsp", index: 0 });
    screen.getByRole("button", { name: /^pooled \[256\]/ }).focus();
    await user.keyboard("{Enter}");
    expect(first()).toMatchObject({ of: "pooled" });
    screen.getByRole("button", { name: /^\[CLS\] after the last layer/ }).focus();
    await user.keyboard("{Enter}");
    expect(first()).toMatchObject({ of: "state", tensor: "output", token: 0 });
  });

  test("is lent a second sentence where there is none, says so, and lets it be kept", async () => {
    const user = userEvent.setup();
    const context = contextFor(ALONE);
    expect(captionOf(nsp, context, "input")).toContain(
      `no second sentence, so the scene lends one: “${OFFER}”`,
    );
    expect(captionOf(nsp, context, "softmax")).toContain(
      percent(follows("The man went to the river.", OFFER)),
    );
    renderScene(nsp, NspScene, context, STEP.input + 1);
    await user.click(screen.getByRole("button", { name: "Keep this B" }));
    expect(useStore.getState().pair).toBe(OFFER);
  });

  test("can be swapped", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextFor(PAIR), STEP.input + 1);
    await user.click(screen.getByRole("button", { name: "Swap A and B" }));
    expect(useStore.getState()).toMatchObject({ text: PAIR.pair, pair: PAIR.text });
  });
});

describe("other sentences", () => {
  test("have the engine's answers: swapped, three strangers, and A again", () => {
    const context = contextFor(PAIR);
    const { container } = renderScene(nsp, NspScene, context, STEP.others + 1);
    const of = (label: string) =>
      [...container.querySelectorAll(`[data-other="${label}"]`)].map((line) => line.textContent ?? "");
    expect(of("this B")[0]).toContain(percent(follows(PAIR.text ?? "", PAIR.pair ?? "")));
    expect(of("swapped")[0]).toContain(percent(follows(PAIR.pair ?? "", PAIR.text ?? "")));
    expect(of("A again")[0]).toContain(percent(follows(PAIR.text ?? "", PAIR.text ?? "")));
    const strangers = of("unrelated");
    expect(strangers).toHaveLength(3);
    strangers.forEach((line, i) => {
      expect(line).toContain(percent(follows(PAIR.text ?? "", STORY[i].b)));
    });
    const fooled = STORY.slice(0, 3).filter(({ b }) => follows(PAIR.text ?? "", b) > 0.5).length;
    expect(captionOf(nsp, context, "others")).toContain(
      `unrelated sentences it takes ${fooled} for what follows`,
    );
  });

  test("are put on stage by a click, or typed", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextFor(PAIR), STEP.others + 1);
    await user.click(screen.getByRole("button", { name: STORY[1].b }));
    expect(useStore.getState()).toMatchObject({ text: PAIR.text, pair: STORY[1].b });
    await user.type(screen.getByRole("textbox", { name: "Your own B" }), "!");
    expect(useStore.getState().pair).toBe(`${PAIR.pair}!`);
  });
});

describe("the words of B", () => {
  test("change the answer by what the engine says without them", () => {
    const context = contextFor(PAIR);
    const { container } = renderScene(nsp, NspScene, context, STEP.words + 1);
    const all = follows(PAIR.text ?? "", PAIR.pair ?? "");
    const lines = [...container.querySelectorAll("[data-word]")];
    expect(lines.map((line) => line.querySelector("th")?.textContent)).toEqual([
      "It",
      "is",
      "under",
      "the",
      "table",
      ".",
    ]);
    const without = follows(PAIR.text ?? "", "It is under the .");
    expect(lines[4].textContent).toContain(points(all - without));
    expect(lines[4].textContent).toContain(`without: ${percent(without)}`);
  });
});

describe("the trial", () => {
  test("counts right and wrong answers as the engine gives them", () => {
    const context = contextFor(PAIR);
    const trial = trialOf(context);
    if (!trial) throw new Error("All of them were asked.");
    let right = 0;
    STORY.forEach((_, index) => {
      for (const kind of KINDS) {
        const { a, b } = asked(index, kind);
        const p = follows(a, b);
        expect(trial.rows[index][kind]).toBeCloseTo(p, 6);
        if (kind !== "swapped") right += Number(kind === "follows" ? p > 0.5 : p < 0.5);
      }
    });
    const { container } = renderScene(nsp, NspScene, context, STEP.trial + 1);
    expect(container.querySelectorAll("[data-wrong]")).toHaveLength(2 * STORY.length - right);
    expect(captionOf(nsp, context, "trial")).toContain(`right in ${right} of ${2 * STORY.length} cases`);
    const swapped = trial.rows.reduce((sum, line) => sum + line.swapped, 0) / STORY.length;
    expect(captionOf(nsp, context, "dropped")).toContain(`${percent(swapped)} swapped`);
  });

  test("stands beside the accuracy in the model card, or says nothing of it", () => {
    const caption = captionOf(nsp, contextFor(PAIR), "trial");
    if (HELD_OUT)
      expect(caption).toContain(`${percent(HELD_OUT.accuracy)} on ${HELD_OUT.pairs} held-out pairs`);
    else expect(caption).not.toContain("card");
  });

  test("reads the card's table by its columns' names, and nothing from another text", () => {
    const table =
      "| length | NSP int8 | pairs |\n|---|---|---|\n| 16 | 70.0 | 20 |\n| mean | **75.5** | 40 |\n\nwords";
    expect(readHeldOut(table)).toEqual({
      accuracy: 0.755,
      pairs: 40,
      byLength: [{ length: 16, accuracy: 0.7, pairs: 20 }],
    });
    expect(readHeldOut("| length | loss |\n|---|---|\n| mean | 3.6 |")).toBeNull();
    expect(readHeldOut("No table.")).toBeNull();
  });
});

describe("edge cases", () => {
  test.each([
    ["one word", { text: "Hello" }],
    ["unknown pieces and an emoji", { text: "日本 🤖 ❤", pair: "☃" }],
    ["128 tokens and more", { text: "very ".repeat(150), pair: "long ".repeat(100) }],
  ])("%s is drawn in every view, wide and narrow", (_name, input) => {
    const context = contextOf(nsp, input);
    const steps = nsp.storyboard(context);
    expect(steps).toHaveLength(8);
    for (const width of [1118, 340]) {
      for (const t of [0.5, STEP.softmax + 1, STEP.others + 1, STEP.words + 1, STEP.trial + 1]) {
        const { container, unmount } = renderScene(nsp, NspScene, context, t, width);
        expect(container.innerHTML).not.toMatch(/NaN|undefined/);
        expect(container.textContent?.length).toBeGreaterThan(20);
        unmount();
      }
    }
    for (const { id } of steps) expect(captionOf(nsp, context, id)).not.toMatch(/NaN|undefined/);
  });
});
