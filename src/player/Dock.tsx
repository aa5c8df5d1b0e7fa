import { type ReactNode, useMemo } from "react";
import { linkWords } from "../glossary/linkWords";
import { otherSenses } from "../glossary/words";
import { useStore } from "../store/store";
import { words } from "../words/player";
import styles from "./Dock.module.css";
import { PlayerBar } from "./PlayerBar";
import type { Step } from "./storyboard";
import { useStep } from "./time";
import { useRoomForFocus } from "./useRoomForFocus";

/** The element that lies over the foot of the window. */
export const DOCK = "dock";

/** Which token is being followed through the scenes. */
function Following(): ReactNode {
  const following = useStore((state) => state.following);
  const token = useStore((state) => (state.token === null ? null : state.encoding?.tokens[state.token]));
  if (!following || !token) return null;
  return <span className={styles.following}>{words.following(<b>{token.text}</b>)}</span>;
}

export interface DockProps {
  readonly steps: readonly Step[];
  /** Inside another page either part can be left out. */
  readonly caption?: boolean;
  readonly player?: boolean;
}

/** The foot of the page: what this step says, and the player. Always in sight, like subtitles, so that the stage never jumps. */
export function Dock({ steps, caption = true, player = true }: DockProps): ReactNode {
  const dock = useRoomForFocus<HTMLElement>();
  const index = useStep(Math.max(1, steps.length));
  const step: Step | undefined = steps[index];
  const scene = useStore((state) => state.scene);
  const linked = useMemo(() => linkWords(step?.caption, otherSenses(scene)), [step, scene]);
  if (!caption && !player) return null;
  return (
    <section className={styles.dock} id={DOCK} ref={dock} aria-label={words.story}>
      <div className={caption ? styles.caption : "sr-only"} aria-live="polite">
        {step && (
          <>
            <h2 className={styles.title}>
              <span className={styles.count}>
                {index + 1}/{steps.length}
              </span>
              {step.title}
              <Following />
            </h2>
            <div className={styles.words}>{linked}</div>
          </>
        )}
      </div>
      {player && <PlayerBar />}
    </section>
  );
}
