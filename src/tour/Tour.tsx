import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { sceneContext } from "../app/context";
import { linkWords } from "../glossary/linkWords";
import { keyName } from "../player/actions";
import { DOCK } from "../player/Dock";
import { questionInputs } from "../store/inputs";
import { useStore } from "../store/store";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { words } from "../words/tour";
import { advance, isTakenOver, show, step, toggle } from "./drive";
import { lengthOf, stopAt } from "./stop";
import { STOPS } from "./stops";
import styles from "./Tour.module.css";
import { useTourKeys } from "./useTourKeys";

/** Longest leap of one frame: a tab that slept must not skip the story. */
const MAX_FRAME = 100;
const LENGTH = lengthOf(STOPS);

/** The guided tour in the place of captions and player. The stage above is the page's own. */
export function Tour(): ReactNode {
  const index = useStore((state) => stopAt(STOPS, state.tour?.seconds ?? 0).index);
  const playing = useStore((state) => state.tour?.playing ?? false);
  const over = useStore((state) => (state.tour?.seconds ?? 0) >= LENGTH);
  const { endTour } = useStore.getState();
  const region = useRef<HTMLElement>(null);
  useTourClock(playing);
  useTakeOver();
  useTourKeys();
  useEffect(() => {
    show();
    region.current?.focus();
  }, []);
  const finish = () => {
    endTour();
    document.querySelector<HTMLElement>("header input")?.focus();
  };
  return (
    <section ref={region} id={DOCK} className={styles.tour} aria-label={words.label} tabIndex={-1}>
      <div className={styles.caption} aria-live="polite">
        <h2 className={styles.title}>
          <span className={styles.count}>
            {index + 1}/{STOPS.length}
          </span>
          {STOPS[index].title}
        </h2>
        <Caption index={index} />
      </div>
      <div className={styles.bar}>
        <div className={styles.buttons}>
          <IconButton label={words.back} shortcut="←" onClick={() => step(-1)}>
            <Icon name="chevronLeft" size={24} />
          </IconButton>
          <IconButton
            primary
            label={over ? words.again : playing ? words.pause : words.goOn}
            shortcut={keyName(" ")}
            onClick={toggle}
          >
            <Icon name={over ? "loop" : playing ? "pause" : "play"} size={26} />
          </IconButton>
          <IconButton label={words.next} shortcut="→" disabled={over} onClick={() => step(1)}>
            <Icon name="chevronRight" size={24} />
          </IconButton>
        </div>
        <Progress />
        <button type="button" className={styles.end} data-over={over || undefined} onClick={finish}>
          {over ? words.finish : words.skip}
        </button>
      </div>
    </section>
  );
}

/** What the stop says, on the numbers of the passes on stage. */
function Caption({ index }: { index: number }): ReactNode {
  const inputs = useStore(useShallow(questionInputs));
  const stop = STOPS[index];
  // The context is made from the same parts that `questionInputs` lists.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `inputs` stands for the state it was taken from
  const caption = useMemo(() => {
    const state = useStore.getState();
    return linkWords(stop.caption(state.scene === stop.scene ? sceneContext(state) : null));
  }, [inputs, stop]);
  return <div className={styles.words}>{caption}</div>;
}

/** How far the tour is: a segment per stop, as long as it takes. */
function Progress(): ReactNode {
  const tenths = useStore((state) => Math.round((state.tour?.seconds ?? 0) * 10));
  const { index, progress } = stopAt(STOPS, tenths / 10);
  return (
    <div
      className={styles.progress}
      role="progressbar"
      aria-label={words.progress}
      aria-valuemin={0}
      aria-valuemax={LENGTH}
      aria-valuenow={Math.round(tenths / 10)}
      aria-valuetext={words.stopOf(index + 1, STOPS.length)}
    >
      {STOPS.map(({ seconds }, at) => (
        <span key={at} className={styles.segment} style={{ flexGrow: seconds }}>
          <span style={{ width: `${(at < index ? 1 : at === index ? progress : 0) * 100}%` }} />
        </span>
      ))}
    </div>
  );
}

function useTourClock(playing: boolean): void {
  useEffect(() => {
    if (!playing) return;
    let last: number | null = null;
    let frame = requestAnimationFrame(function loop(now: number) {
      if (last !== null) advance(Math.min(MAX_FRAME, now - last));
      last = now;
      frame = requestAnimationFrame(loop);
    });
    return () => cancelAnimationFrame(frame);
  }, [playing]);
}

/** A visitor who types or goes to another scene has seen enough: the tour ends and leaves them what they did. */
function useTakeOver(): void {
  useEffect(
    () =>
      useStore.subscribe(
        ({ scene, text }) => `${scene}\u0000${text}`,
        () => {
          if (!isTakenOver()) return;
          const { scene, text, pair, endTour } = useStore.getState();
          endTour({ scene, text, pair, masked: [], t: 0 });
        },
      ),
    [],
  );
}
