import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { useStore } from "../../store/store";
import { Options } from "../../ui/Options";
import { Tabs, tabAt } from "../../ui/Tabs";
import { words } from "../../words/tips";
import type { SceneProps } from "../scene";
import { Advice } from "./Advice";
import { sweepOf } from "./readings";
import { SET_NAMES, type Sweep, setOf } from "./requests";
import { BatchView, EpochsView, RateView, SeedView, type ViewProps } from "./SweepViews";
import { TIPS } from "./steps";
import { FrozenView, LengthView, PoolingView } from "./TableViews";
import styles from "./Tips.module.css";

const SWEEP_VIEWS: Record<Sweep, (props: ViewProps) => ReactNode> = {
  rate: RateView,
  epochs: EpochsView,
  batch: BatchView,
  seed: SeedView,
};

/** Practical tips: on one side what the field says, on the other what happens here. */
export default function TipsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const tip = tabAt(TIPS, useStep(steps.length));
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 32));
  const isNarrow = inner < 760;
  const isSweep = tip in SWEEP_VIEWS;
  return (
    <div className={styles.stage}>
      <Tabs tabs={TIPS} current={tip} />
      <div className={styles.halves} data-narrow={isNarrow || undefined}>
        <div className={styles.view}>
          {isSweep && (
            <div className={styles.live}>
              <Options
                label={words.sets.label}
                options={SET_NAMES.map((value) => ({ value, label: words.sets[value] }))}
                value={context.settings.tips.set}
                onChange={(set) => useStore.getState().setSetting("tips", { set })}
              />
            </div>
          )}
          {isSweep && (
            <SweepOf context={context} sweep={tip as Sweep} width={isNarrow ? inner : inner - 340} />
          )}
          {tip === "pooling" && <PoolingView context={context} />}
          {tip === "frozen" && <FrozenView context={context} />}
          {tip === "length" && <LengthView context={context} />}
        </div>
        <Advice tip={tip} />
      </div>
    </div>
  );
}

interface SweepOfProps {
  readonly context: SceneProps["context"];
  readonly sweep: Sweep;
  readonly width: number;
}

function SweepOf({ context, sweep, width }: SweepOfProps): ReactNode {
  const runs = sweepOf(context, sweep);
  if (!runs) return <p className={styles.reading}>{context.runs.sweeps?.error ?? words.training}</p>;
  const View = SWEEP_VIEWS[sweep];
  return <View runs={runs} set={setOf(context)} width={width} />;
}
