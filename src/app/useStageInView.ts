import { type RefObject, useEffect } from "react";
import { useStore } from "../store/store";

/** Windows in which heading and examples leave little room for the stage. */
const SMALL = "(max-width: 700px), (max-height: 600px)";
/** The stage may begin this far down, as a share of the window's height, before it is brought up. */
const LOWEST = 0.2;
/** Pixels left above it. */
const MARGIN = 8;

/**
 * In a small window, playing or stepping brings the stage up when it begins low: what moves must be in sight. A visitor
 * who has scrolled within the stage stays there.
 */
export function useStageInView(stage: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      useStore.subscribe(
        (state) => state.playing,
        (playing) => {
          const element = stage.current;
          if (!playing || !element || !matchMedia(SMALL).matches) return;
          const { top } = element.getBoundingClientRect();
          if (top <= LOWEST * innerHeight) return;
          const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
          scrollBy({ top: top - MARGIN, behavior: still ? "auto" : "smooth" });
        },
      ),
    [stage],
  );
}
