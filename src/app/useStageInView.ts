import { type RefObject, useEffect } from "react";
import { type AppState, useStore } from "../store/store";

/** Pixels left around what is brought into view. */
const MARGIN = 8;

/** The step that is being shown, by scene and name; null while the visitor is left alone. */
function shownStep({ playing, scene, step, stepIds }: AppState): string | null {
  if (!playing) return null;
  return `${scene} ${stepIds[step] ?? ""}`;
}

/**
 * A picture that is taller than its room scrolls inside the stage. Playing or stepping brings the part that the step is
 * about into view (`data-steps` names the steps): what moves must be in sight.
 */
export function useStageInView(stage: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let frame = 0;
    const stop = useStore.subscribe(shownStep, (shown) => {
      cancelAnimationFrame(frame);
      if (shown === null) return;
      // A step may bring a view of its own: it is there with the next frame.
      frame = requestAnimationFrame(() => {
        if (stage.current) bringUp(stage.current, shown.split(" ")[1]);
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      stop();
    };
  }, [stage]);
}

/** Scrolls the stage to what a step is about; a step about the whole picture begins at its top. */
function bringUp(stage: HTMLElement, step: string): void {
  const room = stage.getBoundingClientRect();
  const parts = step === "" ? [] : [...stage.querySelectorAll(`[data-steps~="${step}"]`)];
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const by =
    boxes.length === 0
      ? -stage.scrollTop
      : missing(
          Math.min(...boxes.map(({ top }) => top)) - room.top - MARGIN,
          Math.max(...boxes.map(({ bottom }) => bottom)) - room.bottom + MARGIN,
        );
  if (Math.abs(by) < 1) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  stage.scrollBy({ top: by, behavior: still ? "auto" : "smooth" });
}

/** How far to scroll for what is `above` the room's top (negative) or `below` its bottom (positive). */
function missing(above: number, below: number): number {
  // What is taller than the room fills it, or begins at its top.
  if (above < 0) return below > 0 ? 0 : Math.max(above, below);
  return below > 0 ? Math.min(above, below) : 0;
}
