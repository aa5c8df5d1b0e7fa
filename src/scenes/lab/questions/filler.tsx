import type { Guess } from "../../../engine";
import { shuffled } from "../../../engine/random";
import { guessRef } from "../../../inspector/refs";
import { grouped, percent } from "../../../ui/format";
import { type Kind, plainNote } from "../question";
import { words } from "../words";
import { blankGuesses, blankRequest, drawBlank, hasBlank } from "./blank";

/** A filler is offered only if the one before it is so many times as probable. */
const APART = 1.6;
const OPTIONS = 3;

/** The best guess that is a word, and words that are clearly less probable. */
function fillers(guesses: readonly Guess[]): Guess[] {
  const letters = guesses.filter(({ token }) => /^\p{L}+$/u.test(token));
  const words = letters.length >= OPTIONS ? letters : guesses;
  const chosen: Guess[] = [];
  for (const guess of words) {
    const before = chosen[chosen.length - 1];
    if (chosen.length < OPTIONS && (!before || before.probability >= guess.probability * APART))
      chosen.push(guess);
  }
  // A model that finds everything equally probable still has a first and a second.
  return chosen.length > 1 ? chosen : words.slice(0, OPTIONS);
}

export const filler: Kind = {
  get topic() {
    return words.filler.topic;
  },
  see: { scene: "mlm", step: "guesses" },
  possible: hasBlank,
  requests: (context, random) => ({ blank: blankRequest(context, drawBlank(context, random)) }),
  make(context, random) {
    const position = drawBlank(context, random);
    const guesses = blankGuesses(context, "blank", blankRequest(context, position));
    const last = guesses?.[guesses.length - 1];
    if (!last) return null;
    const ranked = fillers(last.guesses);
    const [best] = ranked;
    const options = shuffled(ranked, random);
    const original = context.encoding.tokens[position].text;
    const { target } = last;
    const named = ({ token, probability }: Guess) => ({ name: token, figure: percent(probability) });
    return {
      ask: words.filler.ask(original),
      options: options.map((guess) => ({
        label: <span className="mono">{guess.token}</span>,
        ...named(guess),
        bar: guess.probability / best.probability,
        source: {
          request: context.runs.blank?.answered,
          about: guessRef(position, guess.id),
        },
      })),
      correct: options.indexOf(best),
      tokens: context.encoding.tokens.map((_, at) => plainNote(at === position ? "masked" : null)),
      barName: null,
      result: words.filler.result(
        named(best),
        { name: original, figure: percent(target?.probability ?? 0) },
        (target?.rank ?? 0) + 1,
      ),
      why: words.filler.why(grouped(context.model?.config.vocabSize ?? 0)),
    };
  },
};
