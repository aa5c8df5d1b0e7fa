import type { RunRequest, TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneContext } from "../scene";
import { filled, runName } from "./similarity";
import { tunedRequests } from "./tuned";
import { MOST_RERUN, SHIFT_RUN } from "./ways";

const STATES: TraceNeed = { embeddings: ["norm"], layers: ["output"] };
const LOOKS: TraceNeed = { embeddings: ["norm"], layers: ["probs", "output"] };

/** `main` is the visitor's text; each sentence to compare has a pass of its own. Short texts are rerun per token. */
export function requests(context: SceneContext): Readonly<Record<string, RunRequest>> {
  const { text, pair, sentences, switches, encoding } = context;
  // An edge that is cut belongs to the tokens of the text; heads and layers are off for every sentence.
  const { headsOff, layersOff } = switches;
  return {
    main: { text, pair, maxTokens: MAX_TOKENS, need: LOOKS, interventions: { ...switches } },
    ...Object.fromEntries(
      filled(sentences).map((index) => [
        runName(index),
        {
          text: sentences[index],
          maxTokens: MAX_TOKENS,
          need: STATES,
          interventions: { headsOff, layersOff },
        },
      ]),
    ),
    // Before the many passes of the next.
    ...tunedRequests(context),
    ...(encoding.tokens.length <= MOST_RERUN && {
      [SHIFT_RUN]: {
        text,
        pair,
        maxTokens: MAX_TOKENS,
        interventions: { ...switches },
        stateShift: { position: 0 },
      },
    }),
  };
}
