import type { RunRequest, TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";
import { filled, runName, sentenceRequest } from "./similarity";
import { MOST_RERUN, SHIFT_RUN, shiftRequest } from "./ways";

const LOOKS: TraceNeed = { embeddings: ["norm"], layers: ["probs", "output"] };

/** `main` is the visitor's text; each sentence to compare has a pass of its own. Short texts are rerun per token. */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, switches, encoding } = context;
  const { sentences } = context.settings.cls;
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: LOOKS, interventions: { ...switches } },
    ...Object.fromEntries(
      filled(sentences).map((index) => [runName(index), sentenceRequest(context, index)]),
    ),
    ...(encoding.tokens.length <= MOST_RERUN && {
      [SHIFT_RUN]: shiftRequest(context),
    }),
  };
}
