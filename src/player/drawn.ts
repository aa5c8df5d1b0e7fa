import { type RefObject, useLayoutEffect, useRef } from "react";
import { useTime } from "./time";

/**
 * Draws an element by time, without React: `draw` sets its attributes and styles whenever it is rendered and whenever
 * time moves on. For pictures of many parts, where a motion value per attribute costs too much.
 */
export function useDrawn<E extends Element>(draw: (element: E, t: number) => void): RefObject<E | null> {
  const time = useTime();
  const ref = useRef<E>(null);
  const latest = useRef(draw);
  useLayoutEffect(() => {
    latest.current = draw;
    if (ref.current) draw(ref.current, time.get());
  });
  useLayoutEffect(
    () =>
      time.on("change", (t) => {
        if (ref.current) latest.current(ref.current, t);
      }),
    [time],
  );
  return ref;
}
