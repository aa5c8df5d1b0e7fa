import { cleanup, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { attentionRow, row } from "../../engine";
import { attentionRollout } from "../../engine/analysis/rollout";
import { meanPool } from "../../engine/analysis/similarity";
import { cosine } from "../../engine/analysis/vectors";
import { shippedBert } from "../../engine/testing/shipped";
import { useStore } from "../../store/store";
import { fixed, percent } from "../../ui/format";
import { INITIAL_SETTINGS, settingsOf } from "../settings";
import { captionOf, contextOf, drawnWhateverTheText, explanation, renderScene } from "../testing";
import Scene from "./ClsAggregationScene";
import { cls } from "./definition";
import { looksOf, rolloutOf, statesOf } from "./gather";
import { geometryOf, ribbons } from "./geometry";
import { compare } from "./similarity";
import { layerSlot, stepsOf } from "./steps";

afterEach(cleanup);

const comparing = (...sentences: readonly string[]) => contextOf(cls, { settings: { cls: { sentences } } });

const { layers } = shippedBert().config;
const { STEP: times } = stepsOf(true);

describe("gathering", () => {
  it("shows per layer the mean over the heads of what [CLS] gives each token, which sums to 1", () => {
    const context = contextOf(cls);
    for (const { layer, shares, entropy, top } of looksOf(context)) {
      const probs = context.main!.trace.layers[layer].probs!;
      const heads = Array.from({ length: probs.shape[0] }, (_, head) => attentionRow(probs, head, 0));
      const mean = Array.from(
        heads[0],
        (_, p) => heads.reduce((sum, head) => sum + head[p], 0) / heads.length,
      );
      mean.forEach((share, p) => {
        expect(shares[p]).toBeCloseTo(share, 6);
      });
      expect(mean.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
      expect(entropy.value).toBeCloseTo(-mean.reduce((sum, p) => sum + p * Math.log(p), 0), 4);
      expect(shares[top]).toBe(Math.max(...Array.from(shares)));
    }
  });

  it("shows one head alone when the visitor picks it", async () => {
    const context = contextOf(cls, { settings: { cls: { oneHead: true } }, head: 2 });
    const { probs } = context.main!.trace.layers[1];
    expect(looksOf(context)[1].shares).toEqual(attentionRow(probs!, 2, 0));
    expect(captionOf(cls, context, "gather")).toContain("Head 3 alone");
    renderScene(cls, Scene, context, 1);
    await userEvent.click(screen.getByRole("radio", { name: "2" }));
    expect(useStore.getState()).toMatchObject({ settings: { cls: { oneHead: true } }, head: 1 });
    await userEvent.click(screen.getByRole("radio", { name: "mean" }));
    expect(useStore.getState().settings.cls.oneHead).toBe(false);
  });

  it("says where [CLS] looks most in the first layer and in the last, and beside each how spread its look is", () => {
    const context = contextOf(cls);
    const looks = looksOf(context);
    for (const { shares, top } of [looks[0], looks[layers - 1]])
      expect(captionOf(cls, context, "gather")).toContain(
        `“${context.encoding.tokens[top].text}” (${percent(shares[top])})`,
      );
    renderScene(cls, Scene, context, 1);
    for (const { layer, entropy } of looks)
      expect(screen.getByRole("row", { name: new RegExp(`^layer ${layer + 1}`) }).textContent).toContain(
        fixed(entropy.value),
      );
  });

  it("draws ribbons that fill the state of [CLS]: each as wide as its share", () => {
    const context = contextOf(cls);
    const geometry = geometryOf(context.encoding.tokens, layers, 1054);
    const { shares } = looksOf(context)[0];
    const shapes = ribbons(geometry, shares, () => ({ x: 0, y: 100, room: 20 }), 40);
    const edges = shapes.map(({ path }) => {
      const [, left, right] = path.match(/ ([\d.]+),40\.00 L([\d.]+),40\.00/) ?? [];
      return [Number(left), Number(right)];
    });
    shapes.forEach(({ share }, i) => {
      expect(edges[i][1] - edges[i][0]).toBeCloseTo(share * geometry.span, 1);
      if (i > 0) expect(edges[i][0]).toBeCloseTo(edges[i - 1][1], 1);
    });
    expect(edges.at(-1)![1] - edges[0][0]).toBeCloseTo(geometry.span, 1);
  });

  it("starts from the same vector whatever the text", () => {
    const [one, other] = ["The bank by the river.", "Hello!"].map(
      (text) => statesOf(contextOf(cls, { text }))[0],
    );
    expect(one).toEqual(other);
  });

  it("lets a token be followed by click or key", async () => {
    renderScene(cls, Scene, contextOf(cls), 3);
    await userEvent.click(screen.getByRole("button", { name: "Follow “river”" }));
    expect(useStore.getState().token).toBe(5);
    screen.getByRole("button", { name: "Follow “bank”" }).focus();
    await userEvent.keyboard(" ");
    expect(useStore.getState().token).toBe(2);
  });

  it("leaves a layer out that is switched off", () => {
    const context = contextOf(cls, { switches: { headsOff: [], layersOff: [1], edgesOff: [] } });
    expect(renderScene(cls, Scene, context, 1).container.textContent).toContain("switched off");
    const states = statesOf(context);
    expect(states[2]).toBe(states[1]);
    const { trace } = context.main!;
    const on = trace.layers.filter((_, layer) => layer !== 1).map(({ probs }) => probs!);
    expect(rolloutOf(context)).toEqual(row(attentionRollout(on).at(-1)!, 0));
  });
});

describe("rollout and pooler", () => {
  it("writes each token’s rollout under it; together they are all that [CLS] holds", () => {
    const context = contextOf(cls, { text: "The river was steep." });
    const rollout = Array.from(rolloutOf(context));
    const all = attentionRollout(context.main!.trace.layers.map(({ probs }) => probs!));
    expect(rollout).toEqual(Array.from(row(all.at(-1)!, 0)));
    expect(rollout.reduce((a, b) => a + b)).toBeCloseTo(1, 5);
    const { container } = renderScene(cls, Scene, context, times.rollout + 1);
    for (const share of rollout) expect(container.textContent).toContain(percent(share));
    expect(captionOf(cls, context, "rollout")).toContain(percent(rollout[0]));
  });

  it("is told without the pooler’s step if the model has none", () => {
    expect(stepsOf(false).STEP).toMatchObject({ rollout: 1, three: 2, compare: 3 });
    const context = contextOf(cls);
    const main = { ...context.main!, trace: { ...context.main!.trace, pooled: null } };
    const without = cls.storyboard({ ...context, main });
    expect(without.map(({ id }) => id)).toEqual(["gather", "rollout", "three", "compare"]);
    expect(layerSlot(11, 12).to).toBeLessThan(1);
  });
});

describe("a number of [CLS]", () => {
  it("can be asked where it comes from: in a layer’s state and in the pooled vector", async () => {
    const context = contextOf(cls);
    renderScene(cls, Scene, context, times.pooled + 1);
    const largest = (values: ArrayLike<number>) =>
      Array.from(values).reduce(
        (best, value, i, all) => (Math.abs(value) > Math.abs(all[best]) ? i : best),
        0,
      );
    const trail = () => useStore.getState().inspection?.trail.map(({ ref }) => ref);
    screen.getByRole("button", { name: /^The pooled vector/ }).focus();
    await userEvent.keyboard("{Enter}");
    expect(trail()).toEqual([{ of: "pooled", index: largest(context.main!.trace.pooled!.data) }]);
    expect(useStore.getState().inspection?.trail[0].request).toEqual(context.runs.main.answered);
    screen.getByRole("button", { name: /^\[CLS\] after layer 2/ }).focus();
    await userEvent.keyboard(" ");
    const index = largest(statesOf(context)[2]);
    expect(trail()).toEqual([{ of: "state", tensor: "output", layer: 1, token: 0, index }]);
  });

  it("in a layer that is switched off comes from the layer before", async () => {
    const context = contextOf(cls, { switches: { headsOff: [], layersOff: [1], edgesOff: [] } });
    renderScene(cls, Scene, context, times.rollout + 1);
    screen.getByRole("button", { name: /^\[CLS\] after layer 2/ }).focus();
    await userEvent.keyboard("{Enter}");
    expect(useStore.getState().inspection?.trail[0].ref).toMatchObject({ of: "state", layer: 0 });
  });
});

describe("comparing sentences", () => {
  const cosineBy = (texts: readonly string[], vector: (text: string) => Float32Array) =>
    cosine(vector(texts[0]), vector(texts[1]));
  const last = (text: string) => {
    const { trace } = shippedBert().run({ text, need: { layers: ["output"] } });
    return trace.layers[layers - 1].output!;
  };

  it("shows the cosines of the [CLS] output, of the pooled vector and of the mean of all tokens", () => {
    const sentences = ["The cat sleeps.", "A dog is running in the park."];
    const context = comparing(...sentences);
    const expected = [
      cosineBy(sentences, (text) => row(last(text), 0)),
      cosineBy(sentences, (text) => shippedBert().run({ text }).trace.pooled!.data),
      cosineBy(sentences, (text) => meanPool(last(text))),
    ];
    renderScene(cls, Scene, context, times.compare + 1);
    const matrices = ["[CLS] output", "[CLS] pooled", "mean of all tokens"].map((name) =>
      screen.getByRole("table", { name }),
    );
    matrices.forEach((matrix, i) => {
      const cells = within(matrix).getAllByRole("cell").slice(1);
      expect(cells.map((cell) => cell.textContent)).toEqual([
        "1",
        fixed(expected[i], 3).replace(/^(−?)0/, "$1"),
        fixed(expected[i], 3).replace(/^(−?)0/, "$1"),
        "1",
      ]);
    });
    expect(captionOf(cls, context, "compare")).toContain(`lowest cosine is ${fixed(expected[0])}`);
  });

  it("explains a cosine by its dot product and lengths", () => {
    renderScene(cls, Scene, contextOf(cls), times.compare + 1);
    const [matrix] = screen.getAllByRole("table", { name: "[CLS] output" });
    const pair = within(matrix)
      .getAllByRole("cell")
      .find((cell) => cell.querySelector("button:not([tabindex])"))!;
    fireEvent.focusIn(pair.firstElementChild!);
    const numbers = screen
      .getByRole("tooltip")
      .textContent?.match(/= ([\d.]+) ÷ \(([\d.]+) · ([\d.]+)\) = ([\d.]+)/);
    const [, product, a, b, result] = (numbers ?? []).map(Number);
    expect(product / (a * b)).toBeCloseTo(result, 2);
  });

  it("answers for every cell, by pointer in both halves, with one stop of the tab key for a pair", async () => {
    const context = comparing("The cat sleeps.", "A dog is running in the park.");
    renderScene(cls, Scene, context, times.compare + 1);
    for (const name of ["[CLS] output", "[CLS] pooled", "mean of all tokens"]) {
      const cells = within(screen.getByRole("table", { name })).getAllByRole("button");
      expect(cells.map((cell) => cell.getAttribute("tabindex"))).toEqual(["-1", null, "-1", "-1"]);
      for (const cell of cells) {
        await userEvent.click(cell);
        const { value } = explanation();
        const said = fixed(value, 3).replace(/^(−?)0/, "$1");
        expect(cell.textContent).toBe(said === "1.000" ? "1" : said);
      }
    }
  });

  it("lets sentences be edited, added up to six, and removed down to two", async () => {
    renderScene(cls, Scene, contextOf(cls), times.compare + 1);
    fireEvent.change(screen.getByLabelText("Sentence 3"), { target: { value: "Hello there." } });
    const { sentences } = settingsOf(useStore.getState()).cls;
    const before = INITIAL_SETTINGS.cls.sentences;
    expect(sentences).toEqual([...before.slice(0, 2), "Hello there.", ...before.slice(3)]);
    await userEvent.click(screen.getByRole("button", { name: "+ sentence" }));
    expect(settingsOf(useStore.getState()).cls.sentences).toHaveLength(5);
    cleanup();
    renderScene(cls, Scene, comparing("a", "b", "c", "d", "e", "f"), times.compare + 1);
    expect(screen.queryByRole("button", { name: "+ sentence" })).toBeNull();
    cleanup();
    renderScene(cls, Scene, comparing("a", "b"), times.compare + 1);
    expect(screen.queryByRole("button", { name: /^Remove/ })).toBeNull();
  });

  it("leaves empty sentences out, and asks for a second one", () => {
    expect(compare(comparing("One.", " ", "Two."))?.sentences.map(({ number }) => number)).toEqual([1, 3]);
    // A sentence that is being typed has not been read yet.
    const typed = { ...comparing("One.", "Two."), settings: comparing("One.", "Twofold").settings };
    expect(compare(typed)?.sentences.map(({ text }) => text)).toEqual(["One.", "Two."]);
    const alone = comparing("One.", "");
    expect(compare(alone)).toBeNull();
    renderScene(cls, Scene, alone, times.compare + 1);
    expect(screen.getByText(/at least two sentences/)).toBeTruthy();
  });
});

drawnWhateverTheText(cls);
