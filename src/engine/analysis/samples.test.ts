import { expect, test } from "vitest";
import { seededRandom } from "../random";
import { runWithStudies } from "../studies";
import { shippedBert } from "../testing/shipped";

const bert = shippedBert();
const mask = bert.tokenizer.vocabulary.special.mask;
const TEXT = "The bank by the river was steep.";

const distribution = () =>
  bert.run({
    text: TEXT,
    replacements: [2, 5].map((position) => ({ position, id: mask })),
    guesses: { positions: [2, 5], top: bert.config.vocabSize },
  }).guesses;

function sample(draws: readonly number[]) {
  const { samples } = runWithStudies(bert, {
    text: TEXT,
    samples: { positions: [2, 5], draws },
  });
  if (!samples) throw new Error("Samples were asked for.");
  return samples;
}

test("a draw falls on the word whose share of the line it lies in, with all positions masked together", () => {
  const rows = distribution();
  const bank = bert.tokenizer.encode(TEXT).ids[2];
  expect(sample([0, 0])).toMatchObject([
    { position: 2, original: bank, rank: 0, id: rows[0].guesses[0].id },
    { position: 5, rank: 0, id: rows[1].guesses[0].id },
  ]);
  rows.forEach(({ guesses }, i) => {
    const [first, second, third] = guesses;
    const middle = first.probability + second.probability + third.probability / 2;
    const drawn = sample(i === 0 ? [middle, 0] : [0, middle])[i];
    expect(drawn).toMatchObject({ id: third.id, rank: 2 });
    expect(drawn.probability).toBeCloseTo(third.probability, 6);
  });
  expect(sample([0.999999, 0])[0].rank).toBeGreaterThan(100);
});

test("any draw lands where the sorted probabilities add up to it", () => {
  const [{ guesses }] = distribution();
  const random = seededRandom(7);
  for (const draw of [...Array.from({ length: 5 }, random), 0.97, 0.9999]) {
    const [drawn] = sample([draw, 0]);
    const before = guesses.slice(0, drawn.rank).reduce((sum, { probability }) => sum + probability, 0);
    expect(drawn.id).toBe(guesses[drawn.rank].id);
    expect(before).toBeLessThanOrEqual(draw + 1e-5);
    expect(before + drawn.probability).toBeGreaterThan(draw - 1e-5);
  }
});

test("no positions give no samples, and a position without a draw is refused", () => {
  expect(runWithStudies(bert, { text: TEXT, samples: { positions: [], draws: [] } }).samples).toEqual([]);
  expect(() => runWithStudies(bert, { text: TEXT, samples: { positions: [2], draws: [] } })).toThrow(
    /one draw/,
  );
});
