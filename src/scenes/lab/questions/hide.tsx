import { percent } from "../../../ui/format";
import { Term } from "../../../ui/Term";
import type { SceneContext } from "../../scene";
import { maskedRequest, pick, tokenName, wordPositions } from "../picks";
import type { Kind } from "../question";
import { blankGuesses, drawBlank, hasBlank } from "./blank";

const TOP = 5;

/** The blank, and the other word that is hidden too. */
function draw(context: SceneContext, random: () => number): { blank: number; other: number } {
  const blank = drawBlank(context, random);
  return {
    blank,
    other: pick(
      wordPositions(context).filter((position) => position !== blank),
      random,
    ),
  };
}

function passes(context: SceneContext, { blank, other }: { blank: number; other: number }) {
  const states = [context.model?.config.layers ?? 0];
  return {
    "hide/one": maskedRequest(context, [blank], states, TOP),
    "hide/both": maskedRequest(context, [blank, other], states, TOP),
  };
}

export const hide: Kind = {
  topic: "Hide a word",
  see: { scene: "why", step: "without" },
  possible: (context) => hasBlank(context) && wordPositions(context).length > 1,
  requests: (context, random) => passes(context, draw(context, random)),
  make(context, random) {
    const drawn = draw(context, random);
    const requests = passes(context, drawn);
    const [one] = blankGuesses(context, "hide/one", requests["hide/one"]) ?? [];
    const [both] = blankGuesses(context, "hide/both", requests["hide/both"]) ?? [];
    if (!one || !both) return null;
    const [before, after] = [one.guesses[0], both.guesses[0]];
    const name = tokenName(context, drawn.blank);
    const other = tokenName(context, drawn.other);
    const changes = before.id !== after.id;
    const still = both.guesses.find(({ id }) => id === before.id);
    return {
      ask: (
        <>
          At <Term kind="mask">[MASK]</Term>, where “{name}” stood, the model guesses “{before.token}”. Will
          it guess another word if “{other}” is hidden as well?
        </>
      ),
      options: [
        { label: "Yes, another word", name: "yes", figure: null, bar: 0 },
        { label: `No, still “${before.token}”`, name: "no", figure: null, bar: 0 },
      ],
      correct: changes ? 0 : 1,
      tokens: context.encoding.tokens.map((_, at) => ({
        role: at === drawn.blank ? "masked" : at === drawn.other ? "hidden" : null,
        figure: null,
        bar: 0,
      })),
      barName: null,
      result: (
        <>
          With “{other}” in sight: “{before.token}”, {percent(before.probability)}. Without it:{" "}
          <b>
            “{after.token}”, {percent(after.probability)}
          </b>
          {changes && still && (
            <>
              ; “{before.token}” falls to {percent(still.probability)}
            </>
          )}
          .
        </>
      ),
      why: (
        <>
          A guess leans on the words it found useful. Taking one away and running the model again is the plain
          test of that: {changes ? "here the guess hung on it" : "here the other words were enough"}.
        </>
      ),
    };
  },
};
