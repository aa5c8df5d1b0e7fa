import type { RunRequest, TraceNeed } from "../../engine";
import { masked } from "../../engine/explain/asked";
import { focusToken } from "../../store/focusToken";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";

const NEED: TraceNeed = { embeddings: ["norm"], layers: ["probs", "output"] };

/** The token that is hidden for the guess on the map: the one that is followed, or the last word of the text. */
export function hiddenToken(context: Pick<SceneContext, "token" | "encoding">): number | null {
  const { tokens } = context.encoding;
  // Something with a letter or digit in it: a full stop is too easy.
  const isWord = (at: number) =>
    tokens[at] !== undefined && tokens[at].word !== null && /[\p{L}\p{N}]/u.test(tokens[at].text);
  const followed = focusToken(context);
  if (isWord(followed)) return followed;
  const last = tokens.findLastIndex((_, at) => isWord(at));
  return last >= 0 ? last : null;
}

/** The text with its hidden token; null where nothing can be guessed. */
export function guessRequest(context: SceneContext): RunRequest | null {
  const { text, pair, switches, model } = context;
  const hidden = hiddenToken(context);
  if (!model?.abilities.mlm || hidden === null) return null;
  const guesses = { positions: [hidden], top: 3 };
  const base = {
    text,
    pair,
    maxTokens: MAX_TOKENS,
    interventions: switches,
    need: { pooled: false },
    guesses,
  };
  return masked(base, [hidden], model.specialIds.mask);
}

/** The visitor's text, and the same with one token hidden. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches } = context;
  const guess = guessRequest(context);
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: NEED, interventions: switches },
    ...(guess && { guess }),
  };
}
