import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { planMasking } from "../../engine/masking";
import { shippedBert } from "../../engine/testing/shipped";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { captionOf, contextOf, renderScene } from "../testing";
import { mlm } from "./definition";
import Scene from "./MlmMaskingScene";
import { STEP } from "./steps";
import { outcomesOf, trialOf } from "./trial";

afterEach(cleanup);

const { special, size } = shippedBert().tokenizer.vocabulary;

describe("fooled by a random word", () => {
  const context = contextOf(mlm, { seed: 7, token: 5 });
  const trial = trialOf(context)!;
  const { text, encoding } = context;
  const loss = (id: number) =>
    shippedBert().run({
      text,
      replacements: [{ position: 5, id }],
      guesses: { positions: [5], targets: [encoding.ids[5]], top: 3 },
    }).guesses[0];

  it("tries the selected word hidden, swapped and unchanged, and writes each loss as the engine gives it", () => {
    expect(trial.position).toBe(5);
    renderScene(mlm, Scene, context, STEP.fooled + 1);
    const rows = screen
      .getAllByRole("listitem")
      .filter((item) => item.textContent?.includes("loss of “river”"));
    expect(rows).toHaveLength(3);
    [special.mask, trial.random!.id, encoding.ids[5]].forEach((id, index) => {
      const direct = loss(id);
      expect(rows[index].textContent).toContain(`loss of “river”${fixed(direct.target!.loss)}`);
      for (const { token, probability } of direct.guesses) {
        expect(rows[index].textContent).toContain(token);
        expect(rows[index].textContent).toContain(percent(probability));
      }
    });
  });

  it("takes the sampler’s own random word, and names the seed that throws it", () => {
    const { seed, id } = trial.random!;
    const drawn = planMasking(encoding, special.mask, size, { seed }).draws.find(
      ({ position }) => position === 5,
    );
    expect(drawn).toMatchObject({ action: "random", id });
    renderScene(mlm, Scene, context, STEP.fooled + 1);
    expect(screen.getByText(new RegExp(`seed ${seed.toLocaleString("en")}\\.`))).toBeTruthy();
    expect(outcomesOf(context, trial)?.[1].input).toBe(shippedBert().tokenizer.vocabulary.text(id));
  });

  it("says what the word costs, hidden and swapped", () => {
    const [hidden, random, kept] = [special.mask, trial.random!.id, encoding.ids[5]].map(
      (id) => loss(id).target!.loss,
    );
    const caption = captionOf(mlm, context, "fooled");
    for (const value of [hidden, random]) expect(caption).toContain(fixed(value));
    expect(caption.includes("copied")).toBe(kept < hidden);
  });

  it("reads the word beside it in the same passes", () => {
    const beside = shippedBert().run({
      text,
      replacements: [{ position: 5, id: trial.random!.id }],
      guesses: { positions: [6], targets: [encoding.ids[6]], top: 0 },
    }).guesses[0].target!;
    expect(trial.neighbor).toBe(6);
    expect(outcomesOf(context, trial)?.[1].neighbor?.probability).toBe(beside.probability);
  });

  it("lets the visitor choose the word, and asks where a number comes from", () => {
    renderScene(mlm, Scene, context, STEP.fooled + 1);
    fireEvent.change(screen.getByRole("combobox", { name: "Try it on" }), { target: { value: "2" } });
    expect(useStore.getState().token).toBe(2);
    const [hidden] = screen
      .getAllByRole("listitem")
      .filter((item) => item.textContent?.includes("loss of “river”"));
    fireEvent.click(within(hidden).getAllByRole("button", { name: /where does this come from/ })[0]);
    expect(useStore.getState().inspection?.trail[0].request.replacements).toEqual([
      { position: 5, id: special.mask },
    ]);
  });

  it("never swaps a special token, and waits while a pass is for another text", () => {
    const typed = contextOf(mlm, { text: "Paris is the capital of [MASK].", token: 6 });
    expect(trialOf(typed)?.position).toBe(1);
    const stale = { ...context, runs: { ...context.runs, "trial/random": context.runs["trial/mask"] } };
    expect(outcomesOf(stale, trial)).toBeNull();
    expect(captionOf(mlm, stale, "fooled")).toContain("on their way");
  });
});
