import type { Moment } from "../catalogue";
import { advance, at, type PlayerState, time } from "../player/clock";
import { firstStop, nextStop, type Stage } from "./follow";
import type { Slice } from "./slice";

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4] as const;

/** Just past a boundary: the first moment that belongs to the step that starts there. */
const JUST_INSIDE = 0.001;

/** A moment, or a scene from its beginning. */
type Place = Omit<Moment, "step"> & Partial<Moment>;

export interface PlayerSlice extends Omit<PlayerState, "t"> {
  /** The step on stage, from 0; time itself is the clock's (`player/clock.ts`). */
  readonly step: number;
  /** Follows one token: at the end of a scene the next one starts, with the same token. */
  readonly following: boolean;
  /** Seconds of each step of the scene on stage. */
  readonly seconds: readonly number[];
  /** Names of these steps. */
  readonly stepIds: readonly string[];
  /** Where a visitor wants to be, while the scene's story is not there yet. */
  readonly arrival: Place | null;
  /** What the scene on stage tells. Whoever waits for one of its steps (`goTo`) sees it played. */
  setSeconds(seconds: readonly number[], stepIds?: readonly string[]): void;
  /** Shows a scene from its beginning, or a moment of it: as soon as its story is there, that step is played. */
  goTo(place: Place): void;
  /** Moves time on by `elapsed` milliseconds (called by the clock). */
  tick(elapsed: number): void;
  play(): void;
  pause(): void;
  togglePlay(): void;
  /** Plays one step and rests at its end; pressed while it moves, completes it at once. */
  stepForward(): void;
  /** Back to the end of the step before; from the first step, to the start. */
  stepBack(): void;
  /** Plays from `t` on, to the end of the story or up to `until`. */
  playFrom(t: number, until?: number | null): void;
  /** Starts step `index` and plays just that step. */
  jumpTo(index: number): void;
  /** Puts time at `t` and pauses. */
  scrub(t: number): void;
  toStart(): void;
  toEnd(): void;
  setSpeed(speed: number): void;
  slower(): void;
  faster(): void;
  toggleLoop(): void;
  /** Starts to follow the selected token (or the first word) from the first scene on, or stops. */
  toggleFollow(): void;
}

export const createPlayerSlice: Slice<PlayerSlice, Stage> = (set, get) => {
  /** Time at `t`, with the player as it is then: whoever looks at the store hears of it only if that is news. */
  const moveTo = (t: number, playing: boolean, until: number | null) => {
    const [before, next] = [get(), { ...at(t), playing, until }];
    if (next.step !== before.step || playing !== before.playing || until !== before.until) set(next);
  };
  const rest = (t: number) => moveTo(Math.max(0, Math.min(get().seconds.length, t)), false, null);
  const shiftSpeed = (by: number) => {
    const now = SPEEDS.findIndex((speed) => speed >= get().speed);
    set({
      speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (now < 0 ? SPEEDS.length - 1 : now) + by))],
    });
  };
  return {
    step: 0,
    playing: false,
    until: null,
    speed: 1,
    loop: false,
    following: false,
    seconds: [],
    stepIds: [],
    arrival: null,
    setSeconds: (seconds, stepIds = []) => {
      // Another text has the same story: nobody needs to hear of it.
      const before = get();
      const isKnown = isSame(seconds, before.seconds) && isSame(stepIds, before.stepIds);
      if (isKnown && !before.arrival && time.get() <= seconds.length) return;
      set({ seconds, stepIds, ...(seconds.length > 0 && at(Math.min(time.get(), seconds.length))) });
      const { arrival, scene } = get();
      if (!arrival || seconds.length === 0) return;
      const index = arrival.scene === scene && arrival.step ? stepIds.indexOf(arrival.step) : -1;
      set({ arrival: null });
      if (index >= 0) get().jumpTo(index);
    },
    goTo: (place) => {
      const { stepIds, seconds } = get();
      // On stage already: nothing is to be waited for.
      const here = place.scene === get().scene && seconds.length > 0;
      const step = place.step === undefined ? undefined : stepIds.indexOf(place.step);
      set({ scene: place.scene, ...at(0), playing: false, until: null, arrival: here ? null : place });
      if (!here) set({ seconds: [], stepIds: [] });
      else if (step !== undefined) get().jumpTo(Math.max(0, step));
    },
    tick: (elapsed) => {
      const { playing, until, speed, loop, seconds } = get();
      const next = advance({ t: time.get(), playing, until, speed, loop }, elapsed, seconds);
      moveTo(next.t, next.playing, next.until);
      const finished = playing && !next.playing && until === null;
      if (finished && get().following) set(nextStop(get()));
    },
    play: () => get().playFrom(time.get() >= get().seconds.length ? 0 : time.get()),
    playFrom: (t, until = null) => moveTo(t, true, until),
    pause: () => moveTo(time.get(), false, null),
    togglePlay: () => (get().playing ? get().pause() : get().play()),
    stepForward: () => {
      const t = time.get();
      const { until, seconds, playing, playFrom } = get();
      if (playing && until !== null) rest(until);
      else if (t < seconds.length) playFrom(Number.isInteger(t) ? t + JUST_INSIDE : t, Math.floor(t) + 1);
    },
    stepBack: () => rest(Math.ceil(time.get()) - 1),
    jumpTo: (index) => {
      const step = Math.max(0, Math.min(get().seconds.length - 1, index));
      get().playFrom(step + JUST_INSIDE, step + 1);
    },
    scrub: rest,
    toStart: () => rest(0),
    toEnd: () => rest(get().seconds.length),
    setSpeed: (speed) => set({ speed: Math.max(SPEEDS[0], Math.min(SPEEDS[SPEEDS.length - 1], speed)) }),
    slower: () => shiftSpeed(-1),
    faster: () => shiftSpeed(1),
    toggleLoop: () => set(({ loop }) => ({ loop: !loop })),
    toggleFollow: () => set((state) => (state.following ? { following: false } : firstStop(state))),
  };
};

function isSame<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
