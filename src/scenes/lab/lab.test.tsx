import { act, cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { attentionRow, cosine, row } from "../../engine";
import { nextSentenceProbability } from "../../engine/analysis/nextSentence";
import { shippedBert } from "../../engine/testing/shipped";
import { setSeconds } from "../../store/player";
import { type AppState, useStore } from "../../store/store";
import { percent } from "../../ui/format";
import { readLink, writeLink } from "../../url/schema";
import { speak } from "../../words/speak";
import type { SceneContext } from "../scene";
import { INITIAL_SETTINGS, settingsOf } from "../settings";
import { captionOf, contextOf, explanation, LONG, renderScene } from "../testing";
import { lab } from "./definition";
import { IDEAS } from "./ideas";
import LabScene from "./LabScene";
import { liveQuestion, roundOf } from "./live";
import { predicted, writePrediction } from "./prediction";
import { forgetProgress, noteAnswer, scoreOf, useProgress } from "./progress";
import { quizQuestion } from "./quiz";
import { STEP } from "./steps";
import "../../app/testing";

const BANK = { text: "The bank by the river was steep." };

type LabSettings = SceneContext["settings"]["lab"];
const sitting = (input: Partial<AppState>, change: Partial<LabSettings>): Partial<AppState> => ({
  ...input,
  settings: { ...INITIAL_SETTINGS, lab: { ...INITIAL_SETTINGS.lab, ...change } },
});

/** The question of a kind on this text. */
function contextFor(
  topic: string,
  input: Partial<AppState> = BANK,
  change: Partial<LabSettings> = {},
): SceneContext {
  const first = contextOf(lab, sitting(input, change));
  const question = roundOf(first).findIndex((kind) => kind.topic === topic) + 1;
  expect(question, topic).toBeGreaterThan(0);
  return contextOf(lab, sitting(input, { ...change, question }));
}

function answered(context: SceneContext, option: number): SceneContext {
  const answer = writePrediction(context, option);
  return { ...context, settings: { ...context.settings, lab: { ...context.settings.lab, answer } } };
}

const made = (context: SceneContext) => {
  const question = liveQuestion(context);
  if (!question) throw new Error("The question was not made.");
  return question;
};

beforeEach(forgetProgress);
afterEach(async () => {
  await speak("en");
  cleanup();
});

describe("the answer key is the model's own", () => {
  test("the token that a head looks at most", () => {
    for (const seed of [1, 2, 3, 4]) {
      const context = contextFor("Attention", BANK, { seed });
      const question = made(context);
      const from = question.tokens?.findIndex(({ role }) => role === "asks") ?? -1;
      renderScene(lab, LabScene, answered(context, 0), STEP.reveal + 1);
      const ask = screen.getByRole("heading", { level: 3 }).textContent ?? "";
      cleanup();
      const [, layer, head] = /layer (\d), head (\d)/.exec(ask) ?? [];
      const { probs } = shippedBert().run({ ...BANK, need: { layers: ["probs"] } }).trace.layers[
        Number(layer) - 1
      ];
      if (!probs) throw new Error("The probabilities were asked for.");
      const shares = attentionRow(probs, Number(head) - 1, from);
      const top = shares.indexOf(Math.max(...shares));
      expect(question.options[question.correct].name).toContain(context.encoding.tokens[top].text);
      expect(question.options[question.correct].figure).toBe(percent(shares[top]));
      expect(question.tokens?.map(({ figure }) => figure)).toEqual(Array.from(shares, percent));
    }
  });

  test("the most probable filler", () => {
    const context = contextFor("Fill the blank");
    const question = made(context);
    const position = question.tokens?.findIndex(({ role }) => role === "masked") ?? -1;
    const id = shippedBert().tokenizer.vocabulary.special.mask;
    const [{ guesses }] = shippedBert().run({
      ...BANK,
      replacements: [{ position, id }],
      guesses: { positions: [position], top: 40 },
    }).guesses;
    const probability = (name: string) => guesses.find(({ token }) => token === name)?.probability ?? -1;
    const all = question.options.map(({ name }) => probability(name));
    expect(question.correct).toBe(all.indexOf(Math.max(...all)));
    expect(question.options.map(({ figure }) => figure)).toEqual(all.map(percent));
  });

  test("what hides a short word has room for its name", () => {
    const context = contextFor("Fill the blank", { text: "We go up to it or on it." });
    const { container } = renderScene(lab, LabScene, context, STEP.predict);
    expect(container.textContent).toContain("[MASK]");
    expect(container.textContent).not.toMatch(/\[M\w*…/);
  });

  test("the nearer of two sentences with the word, the most alike token, the layer", () => {
    const output = (text: string) => {
      const { trace, encoding } = shippedBert().run({ text, need: { layers: ["output"] } });
      const last = trace.layers[trace.layers.length - 1].output;
      if (!last) throw new Error("The output was asked for.");
      return { last, tokens: encoding.tokens.map(({ text: token }) => token) };
    };
    const own = output(BANK.text);
    const sense = made(contextFor("Two senses"));
    const cosines = sense.options.map(({ label }) => {
      const other = output(String(label).slice(3));
      return cosine(row(own.last, own.tokens.indexOf("bank")), row(other.last, other.tokens.indexOf("bank")));
    });
    expect(sense.correct).toBe(cosines[0] >= cosines[1] ? 0 : 1);

    const alike = made(contextFor("Alike"));
    const from = alike.tokens?.findIndex(({ role }) => role === "asks") ?? -1;
    const all = own.tokens.map((_, i) => (i === from ? -2 : cosine(row(own.last, from), row(own.last, i))));
    expect(alike.options[alike.correct].name).toContain(own.tokens[all.indexOf(Math.max(...all))]);

    const context = contextFor("Layer by layer");
    const layer = made(context);
    const position = layer.tokens?.findIndex(({ role }) => role === "masked") ?? -1;
    const id = shippedBert().tokenizer.vocabulary.special.mask;
    const states = shippedBert()
      .run({
        ...BANK,
        replacements: [{ position, id }],
        guesses: { positions: [position], states: [0, 1, 2, 3, 4], top: 1 },
      })
      .guesses.toSorted((a, b) => a.state - b.state)
      .map(({ guesses }) => guesses[0].id);
    const first = states.indexOf(states[states.length - 1]);
    expect(layer.options[layer.correct].name).toBe(first === 0 ? "before layer 1" : `after layer ${first}`);
  });

  test("whether B follows A, with the visitor's own pair", () => {
    const pair = { text: "Where is the cat?", pair: "It is under the table." };
    const question = made(contextFor("What follows", pair));
    const { nspLogits } = shippedBert().run(pair).trace;
    if (!nspLogits) throw new Error("The shipped model has the head.");
    const share = nextSentenceProbability(nspLogits);
    expect(question.correct).toBe(share > 0.5 ? 0 : 1);
    expect(question.options[0].figure).toBe(percent(share));
  });

  test("another seed draws other questions, the same seed the same ones", () => {
    const asks = (seed: number) => {
      const context = contextOf(lab, sitting(BANK, { seed }));
      return [roundOf(context).map(({ topic }) => topic), made(context).options.map(({ name }) => name)];
    };
    expect(asks(5)).toEqual(asks(5));
    expect(new Set([1, 2, 3, 4, 5].map((seed) => JSON.stringify(asks(seed)))).size).toBeGreaterThan(3);
  });
});

describe("predict before you look", () => {
  test("no number of the answer is on the page before there is a prediction, and the story ends there", () => {
    const context = contextFor("Attention");
    expect(lab.storyboard(context).map(({ id }) => id)).toEqual(["ask", "predict"]);
    for (const t of [0, 1, 2, 3, 4]) {
      const { container } = renderScene(lab, LabScene, context, t);
      expect(container.textContent).not.toMatch(/\d ?%/);
      expect(container.querySelector("[data-verdict]")).toBeNull();
      cleanup();
    }
  });

  test("a prediction starts the reveal, is noted once, and stands", async () => {
    const context = contextFor("Attention");
    const question = made(context);
    useStore.setState({ settings: context.settings });
    renderScene(lab, LabScene, context, 1);
    const wrong = question.correct === 0 ? 1 : 0;
    const choices = () =>
      within(screen.getByRole("group", { name: "Answers" }))
        .getAllByRole("button")
        .filter((button) => button.hasAttribute("aria-pressed"));
    const answers = choices();
    answers[wrong].focus();
    await userEvent.keyboard("{Enter}");
    expect(useStore.getState()).toMatchObject({ playing: true, step: STEP.reveal });
    expect(scoreOf(useProgress.getState().answers, "live-")).toEqual({ right: 0, all: 1 });
    cleanup();
    const after = { ...context, settings: settingsOf(useStore.getState()) };
    expect(predicted(after)).toBe(wrong);
    renderScene(lab, LabScene, after, STEP.reveal + 1);
    const shown = choices();
    expect(shown[wrong].textContent).toContain("your prediction");
    expect(shown[question.correct].textContent).toContain("right");
    await userEvent.click(shown[question.correct]);
    expect(predicted({ ...context, settings: settingsOf(useStore.getState()) })).toBe(wrong);
    expect(scoreOf(useProgress.getState().answers, "live-")).toEqual({ right: 0, all: 1 });
    expect(lab.storyboard(after)[2].title).toBe("Not this time");
    expect(lab.storyboard(answered(context, question.correct))[2].title).toBe("Right");
  });

  test("a prediction on one text says nothing about another", () => {
    const context = answered(contextFor("Attention"), 1);
    expect(predicted(context)).toBe(1);
    expect(predicted({ ...context, text: "The bank approved the loan." })).toBeNull();
  });

  test("a link holds the question and the prediction", () => {
    const context = answered(contextFor("Fill the blank", BANK, { seed: 7 }), 2);
    const hash = writeLink({
      ...useStore.getInitialState(),
      ...BANK,
      scene: "lab",
      t: 0,
      settings: context.settings,
    });
    expect(readLink(hash).settings?.lab).toEqual(context.settings.lab);
  });

  test("after the reveal a button leads to the moment on the page", async () => {
    const context = answered(contextFor("Attention"), 0);
    renderScene(lab, LabScene, context, STEP.why + 1);
    await userEvent.click(screen.getByRole("button", { name: "See it in “Attention”" }));
    expect(useStore.getState()).toMatchObject({ scene: "attention", arrival: { step: "softmax" } });
    act(() => setSeconds([1, 1, 1], ["query", "softmax", "all"]));
    expect(useStore.getState()).toMatchObject({ arrival: null, playing: true, until: 2 });
  });
});

describe("revealed numbers answer", () => {
  /** The numbers of the answers and of the tokens, each with what the engine says when it is asked. */
  const revealed = async (topic: string, input: Partial<AppState> = BANK) => {
    const context = answered(contextFor(topic, input), 0);
    const { container } = renderScene(lab, LabScene, context, STEP.reveal + 1);
    const numbers = [...container.querySelectorAll<HTMLElement>("button[title^='Where does']")];
    const said: [shown: string, value: number][] = [];
    for (const number of numbers) {
      await userEvent.click(number);
      said.push([number.textContent ?? "", explanation().value]);
    }
    return said;
  };

  test.each([
    ["Attention", BANK],
    ["Fill the blank", BANK],
    ["What follows", { text: "Where is the cat?", pair: "It is under the table." }],
  ])("%s: probabilities", async (topic, input) => {
    const said = await revealed(topic, input);
    expect(said.length).toBeGreaterThan(1);
    for (const [shown, value] of said) expect(percent(value)).toBe(shown);
  });

  test("Layer by layer: each state's probability, or less than forty words have", async () => {
    const said = await revealed("Layer by layer");
    for (const [shown, value] of said) {
      if (shown.endsWith("%")) expect(percent(value)).toBe(shown);
      else expect(value).toBeLessThan(1 / 40);
    }
  });

  test.each(["Alike", "Two senses"])("%s: cosines", async (topic) => {
    const said = await revealed(topic);
    expect(said.length).toBeGreaterThan(1);
    for (const [shown, value] of said) {
      const number = Number(shown.replace("cosine ", "").replace("−", "-"));
      expect(Math.abs(value - number)).toBeLessThan(0.0051);
    }
  });

  test("before the prediction nothing can be asked", () => {
    const { container } = renderScene(lab, LabScene, contextFor("Attention"), 1);
    expect(container.querySelector("button[title^='Where does']")).toBeNull();
  });
});

test("in Spanish, the question, its answers and the reveal are Spanish, the numbers too", async () => {
  const context = answered(contextFor("Fill the blank"), 0);
  await speak("es");
  renderScene(lab, LabScene, context, STEP.reveal + 1);
  expect(screen.getByRole("heading", { level: 3 }).textContent).toContain("está oculta tras [MASK]");
  const question = made(context);
  const { figure } = question.options[question.correct];
  expect(captionOf(lab, context, "reveal")).toContain(`recibe ${figure}`);
  expect(lab.storyboard(context)[3].title).toBe("Por qué");
  for (const { answers } of IDEAS) expect(new Set(answers).size).toBe(4);
});

describe("the quiz on the ideas", () => {
  const quiz = (question: number, seed = 1) =>
    quizQuestion(contextOf(lab, sitting(BANK, { part: "ideas", question, seed })));

  test("has ten questions or more, each with one right answer, and and stays the same one", () => {
    expect(IDEAS.length).toBeGreaterThanOrEqual(10);
    expect(new Set(IDEAS.map(({ id }) => id)).size).toBe(IDEAS.length);
    for (const [index, { answers }] of IDEAS.entries()) {
      expect(new Set(answers).size).toBe(4);
      expect(quiz(index + 1).options[quiz(index + 1).correct].name).toBe(answers[0]);
    }
  });

  test("the right answer is not always in the same place", () => {
    const places = IDEAS.map((_, index) => quiz(index + 1).correct);
    expect(new Set(places).size).toBeGreaterThan(2);
  });

  test("needs neither model nor text", () => {
    const context = contextOf(lab, sitting({ text: "" }, { part: "ideas" }));
    renderScene(lab, LabScene, { ...context, model: null, main: null, runs: {} }, 1);
    expect(screen.getAllByRole("button", { name: /^Question / })).toHaveLength(IDEAS.length);
    expect(lab.requests(context)).toEqual({});
  });
});

describe("progress", () => {
  test("is kept on the device, can be reset, and survives a storage that refuses", async () => {
    noteAnswer("idea-loss", true);
    noteAnswer("idea-loss", false);
    expect(JSON.parse(localStorage.getItem("lab") ?? "")).toEqual({ "idea-loss": true });
    renderScene(lab, LabScene, contextFor("Attention"), 1);
    expect(screen.getByText(/Right so far/).textContent).toContain("1 of 1 on ideas");
    await userEvent.click(screen.getByRole("button", { name: "Reset" }));
    expect(localStorage.getItem("lab")).toBe("{}");

    const denied = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("denied", "SecurityError");
    });
    act(() => noteAnswer("idea-cls", true));
    expect(screen.getByText(/Right so far/).textContent).toContain("1 of 1 on ideas");
    denied.mockRestore();
  });

  test("nonsense in the storage is not taken for answers", async () => {
    for (const nonsense of ["{", "[1]", "null", '{"idea-cls": "yes", "idea-sum": true}']) {
      localStorage.setItem("lab", nonsense);
      vi.resetModules();
      const fresh = await import("./progress");
      expect(fresh.useProgress.getState().answers).toEqual(nonsense.length > 9 ? { "idea-sum": true } : {});
    }
  });
});

