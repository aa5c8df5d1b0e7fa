import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test } from "vitest";
import { shippedBert } from "../../engine/testing/shipped";
import type { AppState } from "../../store/store";
import { useStore } from "../../store/store";
import { isReplaced } from "../../store/text";
import { percent, points } from "../../ui/format";
import { speak } from "../../words/speak";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import { HELD_OUT, readHeldOut } from "./card";
import { nsp } from "./definition";
import NspScene from "./NspScene";
import { changeOf, followsOf, trialOf } from "./numbers";
import { STEP } from "./steps";
import { OFFER, withoutEach } from "./subject";
import { asked, KINDS, STORY } from "./trial";

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

const PAIR: Partial<AppState> = { text: "Where is the cat?", pair: "It is under the table." };
const ALONE: Partial<AppState> = { text: "The man went to the river.", pair: null };

/** What the engine itself says of a pair. */
function follows(text: string, pair: string): number {
  const [a, b] = shippedBert().run({ text, pair }).trace.nspLogits?.data ?? [];
  return Math.exp(a) / (Math.exp(a) + Math.exp(b));
}

afterEach(cleanup);

describe("the pair", () => {
  test("is lent a second sentence where there is none, says so, and lets it be kept", async () => {
    const user = userEvent.setup();
    const context = contextOf(nsp, ALONE);
    expect(captionOf(nsp, context, "others")).toContain(
      `the pair itself ${percent(follows("The man went to the river.", OFFER))}`,
    );
    renderScene(nsp, NspScene, context, STEP.others + 1);
    expect(screen.getByPlaceholderText(`${OFFER} (lent: type your own)`)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Keep this B" }));
    expect(useStore.getState().pair).toBe(OFFER);
  });

  test("can be swapped", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.others + 1);
    await user.click(screen.getByRole("button", { name: "Swap A and B" }));
    expect(useStore.getState()).toMatchObject({ text: PAIR.pair, pair: PAIR.text });
  });
});

test("answers about the pair before are no numbers of this one: they stay in the store until it has its own", () => {
  const older = contextOf(nsp, { text: "The bank by the river was steep.", pair: "It was steep, too." });
  const read = contextOf(nsp, { text: "Where is the cat?", pair: "It is under the table." });
  const context = { ...read, runs: { ...older.runs, main: read.runs.main } };
  const each = withoutEach("It is under the table.", read.main?.encoding.words ?? []);
  expect(each.map((one) => changeOf(context, one))).toEqual(
    each.map(() => ({ without: null, change: null })),
  );
  expect(each.map((one) => changeOf(read, one).change)).not.toContain(null);
  const names = ["swapped", "again", "unrelated/0"];
  expect(names.map((name) => followsOf(context, name))).toEqual([null, null, null]);
  expect(followsOf(context, "main")?.value).toBe(followsOf(read, "main")?.value);
});

