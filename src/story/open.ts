import { at } from "../player/clock";
import { playFrom } from "../store/player";
import { useStore } from "../store/store";

/** The first screen plays by itself up to here, in steps; then it waits for the visitor. */
export const OPENING = 4;

/** Opens the page on the story: it plays its opening, or shows it finished where movement is not wanted. */
export function openStory(): void {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still) useStore.setState(at(1));
  else playFrom(0, OPENING);
}
