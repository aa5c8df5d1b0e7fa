import { type ReactNode, useMemo } from "react";
import { linkWords } from "../glossary/linkWords";
import { otherSenses } from "../glossary/words";
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

/** What the step on stage says, beside the picture. */
export function Caption({ steps, counted }: { steps: readonly Step[]; counted: boolean }): ReactNode {
  const index = useStep(Math.max(1, steps.length));
  const step: Step | undefined = steps[index];
  const scene = useStore((state) => state.scene);
  const linked = useMemo(() => linkWords(step?.caption, otherSenses(scene)), [step, scene]);
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