describe("other sentences", () => {
  test("have the engine's answers: swapped, three strangers, and A again", () => {
    const context = contextOf(nsp, PAIR);
    const { container } = renderScene(nsp, NspScene, context, STEP.others + 1);
    const of = (label: string) =>
      [...container.querySelectorAll(`[data-other="${label}"]`)].map((line) => line.textContent ?? "");
    expect(of("this")[0]).toContain(percent(follows(PAIR.text ?? "", PAIR.pair ?? "")));
    expect(of("swapped")[0]).toContain(percent(follows(PAIR.pair ?? "", PAIR.text ?? "")));
    expect(of("again")[0]).toContain(percent(follows(PAIR.text ?? "", PAIR.text ?? "")));
    const strangers = of("unrelated");
    expect(strangers).toHaveLength(3);
    strangers.forEach((line, i) => {
      expect(line).toContain(percent(follows(PAIR.text ?? "", STORY[i].b)));
    });
    const fooled = STORY.slice(0, 3).filter(({ b }) => follows(PAIR.text ?? "", b) > 0.5).length;
    expect(captionOf(nsp, context, "others")).toContain(
      fooled > 0 ? "An unrelated sentence passes" : "No unrelated sentence passes",
    );
  });

  test("are told in Spanish with the same numbers", async () => {
    await speak("es");
    const p = percent(follows(PAIR.text ?? "", PAIR.pair ?? ""));
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.others + 1);
    expect(screen.getByRole("button", { name: `${p} para «esta B»: ¿de dónde viene?` })).toBeTruthy();
    await speak("en");
  });

  test("answer for their probabilities, each of its own pass", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.others + 1);
    await user.click(screen.getByRole("button", { name: /for “swapped”: where does this come from/ }));
    expect(explanation().value).toBeCloseTo(follows(PAIR.pair ?? "", PAIR.text ?? ""), 4);
    await user.click(screen.getAllByRole("button", { name: /for “unrelated”/ })[1]);
    expect(explanation().value).toBeCloseTo(follows(PAIR.text ?? "", STORY[1].b), 4);
  });

  test("are put on stage by a click, or typed", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.others + 1);
    await user.click(screen.getByRole("button", { name: STORY[1].b }));
    expect(useStore.getState()).toMatchObject({ text: PAIR.text, pair: STORY[1].b });
    expect(isReplaced(useStore.getState())).toBe(true);
    await user.type(screen.getByRole("textbox", { name: "Your own B" }), "!");
    expect(useStore.getState().pair).toBe(`${PAIR.pair}!`);
    // What is typed is the visitor's own: nothing is to be brought back.
    expect(isReplaced(useStore.getState())).toBe(false);
  });
});

describe("the words of B", () => {
  test("change the answer by what the engine says without them", () => {
    const context = contextOf(nsp, PAIR);
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

  test("answer for what they change: the difference of two passes", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.words + 1);
    const [all, without] = [PAIR.pair ?? "", "It is under the ."].map((b) => follows(PAIR.text ?? "", b));
    await user.click(screen.getByRole("button", { name: /points for “table”: where/ }));
    expect(explanation().value).toBeCloseTo(all - without, 4);
    await user.click(screen.getByRole("button", { name: /without “table”: where/ }));
    expect(explanation().value).toBeCloseTo(without, 4);
    await user.click(screen.getByRole("button", { name: /with all of B: where/ }));
    expect(explanation().value).toBeCloseTo(all, 4);
  });
});

describe("the trial", () => {
  test("counts right and wrong answers as the engine gives them", () => {
    const context = contextOf(nsp, PAIR);
    const trial = trialOf(context);
    if (!trial) throw new Error("All of them were asked.");
    let right = 0;
    STORY.forEach((_, index) => {
      for (const kind of KINDS) {
        const { a, b } = asked(index, kind);
        const p = follows(a, b);
        expect(trial.rows[index][kind].value).toBeCloseTo(p, 6);
        if (kind !== "swapped") right += Number(kind === "follows" ? p > 0.5 : p < 0.5);
      }
    });
    const { container } = renderScene(nsp, NspScene, context, STEP.trial + 1);
    expect(container.querySelectorAll("[data-wrong]")).toHaveLength(2 * STORY.length - right);
    expect(captionOf(nsp, context, "trial")).toContain(`${right} of ${2 * STORY.length} right`);
  });

  test("answers for each story and for their means", async () => {
    const user = userEvent.setup();
    renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.trial + 1);
    const trial = trialOf(contextOf(nsp, PAIR));
    await user.click(screen.getByRole("button", { name: /, swapped, after “She went/ }));
    expect(explanation().value).toBeCloseTo(trial?.rows[1].swapped.value ?? -1, 4);
    await user.click(screen.getByRole("button", { name: /^mean .*, B follows: where/ }));
    expect(explanation().value).toBeCloseTo(trial?.means.follows.value ?? -1, 4);
  });

  test("stands beside the accuracy in the model card, or says nothing of it", () => {
    const { container } = renderScene(nsp, NspScene, contextOf(nsp, PAIR), STEP.trial + 1);
    if (HELD_OUT)
      expect(container.textContent).toContain(
        `${percent(HELD_OUT.accuracy)} right on ${HELD_OUT.pairs} held-out pairs`,
      );
    else expect(container.textContent).not.toContain("held-out");
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

drawnWhateverTheText(nsp);
