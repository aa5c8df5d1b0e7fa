import type { RunRequest } from "../../../engine";
import { shuffled } from "../../../engine/random";
import { answerTo } from "../../../store/answer";
import type { SceneContext } from "../../scene";
import { wordPositions } from "../picks";
import type { Kind } from "../question";
import { words } from "../words";

const OPTIONS = 4;

/** Two of the visitor's words written as one, such as “riverbank”; of a single word, the word twice. */
function joined(context: SceneContext, random: () => number): string {
  const texts = [
    ...new Set(wordPositions(context).map((position) => context.encoding.tokens[position].text)),
  ];
  const [first, second = first] = shuffled(texts, random);
  return `${first}${second}`;
}

const request = (text: string): RunRequest => ({ text });

export const pieces: Kind = {
  get topic() {
    return words.pieces.topic;
  },
  see: { scene: "tokenization", step: "match" },
  possible: (context) => wordPositions(context).length > 0,
  requests: (context, random) => ({ joined: request(joined(context, random)) }),
  make(context, random) {
    const word = joined(context, random);
    const result = answerTo(context, "joined", request(word));
    if (!result) return null;
    const parts = result.encoding.tokens.flatMap(({ word: of, text }) => (of === null ? [] : [text]));
    const lookUps = result.encoding.words.reduce((sum, { attempts }) => sum + attempts.length, 0);
    const start = Math.max(1, parts.length - OPTIONS + 1);
    const counts = Array.from({ length: OPTIONS }, (_, i) => start + i);
    return {
      ask: words.pieces.ask(word),
      options: counts.map((count) => ({
        label: words.pieces.option(count),
        name: String(count),
        figure: null,
        bar: 0,
        source: null,
      })),
      correct: counts.indexOf(parts.length),
      tokens: null,
      barName: null,
      result: words.pieces.result(word, parts),
      why: words.pieces.why(lookUps),
    };
  },
};
