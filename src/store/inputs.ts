import type { AppState } from "./store";

/** The parts of the state that a scene's questions, storyboard and picture depend on: everything but time. */
export function questionInputs(state: AppState) {
  const {
    scene,
    text,
    pair,
    seed,
    masked,
    ending,
    sentences,
    senses,
    layer,
    head,
    token,
    causal,
    oneHead,
    switches,
    filter,
    leaveOut,
    attentionShare,
    settings,
    other,
    model,
    encoding,
    runs,
  } = state;
  return {
    scene,
    text,
    pair,
    seed,
    masked,
    ending,
    sentences,
    senses,
    layer,
    head,
    token,
    causal,
    oneHead,
    switches,
    filter,
    leaveOut,
    attentionShare,
    settings,
    other,
    // Loading progress changes many times a second and no question depends on it.
    model: model.phase === "ready" ? model : null,
    encoding,
    runs,
  };
}
