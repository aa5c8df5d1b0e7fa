import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Candidates } from "./Candidates";
import { ground } from "./ground";
import { textWidth } from "./textWidth";

const WORDS = ["The", "river", "flows", "south", "to", "the", "sea", "."];
const GUESSES = [
  { token: "river", probability: 0.56 },
  { token: "water", probability: 0.06 },
  { token: "lake", probability: 0.04 },
  { token: "ocean", probability: 0.03 },
  { token: "sea", probability: 0.02 },
];
/** Words that hang, for they are too many, with long candidates at the stage's edge. */
const MANY = Array.from({ length: 30 }, (_, i) => WORDS[i % WORDS.length]);
const LONG = ["mother", "parents", "father", "mom", "grandfather"].map((token, i) => ({
  token,
  probability: 0.3 / (i + 1),
}));
const ROOMS = [
  { width: 1100, height: 796 },
  { width: 764, height: 672 },
  { width: 2080, height: 1328 },
];

/** Where each candidate stands: its middle, and what its letters take. */
function boxes(
  words: readonly string[],
  guesses: typeof GUESSES,
  room: (typeof ROOMS)[number],
  risen: number,
) {
  const mark = (
    <Candidates
      ground={ground(words, room, { line: 0.6, most: 56 })}
      index={1}
      candidates={guesses}
      risen={risen}
      dropped={0}
    />
  );
  const texts = renderToStaticMarkup(<svg>{mark}</svg>).matchAll(/<text ([^>]*)>([a-z]+)</g);
  return Array.from(texts, ([, attributes, token]) => {
    const numbers = (before: string) =>
      new RegExp(`${before}([^")]+)`).exec(attributes)?.[1].split(" ").map(Number) ?? [];
    const [x, y] = numbers("translate\\(");
    const size = numbers('font-size="')[0] * numbers("scale\\(")[0];
    return { token, x, y, width: textWidth(token) * size, height: 0.72 * size };
  });
}

test.each(ROOMS)(
  "candidates touch each other at no time on their way out of the blank: $width × $height",
  (room) => {
    for (let step = 1; step <= 40; step++) {
      const risen = 0.05 * Math.ceil(step / 2);
      const all = step % 2 === 0 ? boxes(WORDS, GUESSES, room, risen) : boxes(MANY, LONG, room, risen);
      expect(all).toHaveLength(GUESSES.length);
      for (const [i, a] of all.entries()) {
        for (const b of all.slice(i + 1)) {
          const beside = Math.abs(a.x - b.x) >= (a.width + b.width) / 2;
          const above = a.y > b.y ? a.y - a.height >= b.y : b.y - b.height >= a.y;
          expect(beside || above, `${a.token} and ${b.token} at ${risen.toFixed(2)}`).toBe(true);
        }
      }
    }
  },
);
