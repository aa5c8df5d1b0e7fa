import type { SceneId } from "./catalogue";

/** A place in the story: a scene, and one of its storyboard's steps by name. */
export interface Moment {
  readonly scene: SceneId;
  readonly step: string;
}
