import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import type { SceneProps } from "../scene";
import { Tabs, tabAt } from "../Tabs";
import { Advice } from "./Advice";
import { isTrained, TIPS } from "./steps";
import { FrozenView, LengthView } from "./TableViews";
import styles from "./Tips.module.css";
import { TrainedView } from "./TrainedView";

/** Practical tips: on one side what the field says, on the other what happens here. */
export default function TipsScene({ context, steps, room: { width } }: SceneProps): ReactNode {
  const tip = tabAt(TIPS, useStep(steps.length));
  const inner = Math.max(240, width - 2 * (width < 620 ? 14 : 32));
  const isNarrow = inner < 760;
  return (
    <div className={styles.stage}>
      <Tabs tabs={TIPS} current={tip} />
      <div className={styles.halves} data-narrow={isNarrow || undefined}>
        <div className={styles.view}>
          {isTrained(tip) && <TrainedView tip={tip} width={isNarrow ? inner : inner - 340} />}
          {tip === "frozen" && <FrozenView context={context} />}
          {tip === "length" && <LengthView context={context} />}
        </div>
        <Advice tip={tip} />
      </div>
    </div>
  );
}
