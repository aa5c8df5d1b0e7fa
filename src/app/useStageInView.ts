import { type RefObject, useEffect } from "react";
import { DOCK } from "../player/Dock";
import { useStore } from "../store/store";

/** Windows in which heading and examples leave little room for the stage. */
const SMALL = "(max-width: 700px), (max-height: 600px)";
/** The stage may begin this far down, as a share of the window's height, before it is brought up. */
const LOWEST = 0.2;
/** Pixels left above it, or below. */
const MARGIN = 8;

/**
 * Playing or stepping brings the stage up if it begins low and the player's dock hides some of it: what moves must be in
 * sight. In a small window all the way, in a large one as far as is needed. A visitor who has scrolled within the stage
 * stays there.
 */
export function useStageInView(stage: RefObject<HTMLElement | null>): void {
  useEffect(
    () =>
      useStore.subscribe(
        (state) => state.playing,
        (playing) => {
          const element = stage.current;
          if (!playing || !element) return;
          const { top, bottom } = element.getBoundingClientRect();
          if (top <= LOWEST * innerHeight) return;
          const floor = document.getElementById(DOCK)?.getBoundingClientRect().top ?? innerHeight;
          const whole = matchMedia(SMALL).matches ? Number.POSITIVE_INFINITY : bottom + MARGIN - floor;
          const far = Math.min(top - MARGIN, whole);
          if (far <= 0) return;
          const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
          scrollBy({ top: far, behavior: still ? "auto" : "smooth" });
        },
      ),
    [stage],
  );
}
