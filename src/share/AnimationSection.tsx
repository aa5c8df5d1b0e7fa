import { type ReactNode, useEffect, useRef, useState } from "react";
import { stepAt } from "../player/storyboard";
import { useStore } from "../store/store";
import { framesOf } from "./frames";
import styles from "./ShareDialog.module.css";
import { save } from "./save";

/** Pictures a second while the scene moves: smooth enough, and a file that can be sent. */
const PER_SECOND = 10;

export interface AnimationSectionProps {
  /** Does the work and says in the dialog how it went; `done` may be a sentence known only at the end. */
  attempt(done: string, work: () => Promise<void> | void): Promise<void>;
}

/** The animation as a GIF: this step or the whole scene, drawn picture by picture. */
export function AnimationSection({ attempt }: AnimationSectionProps): ReactNode {
  const seconds = useStore((state) => state.seconds);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const cancel = useRef<AbortController | null>(null);
  // Closing the dialog is a way to cancel.
  useEffect(() => () => cancel.current?.abort(), []);
  if (seconds.length === 0) return null;

  const record = async (from: number, to: number, name: string) => {
    const stage = document.getElementById("stage");
    if (!stage) return;
    const frames = framesOf(seconds, from, to, PER_SECOND);
    const controller = new AbortController();
    cancel.current = controller;
    const { t: before, scrub } = useStore.getState();
    setProgress({ done: 0, all: frames.length });
    await attempt("Animation saved.", async () => {
      try {
        const { recordGif } = await import("./gif");
        const { signal } = controller;
        const onProgress = (done: number) => setProgress({ done, all: frames.length });
        save(`${name}.gif`, await recordGif({ stage, frames, show: scrub, onProgress, signal }));
      } catch (error) {
        if (controller.signal.aborted) throw new Error("it was cancelled");
        throw error;
      } finally {
        scrub(before);
        setProgress(null);
      }
    });
  };
  const { t, scene } = useStore.getState();
  const step = stepAt(t, seconds.length);

  return (
    <section className={styles.section}>
      <h3>The animation</h3>
      <p>Drawn picture by picture on your device, which takes longer than watching it.</p>
      {progress ? (
        <div className={styles.line}>
          <progress
            className={styles.progress}
            value={progress.done}
            max={progress.all}
            aria-label={`${progress.done} of ${progress.all} pictures`}
          />
          <span className={styles.count}>
            {progress.done} of {progress.all} pictures
          </span>
          <button type="button" className={styles.button} onClick={() => cancel.current?.abort()}>
            Cancel
          </button>
        </div>
      ) : (
        <div className={styles.line}>
          <button
            type="button"
            className={styles.button}
            onClick={() => void record(step, step + 1, `inside-bert-${scene}-${step + 1}`)}
          >
            This step as GIF
          </button>
          <button
            type="button"
            className={styles.button}
            onClick={() => void record(0, seconds.length, `inside-bert-${scene}`)}
          >
            All {seconds.length} steps as GIF
          </button>
        </div>
      )}
    </section>
  );
}
