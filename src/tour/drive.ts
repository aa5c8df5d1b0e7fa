import { sceneContext } from "../app/context";
import { useStore } from "../store/store";
import { lengthOf, startOf, stopAt, storyTime } from "./stop";
import { STOPS } from "./stops";

const store = () => useStore.getState();

/** Puts what belongs to the tour's time on stage. True if the stop's scene is ready for it. */
export function show(): boolean {
  const state = store();
  const { tour } = state;
  if (!tour) return false;
  const { index, progress } = stopAt(STOPS, tour.seconds);
  const stop = STOPS[index];
  const moved = state.scene !== stop.scene;
  const wanted = stop.state(progress, moved ? null : sceneContext(state));
  // Only what differs is set: setting the text again would ask the engine again.
  const change = Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => JSON.stringify(state[name as keyof typeof state]) !== JSON.stringify(value),
    ),
  );
  const t = moved ? null : storyTime(stop, progress, state.stepIds);
  useStore.setState({
    ...change,
    ...(moved && { scene: stop.scene, t: 0, seconds: [], stepIds: [] }),
    ...(t !== null && t !== state.t && { t }),
    playing: false,
  });
  return t !== null;
}

/** Moves the tour on by so many milliseconds. While a scene is getting ready, time stands still. */
export function advance(elapsed: number): void {
  const { tour } = store();
  if (!tour?.playing) return;
  if (!show()) return;
  const end = lengthOf(STOPS);
  const seconds = Math.min(end, tour.seconds + elapsed / 1000);
  store().setTour({ seconds, playing: seconds < end });
  show();
}

/** To the start of the stop `by` places on. Going back within a stop goes to its own start first. */
export function step(by: 1 | -1): void {
  const { tour } = store();
  if (!tour) return;
  const { index, progress } = stopAt(STOPS, tour.seconds);
  const target = by === 1 ? index + 1 : progress > 0.25 ? index : index - 1;
  const seconds = target >= STOPS.length ? lengthOf(STOPS) : startOf(STOPS, Math.max(0, target));
  store().setTour({ seconds, playing: target < STOPS.length && tour.playing });
  show();
}

/** Plays or pauses; at the end, starts over. */
export function toggle(): void {
  const { tour } = store();
  if (!tour) return;
  const over = tour.seconds >= lengthOf(STOPS);
  store().setTour(over ? { seconds: 0, playing: true } : { playing: !tour.playing });
}

/** True if the visitor has taken over: typed something, or gone to another scene. */
export function isTakenOver(): boolean {
  const { tour, scene, text } = store();
  if (!tour) return false;
  const { index, progress } = stopAt(STOPS, tour.seconds);
  const expected = STOPS[index].state(progress, null);
  return scene !== STOPS[index].scene || (expected.text !== undefined && text !== expected.text);
}
