import { expect, test } from "vitest";
import { runWithStudies } from "../studies";
import { shippedBert } from "../testing/shipped";

const bert = shippedBert();
const mask = bert.tokenizer.vocabulary.special.mask;
const TEXT = "The bank by the river was steep.";

test("a text's loss is the mean over its tokens, each masked alone", () => {
  const { pseudoLoss, encoding } = runWithStudies(bert, { text: TEXT, pseudoLoss: { top: 3 } });
  const words = encoding.tokens.flatMap((token, position) => (token.special ? [] : [position]));
  expect(pseudoLoss?.tokens.map(({ position }) => position)).toEqual(words);
  const alone = words.map((position) => {
    const request = {
      text: TEXT,
      replacements: [{ position, id: mask }],
      guesses: { positions: [position], targets: [encoding.ids[position]], top: 3 },
    };
    return bert.run(request).guesses[0];
  });
  alone.forEach(({ target, guesses }, i) => {
    expect(pseudoLoss?.tokens[i]).toMatchObject({ rank: target?.rank, guesses });
    expect(pseudoLoss?.tokens[i].loss).toBeCloseTo(target?.loss ?? Number.NaN, 6);
    expect(pseudoLoss?.tokens[i].loss).toBeCloseTo(-Math.log(target?.probability ?? 0), 4);
  });
  const mean = alone.reduce((sum, { target }) => sum + (target?.loss ?? 0), 0) / alone.length;
  expect(pseudoLoss?.mean).toBeCloseTo(mean, 6);
});

test("of a long text, tokens are taken evenly from start to end; of a text without words, none", () => {
  const long = "the river ".repeat(40);
  const { pseudoLoss } = runWithStudies(bert, { text: long, pseudoLoss: { most: 4 } });
  expect(pseudoLoss?.tokens.map(({ position }) => position)).toEqual([11, 31, 51, 71]);
  expect(runWithStudies(bert, { text: "", pseudoLoss: {} }).pseudoLoss).toEqual({ tokens: [], mean: null });
});

test("a scrambled sentence is expected less than a sentence, and less with layers off", () => {
  const meanOf = (text: string, layersOff: readonly number[] = []) =>
    runWithStudies(bert, { text, pseudoLoss: {}, interventions: { layersOff } }).pseudoLoss?.mean ?? 0;
  expect(meanOf("river by steep was bank the the.")).toBeGreaterThan(meanOf(TEXT));
  expect(meanOf(TEXT, [0, 1, 2, 3])).toBeGreaterThan(meanOf(TEXT));
});

test("a position that does not exist is refused in plain words", () => {
  expect(() => runWithStudies(bert, { text: TEXT, pseudoLoss: { positions: [99] } })).toThrow(
    "There is no token at position 99",
  );
});
