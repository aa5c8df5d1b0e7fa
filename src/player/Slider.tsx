import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { setAttributes, useDrawn } from "./drawn";
import styles from "./PlayerBar.module.css";
import { progress } from "./storyboard";
import { useTime } from "./time";

interface SliderProps {
  /** Time at the right end; at the left it is 0. */
  readonly max: number;
  readonly disabled: boolean;
  readonly label: string;
  /** Where the thumb is, in words. */
  readonly said: string;
  readonly onTime: (t: number) => void;
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

/** A track with a thumb, which time moves: it is dragged, pressed anywhere, or moved by key. */
export function Slider({ max, disabled, label, said, onTime }: SliderProps): ReactNode {
  const time = useTime();
  const slider = useDrawn<HTMLSpanElement>(({ style }, t) =>
    style.setProperty("--share", `${progress(t, 0, max)}`),
  );
  const thumb = useDrawn<HTMLSpanElement>((element, t) => setAttributes(element, { "aria-valuenow": t }));
  const set = (next: number): void => onTime(Math.max(0, Math.min(max, Math.round(next / STEP) * STEP)));
  const press = (event: KeyboardEvent): void => {
    const steps = KEYS[event.key];
    if (disabled || steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    set(time.get() + steps * STEP * (event.shiftKey ? 10 : 1));
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    set(((event.clientX - left) / width) * max);
  };
  return (
    <span
      className={styles.slider}
      ref={slider}
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
        <span className={styles.range} />
      </span>
      <span className={styles.handle}>
        <span
          ref={thumb}
          className={styles.thumb}
          role="slider"
          tabIndex={disabled ? undefined : 0}
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={max}
          aria-valuenow={time.get()}
          aria-valuetext={said}
          aria-disabled={disabled || undefined}
          onKeyDown={press}
        />
      </span>
    </span>
  );
}
