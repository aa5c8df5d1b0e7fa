import { seededRandom } from "../src/engine";

/** What a mark is shown with: ordinary, and as odd as a visitor's text can make it. */
export interface Sample {
  readonly words: readonly string[];
  /** Signed numbers of any size. */
  readonly values: Float32Array;
  /** 0…1, one for each word. */
  readonly shares: Float32Array;
}

const random = seededRandom(1);
const signed = (count: number): Float32Array => Float32Array.from({ length: count }, () => random() * 4 - 2);

function sample(words: readonly string[], values: Float32Array): Sample {
  const weights = words.map(() => Math.exp(3 * random()));
  const sum = weights.reduce((a, b) => a + b, 0);
  return { words, values, shares: Float32Array.from(weights, (weight) => weight / sum) };
}

export const SAMPLES: Readonly<Record<string, Sample>> = {
  ordinary: sample(["The", "river", "flows", "south", "to", "the", "sea", "."], signed(64)),
  empty: sample([], new Float32Array()),
  one: sample(["it"], Float32Array.of(0)),
  many: sample(
    Array.from({ length: 128 }, (_, i) => ["river", "bank", "steep"][i % 3]),
    signed(1024),
  ),
  long: sample(
    [
      "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
      "##wwwwwwwwwwwwwwwwww",
      "超長い言葉",
      "👩‍🚀👩‍🚀👩‍🚀",
    ],
    Float32Array.of(3e38, -3e38, 1e-38, 0),
  ),
};

/** Pixels: a phone, half a window, a window. */
export const WIDTHS = [280, 560, 960] as const;
