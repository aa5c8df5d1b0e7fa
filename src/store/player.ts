import { advance, at, time } from "../player/clock";
import { firstStop, nextStop } from "./follow";
import { type Destination, useStore } from "./store";

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4] as const;

/** Just past a boundary: the first moment that belongs to the step that starts there. */
const JUST_INSIDE = 0.001;

const { getState: get, setState: set } = useStore;

/** Time at `t`, with the player as it is then: whoever looks at the store hears of it only if that is news. */
function moveTo(t: number, playing: boolean, until: number | null): void {
  const [before, next] = [get(), { ...at(t), playing, until }];
  if (next.step !== before.step || playing !== before.playing || until !== before.until) set(next);
}

function isSame<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/** What the scene on stage tells. Whoever waits for one of its steps (`goTo`) sees it played. */
export function setSeconds(seconds: readonly number[], stepIds: readonly string[] = []): void {
  // Another text has the same story: nobody needs to hear of it.
  const before = get();
  const isKnown = isSame(seconds, before.seconds) && isSame(stepIds, before.stepIds);
  if (isKnown && !before.arrival && time.get() <= seconds.length) return;
  set({ seconds, stepIds, ...(seconds.length > 0 && at(Math.min(time.get(), seconds.length))) });
  const { arrival, scene } = get();
  if (!arrival || seconds.length === 0) return;
  const index = arrival.scene === scene && arrival.step ? stepIds.indexOf(arrival.step) : -1;
  set({ arrival: null });
  if (index >= 0) jumpTo(index);
}

/** Shows a scene from its beginning, or a moment of it: as soon as its story is there, that step is played. */
export function goTo(place: Destination): void {
  const { stepIds, seconds, scene } = get();
  // On stage already: nothing is to be waited for.
  const here = place.scene === scene && seconds.length > 0;
  const step = place.step === undefined ? undefined : stepIds.indexOf(place.step);
  set({ scene: place.scene, ...at(0), playing: false, until: null, arrival: here ? null : place });
  if (!here) set({ seconds: [], stepIds: [] });
  else if (step !== undefined) jumpTo(Math.max(0, step));
}

/** Moves time on by `elapsed` milliseconds (called by the clock). */
export function tick(elapsed: number): void {
  const { playing, until, speed, loop, seconds } = get();
  const next = advance({ t: time.get(), playing, until, speed, loop }, elapsed, seconds);
  moveTo(next.t, next.playing, next.until);
  const finished = playing && !next.playing && until === null;
  if (finished && get().following) set(nextStop(get()));
}

/** Plays from `t` on, to the end of the story or up to `until`. */
export const playFrom = (t: number, until: number | null = null): void => moveTo(t, true, until);

/** Plays on; at the end, from the beginning. */
export const play = (): void => playFrom(time.get() >= get().seconds.length ? 0 : time.get());

export const pause = (): void => moveTo(time.get(), false, null);

export const togglePlay = (): void => (get().playing ? pause() : play());

/** Puts time at `t` and pauses. */
export const scrub = (t: number): void => moveTo(Math.max(0, Math.min(get().seconds.length, t)), false, null);

export const toStart = (): void => scrub(0);

export const toEnd = (): void => scrub(get().seconds.length);

/** Starts step `index` and plays just that step. */
export function jumpTo(index: number): void {
  const step = Math.max(0, Math.min(get().seconds.length - 1, index));
  playFrom(step + JUST_INSIDE, step + 1);
}

/** Plays one step and rests at its end; pressed while it moves, completes it at once. */
export function stepForward(): void {
  const t = time.get();
  const { until, seconds, playing } = get();
  if (playing && until !== null) scrub(until);
  else if (t < seconds.length) playFrom(Number.isInteger(t) ? t + JUST_INSIDE : t, Math.floor(t) + 1);
}

/** Back to the end of the step before; from the first step, to the start. */
export const stepBack = (): void => scrub(Math.ceil(time.get()) - 1);

/** How many times as fast as it is told, within what the player has. */
export function setSpeed(speed: number): void {
  set({ speed: Math.max(SPEEDS[0], Math.min(SPEEDS[SPEEDS.length - 1], speed)) });
}

function shiftSpeed(by: number): void {
  const last = SPEEDS.length - 1;
  const now = SPEEDS.findIndex((speed) => speed >= get().speed);
  set({ speed: SPEEDS[Math.max(0, Math.min(last, (now < 0 ? last : now) + by))] });
}

export const slower = (): void => shiftSpeed(-1);

export const faster = (): void => shiftSpeed(1);

export const toggleLoop = (): void => set(({ loop }) => ({ loop: !loop }));

/** Starts to follow the selected token (or the first word) from the first scene on, or stops. */
export const toggleFollow = (): void =>
  set((state) => (state.following ? { following: false } : firstStop(state)));
