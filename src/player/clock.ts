/** Where the player is and how it moves. `t` counts steps; see `storyboard.ts`. */
export interface PlayerState {
  readonly t: number;
  readonly playing: boolean;
  /** Stop here (the end of one step), or null to play through. */
  readonly until: number | null;
  readonly speed: number;
  readonly loop: boolean;
}

/**
 * The player after `elapsed` milliseconds: the one place where time moves.
 * `seconds[k]` is the length of step k. Pure, so that playback can be tested without waiting.
 */
export function advance(state: PlayerState, elapsed: number, seconds: readonly number[]): PlayerState {
  if (!state.playing || seconds.length === 0) return state;
  const end = Math.min(state.until ?? seconds.length, seconds.length);
  let t = Math.min(state.t, seconds.length);
  let left = (elapsed / 1000) * state.speed;
  while (left > 0 && t < end) {
    const step = Math.min(seconds.length - 1, Math.floor(t));
    const boundary = Math.min(step + 1, end);
    const cost = (boundary - t) * seconds[step];
    if (cost > left) {
      t += left / seconds[step];
      left = 0;
    } else {
      left -= cost;
      t = boundary;
    }
  }
  if (t < end) return { ...state, t };
  if (state.until === null && state.loop) return { ...state, t: 0 };
  return { ...state, t: end, playing: false, until: null };
}
