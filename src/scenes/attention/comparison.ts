import { cosine, type Encoding, type PassResult, row } from "../../engine";
import { focusToken } from "../../store/focusToken";
import type { SceneContext } from "../scene";

/** The same beginning with another ending: does the chosen word's vector notice? */
export interface Comparison {
  /** Position of the compared token; the same in both texts, as they are alike up to it. */
  readonly position: number;
  /** The visitor's text up to the compared word, of its segment. */
  readonly prefix: string;
  readonly other: { readonly text: string; readonly pair: string | null };
}

/** What to compare for the current selection; null where the selection is [CLS] or [SEP], which stand in no text. */
export function comparison(
  context: Pick<SceneContext, "token" | "encoding" | "text" | "pair" | "ending">,
): Comparison | null {
  const { encoding, text, pair, ending } = context;
  const position = focusToken(context);
  const token = encoding.tokens[position];
  const word = token?.word === null || token === undefined ? null : encoding.words[token.word];
  if (!word) return null;
  const own = word.segment === 0 ? text : (pair ?? "");
  const prefix = own.slice(0, word.span.end);
  const changed = ending.trim() === "" ? prefix : `${prefix} ${ending.trim()}`;
  return {
    position,
    prefix,
    other: word.segment === 0 ? { text: changed, pair: null } : { text, pair: changed },
  };
}

/** Cosines between the compared token's vectors in the two texts: the embeddings' output first, then each layer's. */
export function stateCosines(a: PassResult, b: PassResult, position: number): number[] | null {
  if (!sameUpTo(a.encoding, b.encoding, position)) return null;
  const states = (run: PassResult) => [
    run.trace.embeddings.norm,
    ...run.trace.layers.map((layer) => layer.output),
  ];
  const right = states(b);
  const cosines = states(a).map((state, i) => {
    const other = right[i];
    return state && other ? cosine(row(state, position), row(other, position)) : Number.NaN;
  });
  return cosines.some(Number.isNaN) ? null : cosines;
}

function sameUpTo(a: Encoding, b: Encoding, position: number): boolean {
  for (let i = 0; i <= position; i++) if (a.ids[i] !== b.ids[i]) return false;
  return a.ids.length > position && b.ids.length > position;
}
