import { type RefObject, useEffect } from "react";
import { DOCK } from "../player/Dock";
import { stepAt } from "../player/storyboard";
import { type AppState, useStore } from "../store/store";

/** Windows in which heading and examples leave little room for the stage. */
const SMALL = "(max-width: 700px), (max-height: 600px)";
/** The stage may begin this far down, as a share of the window's height, before it is brought up. */
const LOWEST = 0.2;
/** Pixels left above what is brought up, or below. */
const MARGIN = 8;

/** The step that is being shown, by scene and name; null while the visitor is left alone. */
function shownStep({ playing, tour, scene, t, stepIds }: AppState): string | null {
  if (!playing && !tour) return null;
  return `${scene} ${stepIds[stepAt(t, stepIds.length)] ?? ""}`;
}

/**
 * Playing or stepping, and the tour, bring the stage up if it begins low and the player's dock hides some of it, and then
 * the part of it that the step is about (`data-steps` names the steps): what moves must be in sight. In a small window
 * the stage comes all the way, in a large one as far as is needed. A visitor who has scrolled within the stage stays
 * there, if that part can be seen from there.
 */
export function useStageInView(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = 0;
    /** Where the page was left for a part further down; whoever is there still has not scrolled since. */
    let left: number | null = null;
    const stop = useStore.subscribe(shownStep, (shown) => {
      cancelAnimationFrame(frame);
      if (shown === null) return;
      // A step may bring a view of its own: it is there with the next frame.
      frame = requestAnimationFrame(() => {
        if (stage.current) left = bringUp(stage.current, shown.split(" ")[1], left);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [stage]);
}

/** Scrolls to what a step is about, and says where to; null where the visitor is left alone. */
function bringUp(stage: HTMLElement, step: string, left: number | null): number | null {
  const { top, bottom } = stage.getBoundingClientRect();
  const parts = step === "" ? [] : [...stage.querySelectorAll(`[data-steps~="${step}"]`)];
  const stays = left !== null && Math.abs(scrollY - left) < MARGIN;
  const floor = (document.getElementById(DOCK)?.getBoundingClientRect().top ?? innerHeight) - MARGIN;
  const whole = matchMedia(SMALL).matches ? Number.POSITIVE_INFINITY : Math.max(0, bottom - floor);
  let up = 0;
  if (top > LOWEST * innerHeight) up = Math.min(top - MARGIN, whole);
  // A step about the whole stage begins at its top, unless the visitor has looked further down.
  else if (stays && parts.length === 0) up = Math.min(0, top - MARGIN);
  const by = up + missing(parts, up, floor);
  if (Math.abs(by) < 1) return stays ? left : null;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const to = Math.max(0, Math.min(scrollY + by, document.documentElement.scrollHeight - innerHeight));
  scrollTo({ top: to, behavior: still ? "auto" : "smooth" });
  return to;
}

/** How far the page must scroll, after it has scrolled by `up`, for some parts to stand above the floor. */
function missing(parts: readonly Element[], up: number, floor: number): number {
  if (parts.length === 0) return 0;
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const above = Math.min(...boxes.map(({ top }) => top)) - up - MARGIN;
  const below = Math.max(...boxes.map(({ bottom }) => bottom)) - up - floor;
  // What is taller than the room fills it, or begins at its top.
  if (above < 0) return below > 0 ? 0 : Math.max(above, below);
  return below > 0 ? Math.min(above, below) : 0;
}
