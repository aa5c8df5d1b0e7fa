import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { create } from "zustand";
import { isGivenBack } from "../ui/giveBack";
import styles from "./Tip.module.css";

interface Tip {
  readonly content: ReactNode;
  /** Where it points, in viewport pixels. */
  readonly x: number;
  readonly y: number;
  /** Whether the pointer may come in. Among marks that lie side by side it would hide the next one. */
  readonly hoverable: boolean;
}

const useTip = create<{ tip: Tip | null }>(() => ({ tip: null }));

function show(tip: Tip): void {
  clearTimeout(leaving);
  if (!isGivenBack()) useTip.setState({ tip });
}

/** Shows `content` at an element's top edge (for the pointer and for keyboard focus alike). */
export function showTip(element: Element, content: ReactNode): void {
  const { x, y, width } = element.getBoundingClientRect();
  show({ content, x: x + width / 2, y, hoverable: !element.closest("svg, table, [role=grid]") });
}

/** Shows `content` at a point of the viewport: for cells of an image, which are no elements. */
export function showTipAt(x: number, y: number, content: ReactNode): void {
  show({ content, x, y, hoverable: false });
}

/** Takes the tip away at once. */
export function hideTip(): void {
  clearTimeout(leaving);
  useTip.setState({ tip: null });
}

/** Milliseconds for the pointer to come from the element to its tip: a tip can be read at leisure (WCAG 1.4.13). */
const TO_TIP = 120;
let leaving: ReturnType<typeof setTimeout> | undefined;

function leaveTip(): void {
  clearTimeout(leaving);
  leaving = setTimeout(hideTip, TO_TIP);
}

/** Event handlers that show `content` while the pointer or the focus is on the element. */
export function tipHandlers(content: () => ReactNode) {
  return {
    onPointerEnter: (event: React.PointerEvent<Element>) => showTip(event.currentTarget, content()),
    onPointerLeave: leaveTip,
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
    const onEscape = ({ key }: KeyboardEvent) => {
      if (key === "Escape") hideTip();
    };
    addEventListener("click", afterTap);
    addEventListener("keydown", onEscape, true);
    return () => {
      removeEventListener("click", afterTap);
      removeEventListener("keydown", onEscape, true);
    };
  }, []);
  if (!tip) return null;
  return (
    <div
      ref={ref}
      className={styles.tip}
      role="tooltip"
      data-hoverable={tip.hoverable || undefined}
      style={place}
      onPointerEnter={() => clearTimeout(leaving)}
      onPointerLeave={leaveTip}
    >
      {tip.content}
    </div>
  );
}
