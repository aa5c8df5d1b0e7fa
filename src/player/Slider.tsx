import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import styles from "./PlayerBar.module.css";

interface SliderProps {
  readonly value: number;
  /** The value at the right end; at the left it is 0. */
  readonly max: number;
  readonly disabled: boolean;
  readonly label: string;
  /** The value in words. */
  readonly said: string;
  readonly onValue: (value: number) => void;
}

/** Of one step of a story, what an arrow key moves; with Shift or the page keys ten times as much. */
const STEP = 0.01;

/** What a key adds to the value, in steps; the ends are as far away as can be. */
const KEYS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** The thumb's width in CSS pixels: at the ends it stays within the track. */
const THUMB = 18;

/** A track with a thumb that is dragged, pressed anywhere, or moved by key. */
export function Slider({ value, max, disabled, label, said, onValue }: SliderProps): ReactNode {
  const share = Math.max(0, Math.min(1, value / max));
  const set = (next: number): void => onValue(Math.max(0, Math.min(max, Math.round(next / STEP) * STEP)));
  const press = (event: KeyboardEvent): void => {
    const steps = KEYS[event.key];
    if (disabled || steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    set(value + steps * STEP * (event.shiftKey ? 10 : 1));
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    set(((event.clientX - left) / width) * max);
  };
  return (
    <span
      className={styles.slider}
      data-disabled={disabled || undefined}
      onPointerDown={(event) => {
        if (disabled || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        // The thumb gets the focus; a press of the mouse would give it to nothing.
        event.preventDefault();
        event.currentTarget.querySelector<HTMLElement>("[role=slider]")?.focus();
        drag(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && drag(event)}
    >
      <span className={styles.track}>
        <span className={styles.range} style={{ left: 0, right: `${(1 - share) * 100}%` }} />
      </span>
      <span className={styles.handle} style={{ left: `calc(${share * 100}% + ${(0.5 - share) * THUMB}px)` }}>
        <span
          className={styles.thumb}
          role="slider"
          tabIndex={disabled ? undefined : 0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={value}
          aria-valuetext={said}
          aria-disabled={disabled || undefined}
          onKeyDown={press}
        />
      </span>
    </span>
  );
}
