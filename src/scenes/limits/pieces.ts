import type { Encoding, RunRequest } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { guessRef, type Side } from "../../inspector/refs";
import type { Num } from "../../inspector/values";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { lossSide, meanLoss, type Scored, scoredOf, sumOfLosses } from "./refs";
import { words } from "./words";

/** Where a word goes in a sentence with a gap. */
const GAP = "___";

/** A sentence with its gap filled; if there is no gap, the filling stands at the end. */
export function fill(frame: string, filling: string): string {
  return frame.includes(GAP) ? frame.replace(GAP, filling) : `${frame} ${filling}`;
}

type Which = "common" | "rare";

/** One of the two words, in its sentence. */
export interface Filled {
  readonly id: Which;
  readonly word: string;
  readonly text: string;
  readonly encoding: Encoding;
  readonly scored: Scored;
  /** Positions of the word's pieces. */
  readonly pieces: readonly number[];
  /** Mean loss of all other tokens; null if there are none. */
  readonly others: Num | null;
  /** Loss of the whole word, its pieces masked one at a time, so that each sees the others. */
  readonly alone: Num | null;
  /** The same with all pieces masked at once; null until it has been computed. */
  readonly together: Num | null;
}

function piecesOf(context: SceneContext, id: Which, encoding: Encoding): readonly number[] {
  const { frame, [id]: word } = context.settings.limits;
  const gap = frame.indexOf(GAP);
  const start = gap >= 0 ? gap : frame.length + 1;
  return encoding.tokens.flatMap(({ span }, position) =>
    span && span.start >= start && span.end <= start + word.length && span.end > span.start ? [position] : [],
  );
}

/** The sentence with one of the two words in its gap. */
function filledRequest({ settings, switches }: SceneContext, id: Which): RunRequest {
  const text = fill(settings.limits.frame, settings.limits[id]);
  return { text, maxTokens: MAX_TOKENS, need: { pooled: false }, interventions: { ...switches } };
}

function scored(context: SceneContext, id: Which): Scored | null {
  return scoredOf(context, id, { ...filledRequest(context, id), pseudoLoss: { top: 1 } });
}

/** Both sentences, each token masked in turn; then each word masked whole. */
export function pieceRequests(context: SceneContext): Record<string, RunRequest> {
  const { model } = context;
  const requests: Record<string, RunRequest> = {};
  for (const id of ["common", "rare"] as const) {
    const shared = filledRequest(context, id);
    requests[id] = { ...shared, pseudoLoss: { top: 1 } };
    const result = scored(context, id)?.result;
    const pieces = result ? piecesOf(context, id, result.encoding) : [];
    if (result && model && pieces.length > 0) {
      requests[`${id}Whole`] = {
        ...masked(shared, pieces, model.specialIds.mask),
        guesses: {
          positions: pieces,
          targets: pieces.map((position) => result.encoding.ids[position]),
          top: 3,
        },
      };
    }
  }
  return requests;
}

/** One of the sentences with its losses; null until they are there. */
export function filledOf(context: SceneContext, id: Which): Filled | null {
  const found = scored(context, id);
  if (!found) return null;
  const { losses } = found;
  const { encoding } = found.result;
  const pieces = piecesOf(context, id, encoding);
  const whole = pieceRequests(context)[`${id}Whole`];
  const own = losses.tokens.filter(({ position }) => pieces.includes(position));
  const others = losses.tokens.filter(({ position }) => !pieces.includes(position));
  const word = context.settings.limits[id];
  const side = (position: number): Side => ({
    label: words.lossOf(encoding.tokens[position].text, position),
    ref: guessRef(position, encoding.ids[position], "loss"),
  });
  return {
    id,
    word,
    text: found.request.text,
    encoding,
    scored: found,
    pieces,
    others: meanLoss(context, found, words.pieces.others, others),
    alone: sumOfLosses(
      context,
      found.request,
      words.pieces.alone(word),
      own.map((token) => lossSide(context, found, token)),
    ),
    together: whole ? sumOfLosses(context, whole, words.pieces.together(word), pieces.map(side)) : null,
  };
}
