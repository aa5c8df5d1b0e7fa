import { m, useTransform } from "framer-motion";
import type { ReactNode } from "react";
import { progress } from "../player/storyboard";
import { useLive, useTime } from "../player/time";
import styles from "./Phase.module.css";

/** Story time that one picture takes to give way to the next. */
const FADE = 0.12;

/** Pictures of which one is on stage at a time: all take the same room, so the stage never changes its height. */
export function Phases({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.phases}>{children}</div>;
}

export interface PhaseProps {
  /** On stage for story times in (from, to]; a phase that starts at 0 is there from the very beginning. */
  readonly from: number;
  readonly to: number;
  readonly children: ReactNode;
}

/** One of the pictures: fades in after `from` and out after `to`. Off stage it is out of reach for keys and screen readers too. */
export function Phase({ from, to, children }: PhaseProps): ReactNode {
  const opacity = useTransform(useTime(), (t) => {
    const entered = from <= 0 ? 1 : progress(t, from + FADE / 2, from + FADE);
    return Math.min(entered, 1 - progress(t, to, to + FADE / 2));
  });
  const live = useLive((t) => (t > from || from <= 0) && t <= to);
  const visibility = useTransform(opacity, (value) => (value > 0 ? "visible" : "hidden"));
  return (
    <m.div className={styles.phase} style={{ opacity, visibility }} inert={!live}>
      {children}
    </m.div>
  );
}
