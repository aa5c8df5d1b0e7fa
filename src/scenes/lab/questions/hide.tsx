import type { Guess } from "../../../engine";
import { percent } from "../../../ui/format";
import type { SceneContext } from "../../scene";
import { maskedRequest, pick, tokenName, wordPositions } from "../picks";
import { type Kind, plainNote } from "../question";
import { words } from "../words";
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
  get topic() {
    return words.hide.topic;
  },
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
    const named = ({ token, probability }: Guess) => ({ name: token, figure: percent(probability) });
    const { yes, yesName, no, noName } = words.hide;
    return {
      ask: words.hide.ask(name, before.token, other),
      options: [
        { label: yes, name: yesName, figure: null, bar: 0, source: null },
        { label: no(before.token), name: noName, figure: null, bar: 0, source: null },
      ],
      correct: changes ? 0 : 1,
      tokens: context.encoding.tokens.map((_, at) =>
        plainNote(at === drawn.blank ? "masked" : at === drawn.other ? "hidden" : null),
      ),
      barName: null,
      result: words.hide.result(
        other,
        named(before),
        named(after),
        changes && still ? percent(still.probability) : null,
      ),
      why: words.hide.why(changes),
    };
  },
};
