import { type SceneId, sceneEntry } from "../catalogue";
import type { BertConfig } from "../engine";
import { opening } from "../scenes/opening";
import { loadedScene } from "../scenes/registry";
import type { SceneContext } from "../scenes/scene";
import { settingsOf } from "../scenes/settings";
import { isOf } from "../store/answer";
import { fieldsOf } from "../store/fields";
import { askingStep, type questionInputs } from "../store/inputs";
import type { AppState, ModelStatus } from "../store/store";
import type { Switches } from "../store/switches";

/** The store keeps the runs of all scenes, so that going back to one shows it at once. */
export function runKey(scene: SceneId, name: string): string {
  return `${scene}/${name}`;
}

/** The runs of the passes that the step on stage shows. */
export function shownRuns({ scene, step }: Pick<AppState, "scene" | "step">): readonly string[] {
  return (loadedScene(scene)?.awaits?.(step) ?? ["main"]).map((name) => runKey(scene, name));
}

/** The parts of the store that a picture depends on. */
type Inputs = Omit<ReturnType<typeof questionInputs>, "model"> & { readonly model: ModelStatus | null };

function sceneRuns(state: Pick<Inputs, "scene" | "runs">): SceneContext["runs"] {
  const prefix = runKey(state.scene, "");
  return Object.fromEntries(
    Object.entries(state.runs).flatMap(([key, run]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), run]] : [],
    ),
  );
}

/** Drops what the model or the text does not have: a link made for a larger model must not break this one. */
function clampSwitches(switches: Switches, config: BertConfig | null, tokens: number): Switches {
  if (!config) return switches;
  const layerFits = (layer: number | "all") => layer === "all" || layer < config.layers;
  const headFits = (head: number | "all") => head === "all" || head < config.heads;
  return {
    headsOff: switches.headsOff.filter(({ layer, head }) => layerFits(layer) && headFits(head)),
    layersOff: switches.layersOff.filter(layerFits),
    edgesOff: switches.edgesOff.filter(
      ({ layer, head, from, to }) => layerFits(layer) && headFits(head) && from < tokens && to < tokens,
    ),
  };
}

/**
 * The scene's view of the store, or null while there are no tokens yet.
 * Positions are clamped here, once, so that no scene has to doubt them.
 */
export function sceneContext(state: Inputs): SceneContext | null {
  const runs = sceneRuns(state);
  const newest = runs.main?.result ?? null;
  // A scene one comes back to was asked about the text of that time: nothing of it is mixed with the words of now.
  const isLent = sceneEntry(state.scene).lends && (state.pair ?? "").trim() === "";
  const pair = isLent ? (newest?.encoding.normalization[1]?.original ?? null) : state.pair;
  const main = newest && isOf(newest.encoding, state.text, pair) ? newest : null;
  const encoding = main?.encoding ?? state.encoding;
  if (!encoding) return null;
  const info = state.model?.phase === "ready" ? state.model.info : null;
  const count = encoding.tokens.length;
  const opens = opening(state.scene, main, state.token !== null && state.token < count ? state.token : null);
  const maskable = (p: number) => p > 0 && p < count && encoding.tokens[p].word !== null;
  return {
    ...fieldsOf(state),
    masked: state.masked.filter(maskable),
    layer: Math.min(state.layer ?? opens.layer, (info?.config.layers ?? 1) - 1),
    head: Math.min(state.head ?? opens.head, (info?.config.heads ?? 1) - 1),
    token: state.token !== null && state.token < count ? state.token : null,
    switches: clampSwitches(state.switches, info?.config ?? null, count),
    step: askingStep(state),
    settings: settingsOf(state),
    encoding,
    main,
    runs,
    model: info,
    ownModel: state.ownModel,
  };
}
