import type { Kernels, Rows } from "../kernels/kernels";
import type { Interventions } from "../pass";

/** The attention mask that a set of interventions amounts to. */
export interface Masks {
  /** Whether any edge of this head is cut. */
  touches(layer: number, head: number): boolean;
  /**
   * Writes −∞ where a token must not look. Row i of `scores` belongs to the token at `positions[i]`, or at i if
   * `positions` is null.
   */
  apply(layer: number, head: number, scores: Rows, positions: readonly number[] | null): void;
}

/** What may look at what under some interventions, for each layer and head. */
export function compileMasks(interventions: Interventions, tokens: number, kernels: Kernels): Masks {
  const { causal = false, hidden = [], edgesOff = [] } = interventions;
  const everywhere = causal || hidden.length > 0;
  const edges = (layer: number, head: number): typeof edgesOff =>
    edgesOff.filter((e) => (e.layer === "all" || e.layer === layer) && (e.head === "all" || e.head === head));
  return {
    touches: (layer, head) => everywhere || edges(layer, head).length > 0,
    apply(layer, head, scores, positions) {
      const cut = edges(layer, head);
      for (let i = 0; i < scores.count; i++) {
        const from = positions ? positions[i] : i;
        const row = scores.at + i * scores.stride;
        if (causal) kernels.memory.fill(Number.NEGATIVE_INFINITY, row + from + 1, row + tokens);
        for (const to of hidden) kernels.memory[row + to] = Number.NEGATIVE_INFINITY;
        for (const edge of cut)
          if (edge.from === from) kernels.memory[row + edge.to] = Number.NEGATIVE_INFINITY;
      }
    },
  };
}
