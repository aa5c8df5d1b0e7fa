import { useEffect, useRef } from "react";
import { useStore } from "../store/store";
import type { FinetuneOrder } from "./finetuneProtocol";
import { type Series, stopUnasked, trainUnasked, useTuning } from "./tuning";

/** Fingers mean a phone or a tablet: nothing that takes its battery for seconds starts there by itself. */
const isByFinger = (): boolean =>
  typeof matchMedia !== "function" || matchMedia("(any-pointer: coarse)").matches;

/**
 * Who plays a step wants to see it: its trainings begin, one series after the other. A step that is only looked at, by
 * a link or on the scrubber, starts nothing. What nobody pressed a button for ends with the scene.
 * @param shown the series of the step on stage; null if it has none.
 */
export function useTrainedOnPlaying<Of extends Series>(
  shown: Of | null,
  orders: (series: Of) => Promise<readonly FinetuneOrder[]>,
): void {
  const playing = useStore((state) => state.playing);
  const { busy, runs } = useTuning();
  const wanted = useRef(new Set<Of>());
  useEffect(() => {
    if (shown && playing && !isByFinger()) wanted.current.add(shown);
    if (busy) return;
    const next = [...wanted.current].filter((series) => runs[series].length === 0);
    const series = shown && next.includes(shown) ? shown : next[0];
    if (series) trainUnasked(series, () => orders(series));
  });
  useEffect(() => stopUnasked, []);
}
