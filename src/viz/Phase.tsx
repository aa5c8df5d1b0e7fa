import { m } from "framer-motion";
import { type ReactNode, startTransition, useEffect, useState } from "react";
import { useDerived } from "../player/derived";
import { progress } from "../player/storyboard";
import { useLive, useTime } from "../player/time";
import styles from "./Phase.module.css";

/** Story time that one picture takes to give way to the next. */
const FADE = 0.12;
/** Milliseconds without news after which pictures that nobody sees are drawn anew. */
const QUIET = 200;

/** Pictures of which one is on stage at a time: the one on stage has the room that it needs. */
export function Phases({ children }: { children: ReactNode }): ReactNode {
  return <div className={styles.phases}>{children}</div>;
}

interface PhaseProps {
  /** On stage for story times in (from, to]; a phase that starts at 0 is there from the very beginning. */
  readonly from: number;
  readonly to: number;
  readonly children: ReactNode;
}

/** One of the pictures: fades in after `from` and out after `to`. Off stage it is out of reach for keys and screen readers too. */
export function Phase({ from, to, children }: PhaseProps): ReactNode {
  const opacity = useDerived(useTime(), (t) => {
    const entered = from <= 0 ? 1 : progress(t, from + FADE / 2, from + FADE);
    return Math.min(entered, 1 - progress(t, to, to + FADE / 2));
  });
  const live = useLive((t) => (t > from || from <= 0) && t <= to);
  const visibility = useDerived(opacity, (value) => (value > 0 ? "visible" : "hidden"));
  const shown = useBehind(children, live);
  return (
    <m.div className={styles.phase} style={{ opacity, visibility }} inert={!live}>
      {shown}
    </m.div>
  );
}

/** For what is read, but not seen: drawn anew when the picture is there. */
export function Unseen({ children }: { children: ReactNode }): ReactNode {
  return useBehind(children, false);
}

/** What nobody sees is drawn anew when there is nothing else to do: after the picture on stage, and little by little. */
function useBehind(children: ReactNode, live: boolean): ReactNode {
  const [behind, setBehind] = useState(children);
  useEffect(() => {
    if (behind === children) return;
    const timer = setTimeout(() => startTransition(() => setBehind(children)), QUIET);
    return () => clearTimeout(timer);
  }, [behind, children]);
  return live ? children : behind;
}
