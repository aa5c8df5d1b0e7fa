import { expect, test } from "vitest";
import { type RunRequest, runWithStudies } from "../engine";
import { shippedBert } from "../engine/testing/shipped";
import { opening } from "./opening";
import { isTelling } from "./telling";

const run = (request: RunRequest) => runWithStudies(shippedBert(), request);

test("Attention opens in the head in which the word looks most at another one", () => {
  for (const [text, token] of [
    ["The bank by the river was steep.", 2],
    ["The dog chased the cat because it was angry.", 7],
  ] as const) {
    const main = run({ text, need: { layers: ["probs"] } });
    const { layer, head } = opening("attention", main, token);
    const probs = main.trace.layers[layer].probs!;
    const count = main.encoding.tokens.length;
    const start = (head * count + token) * count;
    const row = [...probs.data.subarray(start, start + count)];
    const words = row.map((share, to) => (to === token || main.encoding.tokens[to].special ? 0 : share));
    // Much of what it gives goes to one word, and it is one that says something: that is what there is to see.
    expect(
      row[words.indexOf(Math.max(...words.filter((_, to) => isTelling(main.encoding.tokens[to].text))))],
      text,
    ).toBeGreaterThan(0.25);
  }
});

test("Encoder opens in the layer in which most neurons are awake", () => {
  const main = run({ text: "The bank by the river was steep.", need: { layers: ["preActivation"] } });
  const { layer } = opening("encoder", main, null);
  const awake = main.trace.layers.map(({ preActivation }) => {
    const { shape, data } = preActivation!;
    return data.subarray(2 * shape[1], 3 * shape[1]).filter((value) => value > 0).length;
  });
  expect(awake[layer]).toBe(Math.max(...awake));
});

test("a scene without a wish, and one without numbers yet, open in the first of each", () => {
  expect(opening("tokenization", null, null)).toEqual({ layer: 0, head: 0 });
  expect(opening("attention", null, 2)).toEqual({ layer: 0, head: 0 });
});
