import type { RunRequest, TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneContext } from "../scene";

const NEED: TraceNeed = {
  embeddings: ["norm"],
  layers: ["attentionOutput", "attentionNorm", "preActivation", "intermediate", "ffnOutput", "output"],
};

/** One pass over the visitor's text, with everything that the parts of a layer write. */
export function requests({ text, pair, switches }: SceneContext): Record<string, RunRequest> {
  return { main: { text, pair, maxTokens: MAX_TOKENS, need: NEED, interventions: switches } };
}
