import { cosine, type RunRequest, type RunResult, row } from "../../../engine";
import { fixed } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import { MAX_TOKENS } from "../../limits";
import type { SceneContext } from "../../scene";
import { WORD_SETS, type WordSet } from "../../senses/words";
import { answerTo, pick, plainRequest } from "../picks";
import type { Kind } from "../question";

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
  return { text, maxTokens: MAX_TOKENS, interventions: switches, need: { layers: ["output"] } };
}

/** The word's vector after the last layer. */
function vectorOf({ encoding, trace }: RunResult, word: string): Float32Array | null {
  const position = encoding.tokens.findIndex(({ text }) => text === word);
  const output = trace.layers[trace.layers.length - 1]?.output;
  return position >= 0 && output ? row(output, position) : null;
}

export const sense: Kind = {
  topic: "Two senses",
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
    const own = vectorOf(main, word);
    const cosines = sentences.map((sentence, i) => {
      const result = answerTo(context, `sense/${i}`, request(context, sentence));
      const other = result && vectorOf(result, word);
      return own && other ? cosine(own, other) : null;
    });
    const [first, second] = cosines;
    if (first === null || second === null) return null;
    const correct = first >= second ? 0 : 1;
    const best = Math.max(first, second);
    return {
      ask: (
        <>
          Is your “<Term kind="query">{word}</Term>” nearer to the one in sentence 1 or in sentence 2?
        </>
      ),
      options: sentences.map((sentence, i) => ({
        label: `${i + 1}: ${sentence}`,
        name: `sentence ${i + 1}`,
        figure: `cosine ${fixed([first, second][i], 3)}`,
        bar: Math.max(0, [first, second][i]) / Math.max(1e-6, best),
      })),
      correct,
      tokens: main.encoding.tokens.map((_, at) => ({
        role: at === here.position ? "asks" : null,
        figure: null,
        bar: 0,
      })),
      barName: null,
      result: (
        <>
          Sentence {correct + 1}: cosine <b>{fixed(best, 3)}</b>, against {fixed(Math.min(first, second), 3)}{" "}
          to the other one ({here.set.senses[correct]} rather than {here.set.senses[1 - correct]}).
        </>
      ),
      why: (
        <>
          In the embedding table “{word}” has one row for all of its meanings. The layers mix in the words
          around it, and so each sentence makes its own vector. A small model does not always get the meaning
          right.
        </>
      ),
    };
  },
};
