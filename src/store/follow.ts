import { SCENES, type SceneId } from "../catalogue";
import type { Encoding } from "../engine";
import { at } from "../player/clock";
import { focusToken } from "./focusToken";
import type { AppState } from "./store";

/** Scenes in which the followed token is hidden and guessed. */
const GUESSING: readonly SceneId[] = ["mlm", "why"];

/** The scenes in which something becomes of the selected token. */
export const STOPS: readonly SceneId[] = SCENES.filter(({ followed }) => followed).map(({ id }) => id);

/** Where following starts: the first scene, with the token that the scene on stage speaks of, if it is a word. */
export function firstStop(state: AppState): Partial<AppState> {
  const token = state.token ?? wordOnStage(state.encoding);
  return { token, following: true, ...arrive(STOPS[0], token, state) };
}

/** The scene after the one that has just ended, with the same token; after the last one, the end. */
export function nextStop(state: AppState): Partial<AppState> {
  const scene = STOPS[STOPS.indexOf(state.scene) + 1];
  return scene ? arrive(scene, state.token, state) : { following: false };
}

function arrive(scene: SceneId, token: number | null, { encoding, masked }: AppState): Partial<AppState> {
  const isWord = token !== null && encoding?.tokens[token]?.word !== null;
  const hide = GUESSING.includes(scene) && isWord && token !== null;
  return { scene, ...at(0), playing: true, until: null, masked: hide ? [token] : masked };
}

/** The word that scenes speak of when none is selected; in a shorter text, the first one. */
function wordOnStage(encoding: Encoding | null): number | null {
  if (!encoding) return null;
  const isWord = (index: number): boolean => (encoding.tokens[index]?.word ?? null) !== null;
  const focus = focusToken({ token: null, encoding });
  const index = isWord(focus) ? focus : encoding.tokens.findIndex((token) => token.word !== null);
  return index < 0 ? null : index;
}
