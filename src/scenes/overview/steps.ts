import { stepTable } from "../steps";

/** The scene's steps, and how long each takes. */
export const { STEP, tell } = stepTable({
  tokens: [4],
  embeddings: [4],
  layers: [6],
  heads: [5],
  enter: [4],
});

/** Story times in which a layer's picture comes in: the layers take turns within their step. */
export function layerSpan(layer: number, layers: number): readonly [from: number, to: number] {
  const each = 0.7 / layers;
  return [STEP.layers + 0.05 + layer * each, STEP.layers + 0.05 + (layer + 1) * each];
}

/** Story times in which a card's answer leaves the last layer and arrives: the cards take turns. */
export function answerSpan(card: number): readonly [from: number, to: number] {
  const from = STEP.heads + 0.05 + card * 0.14;
  return [from, from + 0.3];
}
