import type { Encoding } from "../../engine";
import { cosineRef, hidden } from "../../inspector/refs";
import { type Num, numberOf } from "../../inspector/values";
import { answeredBy } from "../../store/answer";
import { focusToken } from "../../store/focusToken";
import type { SceneContext } from "../scene";
import { words } from "./words";

/** The same beginning with another ending: does the chosen word's vector notice? */
interface Comparison {
  /** Position of the compared token; the same in both texts, as they are alike up to it. */
  readonly position: number;
  /** The visitor's text up to the compared word, of its segment. */
  readonly prefix: string;
  readonly other: { readonly text: string; readonly pair: string | null };
}

/** What to compare for the current selection; null where the selection is [CLS] or [SEP], which stand in no text. */
export function comparison(
  context: Pick<SceneContext, "token" | "encoding" | "text" | "pair" | "settings">,
): Comparison | null {
  const { encoding, text, pair } = context;
  const ending = context.settings.attention.ending.trim();
  const position = focusToken(context);
  const token = encoding.tokens[position];
  const word = token?.word === null || token === undefined ? null : encoding.words[token.word];
  if (!word) return null;
  const own = word.segment === 0 ? text : (pair ?? "");
  const prefix = own.slice(0, word.span.end);
  const changed = ending === "" ? prefix : `${prefix} ${ending}`;
  return {
    position,
    prefix,
    other: word.segment === 0 ? { text: changed, pair: null } : { text, pair: changed },
  };
}

/** By state: the cosine between the compared word's vectors in the two texts, the embeddings' output first. */
interface DirectionCosines {
  readonly both: readonly Num[];
  readonly causal: readonly Num[];
}

/** Null while a text is read in either direction, or where the two differ before the compared word. */
export function directionCosines(context: SceneContext): DirectionCosines | null {
  const [both, causal] = (["both", "causal"] as const).map((direction) => stateCosines(context, direction));
  return both && causal && { both, causal };
}

function stateCosines(context: SceneContext, direction: keyof DirectionCosines): readonly Num[] | null {
  const { runs, encoding } = context;
  const compared = comparison(context);
  const [own, other] = ["text", "other"].map((name) => answeredBy(runs[`${direction}/${name}`]));
  if (!compared || !own || !other) return null;
  const { position } = compared;
  // While the visitor types, an answer may still be about the words before.
  const isNow = sameUpTo(own.result.encoding, encoding, position);
  if (!isNow || !sameUpTo(own.result.encoding, other.result.encoding, position)) return null;
  const name = words.direction.cosineOf(encoding.tokens[position].text);
  const cosines = Array.from({ length: own.result.trace.layers.length + 1 }, (_, state) =>
    numberOf(context, {
      request: own.request,
      about: cosineRef(name, hidden(state, [position]), hidden(state, [position], other.request)),
    }),
  );
  return cosines.every((cosine) => cosine !== null) ? cosines : null;
}

/** Whether both texts have the same tokens up to a position, itself included. */
export function sameUpTo(a: Encoding, b: Encoding, position: number): boolean {
  for (let i = 0; i <= position; i++) if (a.ids[i] !== b.ids[i]) return false;
  return a.ids.length > position && b.ids.length > position;
}
