import { describe, expect, it } from "vitest";
import { planMasking } from "../masking";
import { readText } from "../testing/folders";
import { Tokenizer } from "../tokenizer/tokenizer";
import { randomWordAt } from "./randomWord";

const tokenizer = Tokenizer.fromVocab(readText("public/model/vocab.txt"));
const { special, size } = tokenizer.vocabulary;
const encoding = tokenizer.encode("The bank by the river was steep.");

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
