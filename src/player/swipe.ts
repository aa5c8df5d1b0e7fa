import { stepBack, stepForward } from "../store/player";

/** Pixels that a finger has to go before a touch is a swipe: less is a tap that slipped. */
const DISTANCE = 40;
/** Milliseconds within which a swipe is over: slower movements look for something. */
const DURATION = 800;

/** True if the touch means something else there: it moves a slider or a cursor, or scrolls a wide picture. */
function takesSwipes(target: EventTarget | null, page: Element): boolean {
  if (!(target instanceof Element)) return true;
  if (target.closest("input, textarea, select, [role=slider], [role=dialog], nav")) return true;
  for (let element: Element | null = target; element && element !== page; element = element.parentElement) {
    const { overflowX, touchAction } = getComputedStyle(element);
    if (touchAction === "none") return true;
    if (element.scrollWidth > element.clientWidth && /auto|scroll/.test(overflowX)) return true;
  }
  return false;
}

/**
 * A finger that swipes to the left over the page steps forward, to the right it steps back, as pages are turned. The
 * code is fetched where there is a touch screen. Returns the function that stops it.
 */
export function listenForSwipes(page: HTMLElement): () => void {
  let stopped = false;
  let stop = (): void => undefined;
  if (!matchMedia("(any-pointer: coarse)").matches) return stop;
  void import("@use-gesture/vanilla").then(({ DragGesture }) => {
    if (stopped) return;
    const gesture = new DragGesture(
      page,
      ({ event, first, canceled, swipe: [swiped], cancel }) => {
        if (first && takesSwipes(event.target, page)) return cancel();
        if (canceled) return;
        if (swiped === -1) stepForward();
        if (swiped === 1) stepBack();
      },
      {
        axis: "x",
        pointer: { touch: true },
        swipe: { distance: DISTANCE, duration: DURATION, velocity: 0.1 },
      },
    );
    stop = () => gesture.destroy();
  });
  return () => {
    stopped = true;
    stop();
  };
}
