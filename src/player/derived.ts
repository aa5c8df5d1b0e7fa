import { type MotionValue, motionValue } from "framer-motion";
import { useLayoutEffect, useRef, useState } from "react";

/**
 * A motion value that follows another one: what moves is made with this. As Framer's `useTransform` of one value, but it
 * listens to its source as long as it lives: Framer's stops and starts again with each rendering, and a scene has hundreds.
 */
export function useDerived<From, To>(source: MotionValue<From>, map: (value: From) => To): MotionValue<To> {
  const [derived] = useState(() => motionValue(map(source.get())));
  const latest = useRef(map);
  useLayoutEffect(() => {
    latest.current = map;
    follow(derived, map(source.get()));
  });
  useLayoutEffect(
    () => source.on("change", (value) => follow(derived, latest.current(value))),
    [source, derived],
  );
  return derived;
}

/** Sets what has changed: setting a motion value looks at the clock, and most do not change when they are rendered. */
function follow<To>(derived: MotionValue<To>, value: To): void {
  if (derived.get() !== value) derived.set(value);
}
