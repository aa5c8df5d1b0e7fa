import { memo, type ReactNode, useDeferredValue, useEffect } from "react";
import { play, scrub } from "../../store/player";
import { sayProblem } from "../../store/problem";
import { useStore } from "../../store/store";
import { EXHIBITS, PROBES } from "../../trainer/exhibits";
import { begin, useLaboratory } from "../../trainer/laboratory";
import type { RunView } from "../../trainer/run";
import { showTrainingSign } from "../../trainer/TrainingSign";
import { Button } from "../../ui/Button";
import { Problem } from "../../ui/Room";
import { insideOf, Stage, View } from "../Stage";
import type { SceneProps } from "../scene";
import { Comparison } from "./Comparison";
import { Controls, ownCorpus } from "./Controls";
import { EmbeddingMap } from "./EmbeddingMap";
import { otherSettings, runSettings } from "./exhibits";
import { Habits } from "./Habits";
import { LossCurves } from "./LossCurves";
import { Moved } from "./Moved";
import styles from "./Pretraining.module.css";
import { Probes } from "./Probes";
import { words } from "./words";

/** Between both halves, in pixels. */
const GAP = 40;

/** What the questions need before there is anything else. */
const UNBORN = { width: 720, height: 400 } as const;

/** A small BERT is trained from random weights in this tab; the player's time is the training's. */
export default function PretrainingScene({ context, room }: SceneProps): ReactNode {
  const { width, height } = room;
  const { main, other } = useLaboratory();
  const born = main?.info && main.snapshots.length > 0 ? main : null;
  // A snapshot is drawn in two frames, one half in each: both in one would be too long for a frame.
  const later = useDeferredValue(born) ?? born;
  const start = (): void => {
    const settings = runSettings(context.settings);
    begin(settings, otherSettings(settings, context.settings.pretraining.compare), ownCorpus(), EXHIBITS);
    showTrainingSign();
    scrub(0);
    play();
  };
  // Who presses play wants to see it learn.
  const playing = useStore((state) => state.playing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the press of play starts a run
  useEffect(() => {
    if (playing && !main) start();
  }, [playing]);

  const inner = insideOf(width);
  const isNarrow = inner < 820;
  const left = isNarrow ? inner : Math.round((inner - GAP) * 0.56);
  // What is not chart or map has these heights; both share what is left.
  const chart = isNarrow ? 200 : Math.max(180, Math.min(460, height - 500));
  const map = isNarrow ? 240 : Math.max(190, Math.min(520, height - 420 - (other ? 250 : 0)));
  const right = isNarrow ? inner : inner - left - GAP;
  return (
    <Stage width={width}>
      <Controls context={context} main={main} other={other} onStart={start} />
      {main?.problem ? (
        <Problem>{sayProblem(main.problem)}</Problem>
      ) : born && later ? (
        <div className={styles.halves} data-narrow={isNarrow || undefined}>
          <Learnt main={born} other={other} width={left} height={chart} />
          <Inside main={later} other={other} width={right} height={map} />
        </div>
      ) : (
        <View room={room} needs={UNBORN}>
          <Unborn run={main} onStart={start} />
        </View>
      )}
    </Stage>
  );
}

interface HalfProps {
  readonly main: RunView;
  readonly other: RunView | null;
  readonly width: number;
  readonly height: number;
}

/** What it can do by now. */
const Learnt = memo(function Learnt({ main, other, width, height }: HalfProps): ReactNode {
  return (
    <div>
      <LossCurves main={main} other={other} width={width} height={height} />
      <Probes run={main} width={width} />
      <Moved run={main} />
    </div>
  );
});

/** What it has become by that. */
const Inside = memo(function Inside({ main, other, width, height }: HalfProps): ReactNode {
  return (
    <div>
      {other && other.snapshots.length > 0 && <Comparison main={main} other={other} />}
      <Habits run={main} />
      <EmbeddingMap run={main} width={width} height={height} />
    </div>
  );
});

/** Before the first step: what will be asked, and the button. */
function Unborn({ run, onStart }: { run: RunView | null; onStart: () => void }): ReactNode {
  return (
    <div className={styles.unborn}>
      {PROBES.map(({ text }) => (
        <p key={text} className={styles.question}>
          {text.split("[MASK]")[0]}
          <span className={styles.blank} />
          {text.split("[MASK]")[1]}
        </p>
      ))}
      <p className={styles.promise}>{run ? words.unborn.preparing : words.unborn.promise}</p>
      {!run && (
        <Button kind="main" className={styles.start} onClick={onStart}>
          {words.controls.start}
        </Button>
      )}
    </div>
  );
}
