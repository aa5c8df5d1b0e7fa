import { type ReactNode, useMemo } from "react";
import type { SceneId } from "../catalogue";
import { useStore } from "../store/store";
import { words } from "../words/player";
import styles from "./Caption.module.css";
import type { Step } from "./storyboard";
import { useStep } from "./time";

/** Which token is being followed through the scenes. */
function Following(): ReactNode {
  const following = useStore((state) => state.following);
  const token = useStore((state) => (state.token === null ? null : state.encoding?.tokens[state.token]));
  if (!following || !token) return null;
  return <span className={styles.following}>{words.following(<b>{token.text}</b>)}</span>;
}

interface CaptionProps {
  readonly steps: readonly Step[];
  /** Whether the step says the how many-th it is. */
  readonly counted: boolean;
  /** Leads the caption's terms to their glossary entries. */
  readonly link?: (caption: ReactNode, scene: SceneId) => ReactNode;
}

/** What the step on stage says, beside the picture. */
export function Caption({ steps, counted, link }: CaptionProps): ReactNode {
  const index = useStep(Math.max(1, steps.length));
  const step: Step | undefined = steps[index];
  const scene = useStore((state) => state.scene);
  const linked = useMemo(() => link?.(step?.caption, scene) ?? step?.caption, [step, scene, link]);
  return (
    <div className={styles.caption} aria-live="polite">
      {step && (
        <>
          <h2 className={styles.title}>
            {counted && (
              <span className={styles.count}>
                {index + 1}/{steps.length}
              </span>
            )}
            {step.title}
            <Following />
          </h2>
          <div className={styles.words} data-story={!counted || undefined}>
            {linked}
          </div>
        </>
      )}
    </div>
  );
}
