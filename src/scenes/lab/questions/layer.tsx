import { guessRef } from "../../../inspector/refs";
import { percent } from "../../../ui/format";
import { type Kind, plainNote } from "../question";
import { words } from "../words";
import { blankGuesses, blankRequest, drawBlank, hasBlank, TOP } from "./blank";

const OPTIONS = 4;

export const layer: Kind = {
  get topic() {
    return words.layer.topic;
  },
  see: { scene: "story", step: "rise" },
  possible: hasBlank,
  requests: (context, random) => ({ blank: blankRequest(context, drawBlank(context, random)) }),
  make(context, random) {
    const position = drawBlank(context, random);
    const guesses = blankGuesses(context, "blank", blankRequest(context, position));
    const last = guesses?.[guesses.length - 1];
    if (!guesses || !last) return null;
    const final = last.guesses[0];
    const first = guesses.findIndex((guess) => guess.guesses[0].id === final.id);
    const share = (state: number) =>
      guesses[state].guesses.find(({ id }) => id === final.id)?.probability ?? null;
    // The last states of a deep model are enough to choose from, as long as the answer is among them.
    const start = Math.max(0, Math.min(first, guesses.length - OPTIONS));
    const states = Array.from({ length: Math.min(OPTIONS, guesses.length) }, (_, i) => start + i);
    const highest = Math.max(...states.map((state) => share(state) ?? 0));
    const early = guesses[Math.max(0, first - 1)].guesses[0];
    const name = words.layer.state;
    return {
      ask: words.layer.ask(final.token),
      options: states.map((state) => ({
        label: name(state).replace(/^./, (letter) => letter.toUpperCase()),
        name: name(state),
        figure: share(state) === null ? words.layer.notInTop(TOP) : percent(share(state) ?? 0),
        bar: highest > 0 ? (share(state) ?? 0) / highest : 0,
        source: {
          request: context.runs.blank?.answered,
          about: guessRef(position, final.id, "probability", state),
        },
      })),
      correct: states.indexOf(first),
      tokens: context.encoding.tokens.map((_, at) => plainNote(at === position ? "masked" : null)),
      barName: null,
      result: words.layer.result(final.token, first, early.token, percent(final.probability)),
      why: words.layer.why,
    };
  },
};
