import type { RunRequest, RunResult } from "../../../engine";
import { cosineRef, hidden } from "../../../inspector/refs";
import { numberOf } from "../../../inspector/values";
import { answerTo } from "../../../store/answer";
import { MAX_TOKENS } from "../../../store/fields";
import { fixed } from "../../../ui/format";
import { sensesOf } from "../../../words/wordSets";
import type { SceneContext } from "../../scene";
import { WORD_SETS, type WordSet } from "../../wordSets";
import { pick, plainRequest } from "../picks";
import { type Kind, plainNote } from "../question";
import { words } from "../words";

/** A word of the text that has two clear senses and ready sentences for both. */
function found({ encoding }: SceneContext): { set: WordSet; position: number } | null {
  for (const set of WORD_SETS) {
    const position = encoding.tokens.findIndex(({ text }) => text === set.word);
    if (position >= 0) return { set, position };
  }
  return null;
}

/** A ready sentence of each sense, other than the visitor's own. */
function draw(context: SceneContext, random: () => number): readonly [string, string] | null {
  const set = found(context)?.set;
  if (!set) return null;
  const of = (sense: 0 | 1) =>
    pick(
      set.sentences.filter((sentence) => sentence.sense === sense && sentence.text !== context.text),
      random,
    ).text;
  return [of(0), of(1)];
}

function request({ switches }: SceneContext, text: string): RunRequest {
  return {
    text,
    maxTokens: MAX_TOKENS,
    interventions: switches,
    need: { embeddings: ["norm"], layers: ["output"] },
  };
}

/** Where the word stands. */
function positionOf({ encoding }: RunResult, word: string): number {
  return encoding.tokens.findIndex(({ text }) => text === word);
}

export const sense: Kind = {
  get topic() {
    return words.sense.topic;
  },
  see: { scene: "senses", step: "own" },
  possible: (context) => found(context) !== null,
  requests(context, random): Readonly<Record<string, RunRequest>> {
    const [first, second] = draw(context, random) ?? [];
    if (first === undefined || second === undefined) return {};
    return { "sense/0": request(context, first), "sense/1": request(context, second) };
  },
  make(context, random) {
    const sentences = draw(context, random);
    const here = found(context);
    const main = answerTo(context, "main", plainRequest(context));
    if (!sentences || !here || !main) return null;
    const { word } = here.set;
    const { length: layers } = main.trace.layers;
    const [first, second] = sentences.map((sentence, i) => {
      const pass = request(context, sentence);
      const other = answerTo(context, `sense/${i}`, pass);
      const position = other ? positionOf(other, word) : -1;
      if (position < 0) return null;
      const ends = [hidden(layers, [here.position]), hidden(layers, [position], pass)] as const;
      const about = cosineRef(words.sense.cosine(word, i + 1), ...ends);
      return numberOf(context, { request: plainRequest(context), about });
    });
    if (!first || !second) return null;
    const correct = first.value >= second.value ? 0 : 1;
    const best = Math.max(first.value, second.value);
    const senses = sensesOf(here.set);
    return {
      ask: words.sense.ask(word),
      options: sentences.map((sentence, i) => ({
        label: words.sense.option(i + 1, sentence),
        name: words.sense.name(i + 1),
        figure: words.sense.figure(fixed([first, second][i].value, 3)),
        bar: Math.max(0, [first, second][i].value) / Math.max(1e-6, best),
        source: [first, second][i],
      })),
      correct,
      tokens: main.encoding.tokens.map((_, at) => plainNote(at === here.position ? "asks" : null)),
      barName: null,
      result: words.sense.result(correct + 1, fixed(best, 3), fixed(Math.min(first.value, second.value), 3), [
        senses[correct],
        senses[1 - correct],
      ]),
      why: words.sense.why(word),
    };
  },
};
