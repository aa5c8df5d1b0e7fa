import { setSetting, settingsOf } from "../scenes/settings";
import { useStore } from "../store/store";

/** Puts numbers at all marks of the story, or takes them away again. */
export function toggleNumbers(): void {
  setSetting("story", { numbers: !settingsOf(useStore.getState()).story.numbers });
}
