import { type KeyboardEvent, type MouseEvent, type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { pointIn, pointOf } from "../../ui/magnify";
import { hideTip, showTipAt } from "../../viz/Tip";
import styles from "./Encoder.module.css";
import { words } from "./words";

/** A mark of a picture that is drawn as one path. */
interface Dot {
  /** In CSS pixels of the picture. */
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

interface DotCursorProps {
  /** From left to right. */
  readonly dots: readonly Dot[];
  readonly width: number;
  readonly height: number;
  readonly onPick: (index: number) => void;
}

/** Pixels from which the pointer still means the nearest dot. */
const REACH = 28;
const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 };

/** A layer over many dots that makes each a number that answers: the nearest to the pointer, or the next by the arrow keys. */
export function DotCursor({ dots, width, height, onPick }: DotCursorProps): ReactNode {
  const [at, setAt] = useState<number | null>(null);
  const last = dots.length - 1;
  const here = Math.min(at ?? last, last);
  const show = (target: Element, index: number): void => {
    const { x, y, label } = dots[index];
    setAt(index);
    const [left, top] = pointOf(target, x, y);
    showTipAt(left, top - 8, words.gelu.dotTip(label));
  };
  const leave = (): void => {
    setAt(null);
    hideTip();
  };
  const nearest = (event: MouseEvent): number | null => {
    const [left, top] = pointIn(event.currentTarget, event);
    const far = ({ x, y }: Dot) => Math.hypot(left - x, top - y);
    let best = 0;
    for (let i = 1; i < dots.length; i++) if (far(dots[i]) < far(dots[best])) best = i;
    return far(dots[best]) <= REACH ? best : null;
  };
  const move = (event: KeyboardEvent): void => {
    const to = event.key === "Home" ? 0 : event.key === "End" ? last : here + (MOVES[event.key] ?? 0);
    if (to === here) return;
    // The player's keys are arrows too.
    event.preventDefault();
    event.stopPropagation();
    show(event.currentTarget, Math.max(0, Math.min(last, to)));
  };
  return (
    <Button
      kind="bare"
      className={styles.dotCursor}
      style={{ width, height, cursor: at === null ? "default" : "pointer" }}
      aria-label={words.gelu.dotKeys(dots[here].label)}
      onPointerMove={(event) => {
        const index = nearest(event);
        if (index === null) leave();
        else show(event.currentTarget, index);
      }}
      onPointerLeave={leave}
      onFocus={(event) => event.currentTarget.matches(":focus-visible") && show(event.currentTarget, here)}
      onBlur={leave}
      onKeyDown={move}
      onClick={(event) => {
        // A key press comes without a place.
        const index = event.detail === 0 ? here : nearest(event);
        if (index !== null) onPick(index);
      }}
    >
      {at !== null && <span className={styles.dotRing} style={{ left: dots[here].x, top: dots[here].y }} />}
    </Button>
  );
}
