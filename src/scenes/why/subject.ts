import type { Encoding } from "../../engine";
import type { SceneContext } from "../scene";

/** The guess that is taken apart: where, and what stood there. */
export interface Subject {
  readonly position: number;
  /** What [MASK] hides; null if the text itself says [MASK]. */
  readonly original: string | null;
  readonly maskId: number;
}

/** The position to ask about: the first one masked by hand, else a [MASK] in the text, else the longest plain word. */
export function subjectOf(context: Pick<SceneContext, "encoding" | "masked" | "model">): Subject | null {
  const { encoding, masked, model } = context;
  const { tokens } = encoding;
  const maskId = model?.specialIds.mask;
  if (maskId === undefined) return null;
  const byHand = masked.find((position) => position < tokens.length);
  const typed = tokens.findIndex(({ id, word }) => id === maskId && word !== null);
  const position = byHand ?? (typed >= 0 ? typed : contentWord(encoding));
  if (position < 0) return null;
  return { position, original: tokens[position].id === maskId ? null : tokens[position].text, maskId };
}

/** The longest word that is one token, the first of equals; else any token of the text; −1 if there is none. */
function contentWord({ tokens, words }: Encoding): number {
  let best = -1;
  tokens.forEach(({ text, word, special }, position) => {
    if (word === null || special || words[word].pieces.length > 1 || !/^\p{L}+$/u.test(text)) return;
    if (best < 0 || [...text].length > [...tokens[best].text].length) best = position;
  });
  return best >= 0 ? best : tokens.findIndex(({ word }) => word !== null);
}
