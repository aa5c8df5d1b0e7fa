import type { MotionValue } from "framer-motion";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { useTime } from "./time";

/**
 * Draws an element by time, without React: `draw` sets its attributes and styles whenever it is rendered and whenever
 * time moves on between `from` and `to`; before and after, it stays as it is drawn there. For pictures of many parts,
 * where a motion value per attribute costs too much.
 * @param other what it is drawn by instead of time, if it follows something that rests while time goes on.
 */
export function useDrawn<E extends Element>(
  draw: (element: E, t: number) => void,
  from = Number.NEGATIVE_INFINITY,
  to = Number.POSITIVE_INFINITY,
  other?: MotionValue<number>,
): RefObject<E | null> {
  const seen = useTime();
  const time = other ?? seen;
  const ref = useRef<E>(null);
  const latest = useRef({ draw, from, to, drawn: Number.NaN });
  useLayoutEffect(() => {
    latest.current = { draw, from, to, drawn: Number.NaN };
    follow(ref.current, latest.current, time.get());
  });
  useLayoutEffect(() => time.on("change", (t) => follow(ref.current, latest.current, t)), [time]);
  return ref;
}

interface Drawing<E> {
  readonly draw: (element: E, t: number) => void;
  readonly from: number;
  readonly to: number;
  /** The moment at which it was drawn last. */
  drawn: number;
}

function follow<E>(element: E | null, drawing: Drawing<E>, t: number): void {
  const moment = Math.max(drawing.from, Math.min(drawing.to, t));
  if (!element || moment === drawing.drawn) return;
  drawing.drawn = moment;
  drawing.draw(element, moment);
}

/** Sets what an element's attributes are not yet: whatever is set, a browser lays out anew. */
export function setAttributes(element: Element, attributes: Readonly<Record<string, number | string>>): void {
  for (const [name, value] of Object.entries(attributes))
    if (element.getAttribute(name) !== `${value}`) element.setAttribute(name, `${value}`);
}
