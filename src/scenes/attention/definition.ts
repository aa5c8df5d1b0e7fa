import { openingOf } from "../../catalogue";
import type { TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../../store/fields";
import type { SceneDefinition } from "../scene";
import BidirectionalAttentionScene from "./BidirectionalAttentionScene";
import { PROBE } from "./patterns";
import { storyboard } from "./storyboard";
import { words } from "./words";

const NEED: TraceNeed = {
  embeddings: ["norm"],
  layers: ["query", "key", "value", "scores", "probs", "context", "output"],
};

const PROBS: TraceNeed = { layers: ["probs"] };

export const attention: SceneDefinition = {
  id: "attention",
  get intro() {
    return words.intro;
  },
  get examples() {
    return [
      { label: words.examples.it, ...openingOf("attention") },
      { label: words.examples.bank, text: "The bank by the river was steep.", token: 2 },
      { label: words.examples.pair, text: "Where is the cat?", pair: "It is under the table.", token: 7 },
    ];
  },
  requests: (context) => {
    const { text, pair, causal, switches } = context;
    const interventions = { causal, ...switches };
    return {
      main: { text, pair, maxTokens: MAX_TOKENS, interventions, need: NEED },
      other: { text: context.settings.attention.other, maxTokens: MAX_TOKENS, need: PROBS, interventions },
      ...Object.fromEntries(
        PROBE.map((sentence, index) => [`probe/${index}`, { text: sentence, need: PROBS, interventions }]),
      ),
    };
  },
  needs: { width: 950, height: 620 },
  storyboard,
  titles: () => words.steps,
  Scene: BidirectionalAttentionScene,
};
