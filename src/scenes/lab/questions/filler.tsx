import type { Guess } from "../../../engine";
import { percent } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import { shuffled } from "../picks";
import type { Kind } from "../question";
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
  topic: "Fill the blank",
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
    return {
      ask: (
        <>
          “{original}” is hidden behind <Term kind="mask">[MASK]</Term>. Which of these does the model find
          most probable?
        </>
      ),
      options: options.map(({ token, probability }) => ({
        label: <span className="mono">{token}</span>,
        name: token,
        figure: percent(probability),
        bar: probability / best.probability,
      })),
      correct: options.indexOf(best),
      tokens: context.encoding.tokens.map((_, at) => ({
        role: at === position ? "masked" : null,
        figure: null,
        bar: 0,
      })),
      barName: null,
      result: (
        <>
          “{best.token}” gets <b>{percent(best.probability)}</b>. The word that stood there, “{original}”,
          gets <b>{percent(target?.probability ?? 0)}</b>: number {(target?.rank ?? 0) + 1} in its list.
        </>
      ),
      why: (
        <>
          The vector at the blank, made from all the words around it, is compared with every row of the
          vocabulary; softmax over all {context.model?.config.vocabSize.toLocaleString("en")} gives the
          probabilities. Training asked for one thing: a high one for the hidden word.
        </>
      ),
    };
  },
};
