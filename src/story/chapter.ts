import type { SceneContext } from "../scenes/scene";
import type { Room } from "../viz/ground";
import type { View } from "./camera";

/** What a chapter's picture is drawn from: nothing else moves it. */
export interface ChapterProps {
  readonly context: SceneContext;
  readonly room: Room;
  /** Steps since the chapter's beginning. */
  readonly time: number;
  /** What the camera shows, in pixels of this room. */
  readonly view: View;
  /** How much of the weights is there, 0…1; null once all are. */
  readonly loaded: number | null;
}
