// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { planMasking } from "../../engine/masking";
import { useStore } from "../../store/store";
import { fixed, grouped, percent } from "../../ui/format";
import { captionOf, contextOf, renderScene, testBert } from "../testing";
import { mlm } from "./definition";
import Scene from "./MlmMaskingScene";
import { STEP } from "./steps";
import { DRAWS, drawnAt } from "./tally";
import { outcomesOf, trialOf } from "./trial";

afterEach(cleanup);

const share = (count: number, all: number) => `${fixed((count / all) * 100, 1)} %`;

const { special, size } = testBert().tokenizer.vocabulary;

describe("a thousand draws", () => {
  const context = contextOf(mlm, { seed: 7 });
  const totals = { mask: 0, random: 0, keep: 0 };
  const times = context.encoding.tokens.map(() => 0);
  for (let seed = 7; seed < 7 + DRAWS; seed++) {
    for (const { action, position } of planMasking(context.encoding, special.mask, size, { seed }).draws) {
      if (!action) continue;
      totals[action]++;
      times[position]++;
    }
  }
  const chosen = totals.mask + totals.random + totals.keep;

  it("end in the shares that the sampler really gave, beside the ones that are meant", () => {
    renderScene(mlm, Scene, context, STEP.draws + 1);
    const table = screen.getByRole("table", { name: "1,000 draws" });
    for (const [name, fate, meant] of [
      ["[MASK]", "mask", "80 %"],
      ["random word", "random", "10 %"],
      ["unchanged", "keep", "10 %"],
    ] as const) {
      const row = within(table).getByRole("row", { name: new RegExp(`^${name.replace(/[[\]]/g, "\\$&")}`) });
      expect(within(row).getAllByRole("cell")[0].textContent).toBe(share(totals[fate], chosen));
      expect(within(row).getAllByRole("cell")[1].textContent).toBe(meant);
      expect(captionOf(mlm, context, "draws")).toContain(share(totals[fate], chosen));
    }
    expect(captionOf(mlm, context, "draws")).toContain("Seeds 7 to 1,006");
  });

  it("say that this length makes a fixed share of it, not 15 %", () => {
    const { length } = context.encoding.tokens;
    const perDraw = chosen / DRAWS;
    expect(captionOf(mlm, context, "draws")).toContain(
      `15 % of ${length} tokens is ${fixed(0.15 * length, 1)}, so each draw takes ${perDraw}: ${percent(perDraw / length)}, always`,
    );
  });

  it("count under each token how often it was chosen, and under no special token", () => {
    const { container } = renderScene(mlm, Scene, context, STEP.draws + 1);
    const counts = [...container.querySelectorAll("text")].flatMap(({ textContent }) =>
      /^\d+×$/.test(textContent ?? "") ? [textContent] : [],
    );
    const words = times.slice(1, -1);
    expect(counts).toEqual(words.map((count) => `${count}×`));
    const row = within(screen.getByRole("table", { name: "1,000 draws" })).getByRole("row", {
      name: /^each token,/,
    });
    expect(row.textContent).toContain(`${Math.min(...words)}–${Math.max(...words)}`);
    expect(row.textContent).toContain(fixed(chosen / words.length, 0));
  });

  it("are read point by point, each with the tokens it was counted over", async () => {
    const user = userEvent.setup();
    renderScene(mlm, Scene, context, STEP.draws + 1);
    const reader = screen.getByRole("slider", { name: /^Shares of the three fates, draw by draw/ });
    const met = { mask: 0, random: 0, keep: 0 };
    const after: (typeof met)[] = [{ ...met }];
    for (let seed = 7; seed < 7 + DRAWS; seed++) {
      for (const { action } of planMasking(context.encoding, special.mask, size, { seed }).draws)
        if (action) met[action]++;
      after.push({ ...met });
    }
    const total = (draws: number) => after[draws].mask + after[draws].random + after[draws].keep;
    const point = (name: string, draws: number, count: number, meant: string) =>
      `${name} after ${grouped(draws)} ${draws === 1 ? "draw" : "draws"}: ${grouped(count)} of ${grouped(total(draws))} chosen tokens, ${share(count, total(draws))} (meant: ${meant})`;
    reader.focus();
    expect(reader.getAttribute("aria-valuetext")).toBe(point("[MASK]", DRAWS, totals.mask, "80 %"));
    await user.keyboard("{Home}");
    expect(reader.getAttribute("aria-valuetext")).toBe(point("[MASK]", 1, after[1].mask, "80 %"));
    await user.keyboard("{ArrowDown}{PageDown}{ArrowRight}{ArrowRight}");
    expect(reader.getAttribute("aria-valuetext")).toBe(point("random word", 3, after[3].random, "10 %"));
    expect(reader.getAttribute("aria-valuenow")).toBe("3");
    expect(useStore.getState().inspection).toBeNull();
  });

  it("begin with one draw and show the shares of just as many as have been made", () => {
    const t = STEP.draws + 0.3;
    const drawn = drawnAt(t);
    expect(drawnAt(STEP.draws)).toBe(0);
    expect(drawnAt(STEP.draws + 0.051)).toBe(1);
    expect(drawn).toBeGreaterThan(2);
    expect(drawn).toBeLessThan(100);
    let masks = 0;
    let all = 0;
    for (let seed = 7; seed < 7 + drawn; seed++) {
      for (const { action } of planMasking(context.encoding, special.mask, size, { seed }).draws) {
        if (action) all++;
        if (action === "mask") masks++;
      }
    }
    renderScene(mlm, Scene, context, t);
    const table = screen.getByRole("table", { name: `${drawn} draws` });
    expect(within(table).getByRole("row", { name: /^\[MASK\]/ }).textContent).toContain(share(masks, all));
  });

  it("choose nothing where nothing can be chosen, and say so", () => {
    const empty = contextOf(mlm, { text: "[UNK]" });
    renderScene(mlm, Scene, empty, STEP.draws + 1);
    expect(captionOf(mlm, empty, "draws")).toMatch(/choose nothing|takes 1/);
  });
});

describe("fooled by a random word", () => {
  const context = contextOf(mlm, { seed: 7, token: 5 });
  const trial = trialOf(context)!;
  const { text, encoding } = context;
  const loss = (id: number) =>
    testBert().run({
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
    expect(outcomesOf(context, trial)?.[1].input).toBe(testBert().tokenizer.vocabulary.text(id));
  });

  it("says by how much the losses differ", () => {
    const [hidden, random, kept] = [special.mask, trial.random!.id, encoding.ids[5]].map(
      (id) => loss(id).target!.loss,
    );
    const caption = captionOf(mlm, context, "fooled");
    for (const value of [hidden, random, kept, Math.abs(random - hidden)])
      expect(caption).toContain(fixed(value));
    expect(caption).toContain(random > hidden ? "more:" : "less:");
  });

  it("reads the word beside it in the same passes", () => {
    const beside = testBert().run({
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
