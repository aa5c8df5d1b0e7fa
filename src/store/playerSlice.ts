import type { Moment } from "../catalogue";
import { advance, type PlayerState } from "../player/clock";
import { firstStop, nextStop, type Stage } from "./follow";
import type { Slice } from "./slice";

export const SPEEDS = [0.25, 0.5, 1, 1.5, 2, 4] as const;

/** Just past a boundary: the first moment that belongs to the step that starts there. */
const JUST_INSIDE = 0.001;

export interface PlayerSlice extends PlayerState {
  /** Follows one token: at the end of a scene the next one starts, with the same token. */
  readonly following: boolean;
  /** Seconds of each step of the scene on stage. */
  readonly seconds: readonly number[];
  /** Names of these steps. */
  readonly stepIds: readonly string[];
  /** Where a visitor wants to be, while the scene's story is not there yet. */
  readonly arrival: Moment | null;
  /** What the scene on stage tells. Whoever waits for one of its steps (`goTo`) sees it played. */
  setSeconds(seconds: readonly number[], stepIds?: readonly string[]): void;
  /** Shows a moment: its scene comes on stage, and as soon as its story is there, the step is played. */
  goTo(moment: Moment): void;
  /** Moves time on by `elapsed` milliseconds (called by the clock). */
  tick(elapsed: number): void;
  play(): void;
  pause(): void;
  togglePlay(): void;
  /** Plays one step and rests at its end; pressed while it moves, completes it at once. */
  stepForward(): void;
  /** Back to the end of the step before; from the first step, to the start. */
  stepBack(): void;
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
  const clampTime = (t: number) => Math.max(0, Math.min(get().seconds.length, t));
  const shiftSpeed = (by: number) => {
    const at = SPEEDS.findIndex((speed) => speed >= get().speed);
    set({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, (at < 0 ? SPEEDS.length - 1 : at) + by))] });
  };
  return {
    t: 0,
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
      if (isKnown && !before.arrival && before.t <= seconds.length) return;
      set(({ t }) => ({ seconds, stepIds, t: seconds.length > 0 ? Math.min(t, seconds.length) : t }));
      const { arrival, scene } = get();
      if (!arrival || seconds.length === 0) return;
      const index = arrival.scene === scene ? stepIds.indexOf(arrival.step) : -1;
      set({ arrival: null });
      if (index >= 0) get().jumpTo(index);
    },
    goTo: (moment) => {
      const { scene, stepIds, seconds } = get();
      // On stage already: nothing is to be waited for.
      const here = moment.scene === scene && seconds.length > 0;
      set({ scene: moment.scene, t: 0, playing: false, until: null, arrival: here ? null : moment });
      if (here) get().jumpTo(Math.max(0, stepIds.indexOf(moment.step)));
      else set({ seconds: [], stepIds: [] });
    },
    tick: (elapsed) => {
      const { t, playing, until, speed, loop, seconds } = get();
      const next = advance({ t, playing, until, speed, loop }, elapsed, seconds);
      if (next.t !== t || next.playing !== playing) set(next);
      const finished = playing && !next.playing && until === null;
      if (finished && get().following) set(nextStop(get()));
    },
    play: () => set(({ t, seconds }) => ({ playing: true, until: null, t: t >= seconds.length ? 0 : t })),
    pause: () => set({ playing: false, until: null }),
    togglePlay: () => (get().playing ? get().pause() : get().play()),
    stepForward: () => {
      const { t, until, seconds, playing } = get();
      if (playing && until !== null) {
        set({ t: clampTime(until), playing: false, until: null });
      } else if (t < seconds.length) {
        const atBoundary = Number.isInteger(t);
        const step = atBoundary ? t : Math.floor(t);
        set({ t: atBoundary ? t + JUST_INSIDE : t, playing: true, until: step + 1 });
      }
    },
    stepBack: () => set(({ t }) => ({ t: clampTime(Math.ceil(t) - 1), playing: false, until: null })),
    jumpTo: (index) => {
      const step = Math.max(0, Math.min(get().seconds.length - 1, index));
      set({ t: step + JUST_INSIDE, playing: true, until: step + 1 });
    },
    scrub: (t) => set({ t: clampTime(t), playing: false, until: null }),
    toStart: () => set({ t: 0, playing: false, until: null }),
    toEnd: () => set({ t: get().seconds.length, playing: false, until: null }),
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
