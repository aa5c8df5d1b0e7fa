import type { TraceNeed } from "../../engine";
import { MAX_TOKENS } from "../limits";
import type { SceneDefinition } from "../scene";
import BidirectionalAttentionScene from "./BidirectionalAttentionScene";
import { comparison } from "./comparison";
import { PROBE } from "./patterns";
import { storyboard } from "./storyboard";

const NEED: TraceNeed = {
  embeddings: ["norm"],
  layers: ["query", "key", "value", "scores", "probs", "context", "output"],
};

/** The comparison only needs the vectors that leave each layer. */
const STATES: TraceNeed = { embeddings: ["norm"], layers: ["output"] };

const PROBS: TraceNeed = { layers: ["probs"] };

export const attention: SceneDefinition = {
  id: "attention",
  intro:
    "Every token asks a question of every token, left and right, and takes in a mix of their answers. Pick a token, a layer and a head.",
  examples: [
    { label: "the river bank", text: "The bank by the river was steep.", token: 2 },
    { label: "who is “it”?", text: "The dog chased the cat because it was angry.", token: 7 },
    { label: "two sentences", text: "Where is the cat?", pair: "It is under the table.", token: 7 },
  ],
  requests: (context) => {
    const { text, pair, causal, switches } = context;
    const interventions = { causal, ...switches };
    const other = comparison(context)?.other;
    return {
      main: { text, pair, maxTokens: MAX_TOKENS, interventions, need: NEED },
      ...(other && {
        "both/text": { text, pair, maxTokens: MAX_TOKENS, need: STATES },
        "both/other": { ...other, maxTokens: MAX_TOKENS, need: STATES },
        "causal/text": { text, pair, maxTokens: MAX_TOKENS, need: STATES, interventions: { causal: true } },
        "causal/other": { ...other, maxTokens: MAX_TOKENS, need: STATES, interventions: { causal: true } },
      }),
      other: { text: context.other, maxTokens: MAX_TOKENS, need: PROBS, interventions },
      ...Object.fromEntries(
        PROBE.map((sentence, index) => [`probe/${index}`, { text: sentence, need: PROBS, interventions }]),
      ),
    };
  },
  storyboard,
  Scene: BidirectionalAttentionScene,
};
