import { FULL_TRACE, type RunRequest } from "../engine";
import { MAX_TOKENS } from "../store/fields";
import type { AppState } from "../store/store";

/** Name of the run whose tensors can be taken away. */
export const TAKE_AWAY = "takeAway/full";

/**
 * The pass whose tensors can be taken away, asked for while the dialog is open: that of the scene on stage, with the
 * visitor's switches, but with every tensor there is instead of those that the scene draws.
 */
export function takeAwayRequests(
  state: Pick<AppState, "shareOpen" | "text" | "pair" | "switches">,
  main: RunRequest | null,
): Readonly<Record<string, RunRequest>> {
  if (!state.shareOpen) return {};
  // A scene that shows nothing behind the embeddings does not ask with the switches: here they count.
  const {
    text = state.text,
    pair = state.pair,
    maxTokens = MAX_TOKENS,
    replacements,
    interventions = { ...state.switches },
  } = main ?? {};
  const need = { ...FULL_TRACE, layers: [...(FULL_TRACE.layers ?? []), "preActivation" as const] };
  return { [TAKE_AWAY]: { text, pair, maxTokens, replacements, interventions, need } };
}
