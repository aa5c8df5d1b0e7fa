import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { create } from "zustand";
import styles from "./Tip.module.css";

interface Tip {
  readonly content: ReactNode;
  /** Where it points, in viewport pixels. */
  readonly x: number;
  readonly y: number;
}

const useTip = create<{ tip: Tip | null }>(() => ({ tip: null }));

/** Shows `content` at an element's top edge (for the pointer and for keyboard focus alike). */
export function showTip(element: Element, content: ReactNode): void {
  const box = element.getBoundingClientRect();
  useTip.setState({ tip: { content, x: box.x + box.width / 2, y: box.y } });
}

/** Shows `content` at a point of the viewport: for cells of a canvas, which are no elements. */
export function showTipAt(x: number, y: number, content: ReactNode): void {
  useTip.setState({ tip: { content, x, y } });
}

export function hideTip(): void {
  useTip.setState({ tip: null });
}

/** Event handlers that show `content` while the pointer or the focus is on the element. */
export function tipHandlers(content: () => ReactNode) {
  return {
    onPointerEnter: (event: React.PointerEvent<Element>) => showTip(event.currentTarget, content()),
    onPointerLeave: hideTip,
    onFocus: (event: React.FocusEvent<Element>) => showTip(event.currentTarget, content()),
    onBlur: hideTip,
  };
}

/** The page's one tooltip. It stays inside the window and moves below its target where there is no room above. */
export function TipLayer(): ReactNode {
  const tip = useTip((state) => state.tip);
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    if (!tip || !ref.current) return;
    const { width, height } = ref.current.getBoundingClientRect();
    const left = Math.max(8, Math.min(innerWidth - width - 8, tip.x - width / 2));
    const above = tip.y - height - 10;
    setPlace({ left, top: above < 8 ? tip.y + 34 : above });
  }, [tip]);
  useEffect(() => {
    // A finger's tap leaves the focus, and with it the tip, on what it has just changed.
    const afterTap = (event: MouseEvent) => {
      if ((event as PointerEvent).pointerType === "touch") requestAnimationFrame(hideTip);
    };
    addEventListener("click", afterTap);
    return () => removeEventListener("click", afterTap);
  }, []);
  if (!tip) return null;
  return (
    <div ref={ref} className={styles.tip} role="tooltip" style={place}>
      {tip.content}
    </div>
  );
}
