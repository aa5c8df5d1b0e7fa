import type { RunResult } from "../../engine";
import { cosineRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answerTo } from "../../store/answer";
import type { SceneContext } from "../scene";
import { requests } from "./requests";
import { words } from "./words";

/** A token in both orders of the two sentences. */
interface Swapped {
  readonly token: number;
  readonly other: number;
  /** Cosine between its two vectors, after the embeddings and after the last layer. */
  readonly embeddings: Num;
  readonly last: Num;
}

/** The pair the other way round, if its answer belongs to the text and pair on stage. */
function swappedRun(context: SceneContext): RunResult | null {
  return answerTo(context, "swapped", requests(context).swapped);
}

/** Every token of the two sentences with its place in the swapped pair; null without a pair, or while it is read. */
export function swappedTokens(context: SceneContext): Swapped[] | null {
  const { main, pair, runs } = context;
  const other = swappedRun(context);
  if (!main || !other || !pair) return null;
  const { tokens } = main.encoding;
  const added = (index: number) => tokens[index].word === null;
  const firstLength = tokens.filter(({ segment }, i) => segment === 0 && !added(i)).length;
  const secondLength = tokens.filter(({ segment }, i) => segment === 1 && !added(i)).length;
  // [CLS] A [SEP] B [SEP] becomes [CLS] B [SEP] A [SEP].
  const shift = (index: number) =>
    tokens[index].segment === 0 ? index + secondLength + 1 : index - firstLength - 1;
  const swapped: Swapped[] = [];
  for (let token = 0; token < tokens.length; token++) {
    if (added(token)) continue;
    const place = shift(token);
    // A pair that was cut to fit may be cut elsewhere the other way round.
    if (other.encoding.ids[place] !== main.encoding.ids[token]) continue;
    const between = (state: number): Num | null =>
      numberOf(context, {
        request: runs.main?.answered,
        about: cosineRef(
          words.swap.cosineOf(tokens[token].text),
          hidden(state, [token]),
          hidden(state, [place], runs.swapped?.answered ?? undefined),
        ),
      });
    const [embeddings, last] = [between(0), between(main.trace.layers.length)];
    if (embeddings && last) swapped.push({ token, other: place, embeddings, last });
  }
  return swapped;
}
