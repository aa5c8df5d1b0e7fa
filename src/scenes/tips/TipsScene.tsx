import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { useTrainedOnPlaying } from "../../trainer/playing";
import { insideOf, Stage } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { Advice } from "./Advice";
import { BANDS, bandOf, seriesOf } from "./steps";
import styles from "./Tips.module.css";
import { ordersOf, TrainedView } from "./TrainedView";

/** The picture's height, in pixels, and what stands around it. */
const [LEAST, MOST, AROUND] = [250, 560, 345];

/** Practical tips: on one side what the field says, on the other what happens here. */
export default function TipsScene({ context, steps, room: { width, height } }: SceneProps): ReactNode {
  const tip = bandOf(useStep(steps.length));
  const inner = insideOf(width);
  const isNarrow = inner < 760;
  useTrainedOnPlaying(seriesOf(tip), ordersOf);
  return (
    <Stage width={width}>
      <Tabs tabs={BANDS} current={tip} />
      <div className={styles.halves} data-narrow={isNarrow || undefined}>
        <div className={styles.view}>
          <TrainedView
            tip={tip}
            context={context}
            width={inner}
            height={Math.max(LEAST, Math.min(MOST, height - AROUND))}
          />
        </div>
        <Advice tip={tip} />
      </div>
    </Stage>
  );
}
