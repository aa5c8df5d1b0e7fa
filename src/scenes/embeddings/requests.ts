import type { RunRequest, TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import { focusToken } from "../../store/focusToken";
import type { SceneContext } from "../scene";

const NEED: TraceNeed = { embeddings: ["word", "position", "tokenType", "sum", "norm"], layers: ["output"] };
const STATES: TraceNeed = { embeddings: ["norm"], layers: ["output"] };

/** Rows of the table that are listed beside a token. */
const NEAREST = 8;
/** Positions that are compared with each other. */
const POSITIONS = 64;

/** The visitor's text; the focused token's nearest rows; the position vectors; and the pair the other way round. */
export function requests(context: SceneContext): Record<string, RunRequest> {
  const { text, pair, switches, encoding, model } = context;
  const focus = encoding.tokens[focusToken(context)];
  const positions = Math.min(POSITIONS, model?.config.maxPositions ?? POSITIONS);
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: NEED, interventions: switches },
    ...(focus && { near: { text: "", table: { near: [focus.id], top: NEAREST, positions: 0 } } }),
    positions: { text: "", table: { near: [], top: 0, positions } },
    ...(pair && {
      swapped: { text: pair, pair: text, maxTokens: MAX_TOKENS, need: STATES, interventions: switches },
    }),
  };
}
