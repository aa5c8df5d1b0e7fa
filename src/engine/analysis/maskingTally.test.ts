import { describe, expect, it } from "vitest";
import { planMasking } from "../masking";
import { readText } from "../testing/folders";
import { Tokenizer } from "../tokenizer/tokenizer";
import { maskingTally, randomWordAt } from "./maskingTally";

const tokenizer = Tokenizer.fromVocab(readText("public/model/vocab.txt"));
const { special, size } = tokenizer.vocabulary;
const encoding = tokenizer.encode("The bank by the river was steep.");

describe("many draws of the masking sampler", () => {
  const tally = maskingTally(encoding, special.mask, size, { seed: 7, draws: 300 });

  it("add up to what single draws with the same seeds choose", () => {
    const totals = { mask: 0, random: 0, keep: 0 };
    const times = encoding.tokens.map(() => 0);
    let alone = 0;
    for (let i = 0; i < 300; i++) {
      const options = { seed: 7 + i };
      const plan = planMasking(encoding, special.mask, size, options);
      alone += planMasking(encoding, special.mask, size, { ...options, rule: "chance" }).positions.length;
      for (const { position, action } of plan.draws) {
        if (!action) continue;
        totals[action]++;
        times[position]++;
      }
      if (i === 0 || i === 41 || i === 299) {
        expect({
          mask: tally.fates.mask[i + 1],
          random: tally.fates.random[i + 1],
          keep: tally.fates.keep[i + 1],
        }).toEqual(totals);
        expect(tally.chosen.map((list) => list?.[i + 1] ?? 0)).toEqual(times);
        expect(tally.alone[i + 1]).toBe(alone);
      }
    }
  });

  it("choose the same number of tokens each time, and never a special one", () => {
    const { length } = encoding.tokens;
    expect(tally.perDraw).toBe(Math.max(1, Math.round(0.15 * length)));
    expect(tally.fates.mask[300] + tally.fates.random[300] + tally.fates.keep[300]).toBe(300 * tally.perDraw);
    expect(tally.eligible).toEqual(Array.from({ length: length - 2 }, (_, i) => i + 1));
    expect(tally.chosen[0]).toBeNull();
  });

  it("come near 80, 10 and 10 in the long run, whatever the first seed", () => {
    for (const seed of [0, 123_456, 0xffffffff - 500]) {
      const { fates, perDraw, alone, eligible } = maskingTally(encoding, special.mask, size, {
        seed,
        draws: 1000,
      });
      // Four standard errors of a share over this many chosen tokens.
      const slack = (p: number, n: number) => 4 * Math.sqrt((p * (1 - p)) / n);
      const count = 1000 * perDraw;
      expect(Math.abs(fates.mask[1000] / count - 0.8)).toBeLessThan(slack(0.8, count));
      expect(Math.abs(fates.random[1000] / count - 0.1)).toBeLessThan(slack(0.1, count));
      expect(Math.abs(fates.keep[1000] / count - 0.1)).toBeLessThan(slack(0.1, count));
      const thrown = 1000 * eligible.length;
      expect(Math.abs(alone[1000] / thrown - 0.15)).toBeLessThan(slack(0.15, thrown));
    }
  });

  it("are nothing where nothing can be chosen", () => {
    const empty = maskingTally(tokenizer.encode(""), special.mask, size, { seed: 1, draws: 10 });
    expect(empty).toMatchObject({ eligible: [], perDraw: 0 });
    expect(empty.fates.mask[10]).toBe(0);
  });
});

describe("a random word for a position", () => {
  it("is the one that the sampler puts there under the first seed that does", () => {
    const found = randomWordAt(encoding, 5, special.mask, size, { seed: 3, within: 1000 })!;
    const at = (seed: number) =>
      planMasking(encoding, special.mask, size, { seed }).draws.find(({ position }) => position === 5)!;
    expect(at(found.seed)).toMatchObject({ action: "random", id: found.id });
    expect(found.id).not.toBe(encoding.ids[5]);
    for (let seed = 3; seed < found.seed; seed++) expect(at(seed).action).not.toBe("random");
  });

  it("is not looked for where no dice fall", () => {
    expect(randomWordAt(encoding, 0, special.mask, size, { seed: 3, within: 1000 })).toBeNull();
    expect(randomWordAt(encoding, 99, special.mask, size, { seed: 3, within: 1000 })).toBeNull();
    expect(randomWordAt(encoding, 5, special.mask, size, { seed: 3, within: 0 })).toBeNull();
  });
});
