import { expect, test } from "vitest";
import { openingOf, SCENE_IDS } from "../catalogue";
import type { HeadName, HeadVariant } from "../engine";
import { nextSentenceProbability } from "../engine/analysis/nextSentence";
import { runWithStudies } from "../engine/studies";
import { readHead } from "../engine/testing/heads";
import { shippedBert } from "../engine/testing/shipped";
import { useStore } from "../store/store";
import { setMasked, setPair, setText } from "../store/text";
import { setScene } from "../store/view";
import { readLink, writeLink } from "../url/schema";
import { FIRST_TEXT } from "../words/firstText";
import { mlm } from "./mlm/definition";
import { makePlan } from "./mlm/plan";
import { INITIAL_SETTINGS } from "./settings";
import { contextOf } from "./testing";
import { why } from "./why/definition";

test("a scene opens on its own sentence until the visitor writes one", () => {
  for (const id of SCENE_IDS) {
    setScene(id);
    expect(useStore.getState(), id).toMatchObject({ scene: id, ...openingOf(id) });
  }
  // Whichever scene one comes from: a pair does not stay behind where the sentence is the same.
  for (const from of SCENE_IDS) {
    for (const to of SCENE_IDS) {
      setScene(from);
      setScene(to);
      expect(useStore.getState(), `${from} → ${to}`).toMatchObject({ scene: to, ...openingOf(to) });
    }
  }
  setText("We are here.");
  for (const id of SCENE_IDS) {
    setScene(id);
    expect(useStore.getState().text, id).toBe("We are here.");
  }
});

test("a word hidden by hand, or a pair taken away, makes the page’s sentence the visitor’s", () => {
  setMasked([2]);
  setScene("mlm");
  expect(useStore.getState()).toMatchObject({ text: FIRST_TEXT, masked: [2] });
  useStore.setState(useStore.getInitialState(), true);
  setScene("nsp");
  setPair(null);
  setScene("attention");
  expect(useStore.getState()).toMatchObject({ text: openingOf("nsp").text, pair: null });
});

test("a link without a text opens the scene as for everyone, one with a text keeps it", () => {
  expect(readLink("#v=2&scene=nsp")).toMatchObject(openingOf("nsp"));
  expect(readLink("#v=2&scene=nsp&text=Hello")).not.toHaveProperty("pair");
  setScene("nsp");
  expect(readLink(writeLink({ ...useStore.getState(), t: 0 }))).toMatchObject({
    text: openingOf("nsp").text,
    pair: openingOf("nsp").pair,
  });
});

test("what the openings show is so", () => {
  const bert = shippedBert();
  const cut = bert.tokenizer.encode(openingOf("tokenization").text).words;
  expect(cut.some(({ pieces }) => pieces.length > 1)).toBe(true);

  const { text, pair } = openingOf("nsp");
  const { trace } = bert.run({ text, pair, need: { pooled: true } });
  expect(nextSentenceProbability(trace.nspLogits!)).toBeGreaterThan(0.8);

  // The dice of the first throw: hidden and swapped alike, the model says what stood there.
  const context = contextOf(mlm, { text: openingOf("mlm").text });
  const { choices } = makePlan(context);
  expect(choices.length).toBeGreaterThan(1);
  const { guesses } = bert.run({
    text: context.text,
    replacements: choices.map(({ position, id }) => ({ position, id })),
    guesses: { positions: choices.map(({ position }) => position), top: 1 },
  });
  expect(guesses.map(({ guesses: [best] }) => best.token)).toEqual(
    choices.map(({ position }) => context.encoding.tokens[position].text),
  );
});

test("one sentence shows what fine-tuning gains in all three tasks", () => {
  const bert = shippedBert();
  const { text } = openingOf("finetuning");
  const { question } = INITIAL_SETTINGS.finetuning;
  const told = (name: HeadName, variant: HeadVariant) => {
    const asked = name === "qa" ? { text: question, pair: text } : { text };
    const run = runWithStudies(bert, { ...asked, head: { name, variant } }, readHead(bert, name, variant));
    const { tokens } = run.encoding;
    const [best] = run.head!.answers ?? [];
    return {
      positive: run.head!.probabilities.data[1],
      entities: run.head!.entities?.map(({ kind }) => kind),
      answer: best && tokens.slice(best.start, best.end + 1).map(({ text }) => text),
    };
  };
  expect(told("sentiment", "frozen").positive).toBeLessThan(0.45);
  expect(told("sentiment", "full").positive).toBeGreaterThan(0.95);
  expect(told("ner", "frozen").entities).toEqual(["PER"]);
  expect(told("ner", "full").entities).toEqual(["PER", "LOC"]);
  expect(told("qa", "frozen").answer).toEqual(["albert", "einstein"]);
  expect(told("qa", "full").answer).toEqual(["paris"]);
});

test("what is hidden in the examples of “Why?” is what the model says, and words beside it are why", () => {
  const bert = shippedBert();
  const { mask } = bert.tokenizer.vocabulary.special;
  const said = why.examples.map(({ text, masked = [] }) => {
    const { ids, tokens } = bert.tokenizer.encode(text);
    const [blank] = masked.length > 0 ? masked : [tokens.findIndex(({ id }) => id === mask)];
    const ask = (hidden: readonly number[]) =>
      bert.run({
        text,
        replacements: [blank, ...hidden].map((position) => ({ position, id: mask })),
        guesses: { positions: [blank], top: 1 },
      }).guesses[0].guesses[0];
    const best = ask([]);
    if (ids[blank] !== mask) expect(best.token, text).toBe(tokens[blank].text);
    const without = tokens.flatMap(({ special }, at) => (special || at === blank ? [] : [ask([at])]));
    const fallen = without.filter(
      ({ id, probability }) => id !== best.id || probability < best.probability / 1.5,
    );
    expect(fallen.length, text).toBeGreaterThan(0);
    return best.token;
  });
  expect(said).toEqual(["train", "capital", "she"]);
});
