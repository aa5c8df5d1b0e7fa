import { type RefObject, useLayoutEffect, useRef } from "react";

/** The height of the dock, for `scroll-padding` in theme.css. */
const PROPERTY = "--dock-height";

/**
 * Keeps the page informed of how much of the window's foot an element covers: what gets the focus by keyboard is then
 * scrolled clear of it, however many lines the caption has.
 */
export function useRoomForFocus<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const { style } = document.documentElement;
    const measure = () =>
      style.setProperty(PROPERTY, `${Math.ceil(element.getBoundingClientRect().height)}px`);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty(PROPERTY);
    };
  }, []);
  return ref;
}
