import { describe, expect, test } from "vitest";
import { attentionRow, cosine, type RunRequest, row, type Tensor } from "../engine";
import { nextSentenceProbability } from "../engine/analysis/nextSentence";
import { meanPool } from "../engine/analysis/similarity";
import { readLeft } from "../engine/testing/heads";
import { shippedBert } from "../engine/testing/shipped";
import { contextOf } from "../scenes/testing";
import { story } from "./definition";
import {
  ALIKE,
  BANKS,
  BEGINNING,
  ENDINGS,
  HERO,
  LEFT_MOST,
  OPINION,
  PAIRS,
  PIECES,
  PILLAR,
  POINTING,
  WHOLE,
} from "./heroes";
import { readTune, readWriter, WRITTEN } from "./learn";
import { stepIndex } from "./steps";

const bert = shippedBert();
// As on the page, a twin of its own reads from the left.
bert.attachLeft(readLeft(bert));
const { mask } = bert.tokenizer.vocabulary.special;

/** The best guesses at the hidden token. */
function guesses(text: string, hidden: readonly number[], change: Partial<RunRequest> = {}) {
  const { guesses: found } = bert.run({
    text,
    replacements: hidden.map((position) => ({ position, id: mask })),
    guesses: { positions: [hidden[0]], top: 5 },
    ...change,
  });
  return found[0].guesses;
}

const beginning = HERO.text.split(" ").slice(0, HERO.blank).join(" ");

describe("the shipped model shows what the story tells", () => {
  test("the hero’s blank", () => {
    const [best] = guesses(HERO.text, [HERO.blank]);
    expect(best.token).toBe(HERO.guess);
    expect(best.probability).toBeGreaterThan(HERO.least);
  });

  test.each(ENDINGS)("the ending “$ending” turns the blank to “$guess”", ({ ending, guess, least }) => {
    const [best] = guesses(`${beginning} ${ending}`, [HERO.blank]);
    expect(best.token).toBe(guess);
    expect(best.probability).toBeGreaterThan(least);
  });

  test("from the left alone no ending turns it, and it knows little", () => {
    const firsts = ENDINGS.map(
      ({ ending }) => guesses(`${beginning} ${ending}`, [HERO.blank], { interventions: { causal: true } })[0],
    );
    expect(new Set(firsts.map(({ token }) => token)).size).toBe(1);
    for (const { probability } of firsts) expect(probability).toBeLessThan(LEFT_MOST);
  });

  test("by [CLS] and by the mean of all tokens, what says nearly the same is nearer than what does not", () => {
    const states = ALIKE.map((text) => {
      const { output } = bert.run({ text, need: { layers: ["output"] } }).trace.layers.at(-1) ?? {};
      if (!output) throw new Error("The pass came without its last states.");
      return output;
    });
    for (const vector of [(state: Tensor) => row(state, 0), (state: Tensor) => meanPool(state)]) {
      const [first, like, unlike] = states.map(vector);
      expect(cosine(first, like)).toBeGreaterThan(cosine(first, unlike) + 0.05);
    }
  });

  test("without its pillar the guess falls", () => {
    const { tokens } = bert.tokenizer.encode(HERO.text);
    expect(tokens[PILLAR.token].text).toBe(PILLAR.word);
    const left = guesses(HERO.text, [HERO.blank, PILLAR.token]).find(({ token }) => token === HERO.guess);
    expect(left?.probability ?? 0).toBeLessThan(PILLAR.below);
  });

  test("a word is cut to the pieces the story names, and a long one stays whole", () => {
    const { words } = bert.tokenizer.encode(PIECES.text);
    expect(words[PIECES.word]).toMatchObject({ text: PIECES.rare, pieces: PIECES.pieces });
    expect(bert.tokenizer.encode(WHOLE.word).words[0].pieces).toHaveLength(WHOLE.pieces);
  });

  test("“it” looks most at the dog", () => {
    const { trace, encoding } = bert.run({ text: POINTING.text, need: { layers: ["probs"] } });
    const { probs } = trace.layers[POINTING.layer];
    if (!probs) throw new Error("The layer has no attention.");
    const shares = [...attentionRow(probs, POINTING.head, POINTING.token)];
    const words = shares.map((share, i) => (encoding.tokens[i].word === null ? 0 : share));
    expect(encoding.tokens[POINTING.token].text).toBe("it");
    expect(words.indexOf(Math.max(...words))).toBe(POINTING.target);
  });

  test("the banks by river and lake are nearer than that with the loan; from the left they are one", () => {
    const vectors = (causal: boolean) =>
      BANKS.texts.map((text) => {
        const { trace } = bert.run({ text, interventions: { causal }, need: { layers: ["output"] } });
        const { output } = trace.layers[BANKS.layer];
        if (!output) throw new Error("The layer has no output.");
        return row(output, BANKS.token);
      });
    const [river, lake, loan] = vectors(false);
    expect(cosine(river, lake) - cosine(river, loan)).toBeGreaterThan(0.05);
    const [first, ...others] = vectors(true);
    for (const other of others) expect(cosine(first, other)).toBeGreaterThan(0.9999);
  });

  test("one pair follows, the other does not", () => {
    const follows = (pair: string): number => {
      const { trace } = bert.run({ text: PAIRS.first, pair, need: { pooled: true } });
      if (!trace.nspLogits) throw new Error("The model has no such head.");
      return nextSentenceProbability(trace.nspLogits);
    };
    expect(follows(PAIRS.follows)).toBeGreaterThan(0.8);
    expect(follows(PAIRS.not)).toBeLessThan(0.2);
  });

  test("only the tuned BERT hears the word that turns the opinion: the higher a layer, the more of it is new", () => {
    const tune = readTune(contextOf(story, { step: stepIndex("tune") }))!;
    expect(tune.frozen).toBeGreaterThan(0.5);
    expect(tune.full).toBeLessThan(0.2);
    // A frozen encoder is the page's own.
    const { layers } = bert.run({ text: OPINION.text, need: { layers: ["output"] } }).trace;
    expect(tune.states.frozen).toEqual(layers.map(({ output }) => row(output!, 0)));
    expect(tune.alike[0]).toBeGreaterThan(0.8);
    expect(tune.alike[3]).toBeLessThan(0.2);
    expect(tune.alike.toSorted((a, b) => b - a)).toEqual(tune.alike);
  });

  test("asked to go on, it ends the sentence, and goes on ending it", () => {
    const written = readWriter(contextOf(story, { step: stepIndex("writer") }));
    expect(written).toHaveLength(WRITTEN);
    expect(written[0].token).toBe(BEGINNING.guess);
    let text = BEGINNING.text;
    for (const [k, { token }] of written.entries()) {
      const position = BEGINNING.position + k;
      const { encoding, guesses } = bert.run({
        text: `${text} [MASK]`,
        guesses: { positions: [position], top: 1 },
      });
      expect(encoding.tokens[position].text).toBe("[MASK]");
      expect(guesses[0].guesses[0].token).toBe(token);
      text = `${text} ${token}`;
    }
    // Not one word among all of them.
    expect(text.slice(BEGINNING.text.length)).not.toMatch(/\p{L}/u);
  });
});
