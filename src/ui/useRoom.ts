import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import type { Room } from "../viz/ground";

const NONE: Room = { width: 0, height: 0 };

/** What an element has in CSS pixels, followed as it changes; nothing until it is known. */
export function useRoom<E extends HTMLElement>(): [RefObject<E | null>, Room] {
  const ref = useRef<E>(null);
  const [room, setRoom] = useState(NONE);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => {
      const [width, height] = [element.clientWidth, element.clientHeight];
      setRoom((known) => (known.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, room];
}
