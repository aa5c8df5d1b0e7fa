// @vitest-environment jsdom

import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { cosine, row, type Tensor, wordsOf } from "../../engine";
import { fixed, percent, points } from "../../ui/format";
import { speak } from "../../words/speak";
import { captionOf, contextOf, explanation, renderScene, testBert, testHead } from "../testing";
import Scene from "./ClsAggregationScene";
import { cls } from "./definition";
import { stepsOf } from "./steps";
import { tunedOf } from "./tunedAnswer";

afterEach(async () => {
  cleanup();
  await speak("en");
});

const TEXT = "What a wonderful film!";
const SENTENCES = ["I loved it.", "I hated it.", "A cat sleeps."];
const { times } = stepsOf(testBert().config.layers, true);
const asked = () =>
  contextOf(cls, {
    text: TEXT,
    settings: { cls: { sentences: SENTENCES } },
  });

/** The tuned encoder on a text, asked directly. */
function direct(text: string, masked: number | null = null) {
  const tuned = testHead({ name: "sentiment", variant: "full" });
  const { ids, segmentIds } = testBert().tokenizer.encode(text);
  const seen = ids.map((id, at) => (at === masked ? tuned.maskId : id));
  const { logits, trace } = tuned.forward(seen, segmentIds, {}, { layers: ["output"] });
  const powers = Array.from(logits.data, Math.exp);
  const positive = tuned.shape.labels.indexOf("positive");
  return {
    probability: powers[positive] / powers.reduce((a, b) => a + b),
    cls: row(trace.layers.at(-1)?.output as Tensor, 0),
  };
}

describe("a tuned [CLS]", () => {
  it("is fetched one step before it is shown, and not sooner", () => {
    const isAsked = (step: number) =>
      Object.values(cls.requests(contextOf(cls, { text: TEXT, step }))).some(({ head }) => head);
    expect(times.tuned).toBe(9);
    expect(isAsked(times.tuned - 2)).toBe(false);
    expect(isAsked(times.tuned - 1)).toBe(true);
    expect(isAsked(times.tuned)).toBe(true);
  });

  it("says that it is on its way while it is fetched: the step is never empty", () => {
    renderScene(cls, Scene, contextOf(cls, { text: TEXT, step: 0 }), times.tuned + 1);
    expect(screen.getByText("Running the tuned encoder…")).toBeTruthy();
  });

  it("answers as the tuned encoder does, with what each word adds by real reruns", () => {
    const context = asked();
    renderScene(cls, Scene, context, times.tuned + 1);
    const { probability } = direct(TEXT);
    const own = within(screen.getByRole("region", { name: "Your text" }));
    expect(own.getAllByText(percent(probability)).length).toBeGreaterThan(0);
    const items = own.getAllByRole("listitem");
    expect(items).toHaveLength(5);
    items.forEach((item, index) => {
      const effect = probability - direct(TEXT, index + 1).probability;
      expect(within(item).getByText(points(effect))).toBeTruthy();
    });
    expect(captionOf(cls, context, "tuned")).toContain(`says “positive” with ${percent(probability)}`);
  });

  it("each of its numbers says where it comes from, with the value on show", async () => {
    const context = asked();
    renderScene(cls, Scene, context, times.tuned + 1);
    const answers: string[] = [];
    for (const button of screen.getAllByRole("button")) {
      await userEvent.click(button);
      const { value, name } = explanation();
      answers.push(wordsOf(name));
      expect([percent(value), points(value), fixed(value)]).toContain(button.textContent);
    }
    // Both answers, five words, and of three sentences two nearest and two answers each; then two ranges.
    expect(answers).toHaveLength(2 + 5 + 3 * 4 + 4);
    expect(answers[0]).toBe("probability of “positive” (encoder tuned for sentiment)");
    expect(answers[1]).toBe("probability of “positive” (head trained for sentiment)");
    expect(answers).toContain("what “wonderful” adds to “positive”");
  });

  it("says it in Spanish, with Spanish numbers", async () => {
    await speak("es");
    const context = asked();
    const { probability } = direct(TEXT);
    renderScene(cls, Scene, context, times.tuned + 1);
    expect(screen.getByRole("heading", { name: "¿Es positivo tu texto?" })).toBeTruthy();
    expect(screen.getByText(/^Medido tras el entrenamiento.*acierta en el \d\d,\d\s%/)).toBeTruthy();
    expect(captionOf(cls, context, "tuned")).toContain(`dice «positivo» con ${percent(probability)}`);
    expect(captionOf(cls, context, "compare")).toMatch(/Cosenos de \[CLS\]: de \d,\d\d a \d,\d\d;/);
  });

  it("says which sentences it finds alike, by its own vectors", () => {
    const answer = tunedOf(asked());
    const vectors = SENTENCES.map((text) => direct(text).cls);
    answer?.sentences.forEach(({ tunedNearest }, i) => {
      const cosines = vectors.map((other, j) => (i === j ? -2 : cosine(vectors[i], other)));
      const best = cosines.indexOf(Math.max(...cosines));
      expect(tunedNearest?.number).toBe(best + 1);
      expect(fixed(tunedNearest?.cosine.value ?? 0, 4)).toBe(fixed(cosines[best], 4));
    });
    expect(answer?.sentences).toHaveLength(3);
  });

  it("waits for the answer to this very text", () => {
    expect(tunedOf({ ...asked(), text: "Another text." })).toBeNull();
  });
});

it("ends before the page's own tuned encoder where a visitor's model is at work: it has none", () => {
  const steps = (ownModel: boolean) =>
    cls.storyboard(contextOf(cls, { text: TEXT, ownModel })).map(({ id }) => id);
  expect(steps(false).at(-1)).toBe("tuned");
  expect(steps(true)).not.toContain("tuned");
});
