import { type ReactNode, useEffect, useRef, useState } from "react";
import { time } from "../player/clock";
import { scrub } from "../store/player";
import { useStore } from "../store/store";
import { Button } from "../ui/Button";
import { words } from "../words/share";
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
    const before = time.get();
    setProgress({ done: 0, all: frames.length });
    await attempt(words.animation.saved, async () => {
      try {
        const { recordGif } = await import("./gif");
        const { signal } = controller;
        const onProgress = (done: number) => setProgress({ done, all: frames.length });
        save(`${name}.gif`, await recordGif({ stage, frames, show: scrub, onProgress, signal }));
      } catch (error) {
        if (controller.signal.aborted) throw new Error(words.cancelled);
        throw error;
      } finally {
        scrub(before);
        setProgress(null);
      }
    });
  };
  const { step, scene } = useStore.getState();

  return (
    <section className={styles.section}>
      <h3>{words.animation.title}</h3>
      <p>{words.animation.text}</p>
      {progress ? (
        <div className={styles.line}>
          <progress
            className={styles.progress}
            value={progress.done}
            max={progress.all}
            aria-label={words.animation.progress(progress.done, progress.all)}
          />
          <span className={styles.count}>{words.animation.progress(progress.done, progress.all)}</span>
          <Button onClick={() => cancel.current?.abort()}>{words.animation.cancel}</Button>
        </div>
      ) : (
        <div className={styles.line}>
          <Button onClick={() => void record(step, step + 1, `inside-bert-${scene}-${step + 1}`)}>
            {words.animation.step}
          </Button>
          <Button onClick={() => void record(0, seconds.length, `inside-bert-${scene}`)}>
            {words.animation.all(seconds.length)}
          </Button>
        </div>
      )}
    </section>
  );
}
