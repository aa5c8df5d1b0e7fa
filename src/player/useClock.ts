import { useEffect } from "react";
import { tick } from "../store/player";
import { useStore } from "../store/store";

/** Longest leap of one frame: a tab that slept must not skip the story. */
const MAX_FRAME = 100;

/** The page's one animation-frame loop: it ticks the store while the player plays, and rests otherwise. */
export function useClock(): void {
  const playing = useStore((state) => state.playing);
  useEffect(() => {
    if (!playing) return;
    let last: number | null = null;
    let frame = requestAnimationFrame(function loop(now: number) {
      if (last !== null) tick(Math.min(MAX_FRAME, now - last));
      last = now;
      frame = requestAnimationFrame(loop);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
}