describe("edge cases", () => {
  test.each([
    ["nothing", { text: "" }],
    ["one word", { text: "Hello" }],
    ["an empty second sentence", { text: "Hello there", pair: "" }],
    ["unknown pieces and an emoji", { text: "日本 🤖 ❤", pair: "☃" }],
    [
      `${LONG ? "128" : "32"} tokens`,
      { text: "very ".repeat(LONG ? 150 : 16), pair: "long ".repeat(LONG ? 100 : 13) },
    ],
  ])(
    "%s: every question of the round is asked and answered, wide and narrow",
    (_name, input) => {
      const { length } = roundOf(contextOf(lab, sitting(input, {})));
      for (let question = 1; question <= Math.max(1, length); question++) {
        const context = contextOf(lab, sitting(input, { question }));
        for (const [at, t, width] of [
          [context, 1, 1118],
          [answered(context, 0), STEP.why + 1, 340],
        ] as const) {
          const { container } = renderScene(lab, LabScene, at, t, width);
          expect(container.textContent).not.toMatch(/NaN|undefined|Infinity/);
          if (length > 0) expect(screen.getByLabelText("Answers")).toBeTruthy();
          else expect(screen.getByRole("status").textContent).toContain("type one.");
          cleanup();
        }
        for (const { id } of lab.storyboard(answered(context, 0)))
          expect(captionOf(lab, answered(context, 0), id)).not.toMatch(/NaN|undefined/);
      }
    },
    120_000,
  );
});
