import { sceneEntry } from "../catalogue";
import { fieldsOf } from "./fields";
import type { AppState } from "./store";

/** The step on stage if the scene asks by it; 0 in all others, whose questions time must not change. */
export function askingStep({ scene, step }: Pick<AppState, "scene" | "step">): number {
  return sceneEntry(scene).asksByStep ? step : 0;
}

/** The parts of the state that a scene's questions, storyboard and picture depend on: everything but time. */
export function questionInputs(state: AppState) {
  const { scene, settings, model, ownModel, encoding, runs, shareOpen } = state;
  return {
    ...fieldsOf(state),
    scene,
    settings,
    step: askingStep(state),
    // Loading progress changes many times a second and no question depends on it.
    model: model.phase === "ready" ? model : null,
    ownModel,
    encoding,
    runs,
    // The dialog asks for every tensor.
    shareOpen,
  };
}
