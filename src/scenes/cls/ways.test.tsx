import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { row } from "../../engine";
import { attentionRollout, averageHeads } from "../../engine/analysis/rollout";
import { cosine } from "../../engine/analysis/vectors";
import { shippedBert } from "../../engine/testing/shipped";
import { useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { captionOf, contextOf, renderScene } from "../testing";
import Scene from "./ClsAggregationScene";
import { cls } from "./definition";
import { stepsOf } from "./steps";
import { MOST_RERUN, SHIFT_RUN, threeWaysOf } from "./ways";
import { shiftWords } from "./waysCaption";

afterEach(cleanup);

const { layers } = shippedBert().config;
const { STEP: times } = stepsOf(true);

describe("[CLS], three ways", () => {
  const context = contextOf(cls);
  const { text, encoding } = context;
  const probs = context.main!.trace.layers.map((layer) => layer.probs!);
  const stateWithout = (position: number | null) => {
    const { mask } = shippedBert().tokenizer.vocabulary.special;
    const replacements = position === null ? [] : [{ position, id: mask }];
    const { trace } = shippedBert().run({ text, replacements, need: { layers: ["output"] } });
    return row(trace.layers[layers - 1].output!, 0);
  };
  const positions = encoding.tokens.map((_, at) => at).slice(1);
  const attention = positions.map(
    (at) => probs.reduce((sum, layer) => sum + row(averageHeads(layer), 0)[at], 0) / layers,
  );
  const rollout = positions.map((at) => row(attentionRollout(probs).at(-1)!, 0)[at]);
  const masked = positions.map((at) => 1 - cosine(stateWithout(null), stateWithout(at)));

  it("puts raw attention, rollout and real reruns without each token over the same tokens", () => {
    renderScene(cls, Scene, context, times.three + 1);
    const rows = within(screen.getByRole("table", { name: "What [CLS] depends on, three ways" }))
      .getAllByRole("row")
      .slice(1);
    expect(rows).toHaveLength(positions.length);
    rows.forEach((line, index) => {
      expect(within(line).getByRole("rowheader").textContent).toBe(encoding.tokens[index + 1].text);
      expect(
        within(line)
          .getAllByRole("cell")
          .map((cell) => cell.textContent),
      ).toEqual([percent(attention[index]), percent(rollout[index]), shiftWords(masked[index])]);
    });
  });

  it("names the word that is looked at most and the one whose masking moves [CLS] most, and claims no more", () => {
    const best = (values: readonly number[]) => {
      const word = positions
        .filter((at) => encoding.tokens[at].word !== null)
        .reduce((a, b) => (values[b - 1] > values[a - 1] ? b : a));
      return [encoding.tokens[word].text, values[word - 1]] as const;
    };
    const caption = captionOf(cls, context, "three");
    expect(caption).toContain(`looks most at “${best(attention)[0]}”`);
    expect(caption).toContain(`moves its vector most, by ${shiftWords(best(masked)[1])}`);
    expect(caption).toContain("Attention is not an explanation");
    expect(caption).toContain("An untuned [CLS] has no task");
  });

  it("lets a token be followed from there too", async () => {
    renderScene(cls, Scene, context, times.three + 1);
    await userEvent.click(screen.getAllByRole("button", { name: "Follow “river”" }).at(-1)!);
    expect(useStore.getState().token).toBe(5);
  });

  it("waits for reruns of this very text with these very switches", () => {
    const other = contextOf(cls, { text: "The bank by the river was deep." });
    expect(
      threeWaysOf({ ...context, runs: { ...context.runs, [SHIFT_RUN]: other.runs[SHIFT_RUN] } }).ways[2]
        .values,
    ).toBe(null);
    const switches = { headsOff: [], layersOff: [1], edgesOff: [] };
    expect(threeWaysOf({ ...context, switches }).ways[2].values).toBe(null);
    expect(threeWaysOf(contextOf(cls, { switches })).ways[2].values).not.toBe(null);
  });

  it("is not rerun for a long text, and says why", () => {
    const long = contextOf(cls, { text: "the cat sat on the mat and ".repeat(40) });
    expect(long.runs[SHIFT_RUN]).toBeUndefined();
    const { container } = renderScene(cls, Scene, long, times.three + 1, 340);
    const why = `This masks each token in turn, for up to ${MOST_RERUN} tokens; your text has 128.`;
    expect(screen.getByText(why)).toBeTruthy();
    expect(container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(captionOf(cls, long, "three")).toContain("for up to 32 tokens");
  });

  it.each([
    ["one word", { text: "Hi" }],
    ["an unknown word and an emoji", { text: "I ❤ transformers 🤖" }],
    ["a pair", { text: "The bank was steep.", pair: "It was closed." }],
  ])("with %s it can be drawn and told", (_, input) => {
    const any = contextOf(cls, input);
    const { container } = renderScene(cls, Scene, any, times.three + 1, 340);
    expect(container.innerHTML).not.toMatch(/NaN|undefined|Infinity/);
    expect(captionOf(cls, any, "three")).not.toMatch(/NaN|undefined|Infinity/);
  });
});
