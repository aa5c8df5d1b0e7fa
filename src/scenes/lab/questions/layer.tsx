import { percent } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import type { Kind } from "../question";
import { blankGuesses, blankRequest, drawBlank, hasBlank } from "./blank";

const OPTIONS = 4;

const stateName = (state: number): string => (state === 0 ? "before layer 1" : `after layer ${state}`);

export const layer: Kind = {
  topic: "Layer by layer",
  see: { scene: "why", step: "lens" },
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
    return {
      ask: (
        <>
          In the end the model’s best guess for <Term kind="mask">[MASK]</Term> is “{final.token}”. When does
          it come first for the first time?
        </>
      ),
      options: states.map((state) => ({
        label: stateName(state).replace(/^./, (letter) => letter.toUpperCase()),
        name: stateName(state),
        figure: share(state) === null ? "not in the top 40" : percent(share(state) ?? 0),
        bar: highest > 0 ? (share(state) ?? 0) / highest : 0,
      })),
      correct: states.indexOf(first),
      tokens: context.encoding.tokens.map((_, at) => ({
        role: at === position ? "masked" : null,
        figure: null,
        bar: 0,
      })),
      barName: null,
      result: (
        <>
          “{final.token}” is first <b>{stateName(first)}</b>
          {first > 0 && (
            <>
              ; {stateName(first - 1)} it was “{early.token}”
            </>
          )}
          . At the end it has <b>{percent(final.probability)}</b>.
        </>
      ),
      why: (
        <>
          The head that guesses can be put on every layer’s output, though it was trained for the last one
          only. Each layer lets the words around speak once more, and the guess takes shape.
        </>
      ),
    };
  },
};
