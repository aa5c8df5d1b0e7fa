import type { ReactNode } from "react";
import { useStep } from "../../player/time";
import { insideOf, Stage, View } from "../Stage";
import type { SceneProps } from "../scene";
import { Tabs } from "../Tabs";
import { AnswerBand } from "./AnswerBand";
import { EntitiesBand } from "./EntitiesBand";
import styles from "./Finetuning.module.css";
import { SentimentBand } from "./SentimentBand";
import { BANDS, bandOf } from "./steps";
import { TrainBand } from "./TrainBand";
import { WholeBand } from "./WholeBand";

/** What the views need that need less than a training. */
const NEEDS = {
  sentiment: { width: 860, height: 500 },
  entities: { width: 850, height: 490 },
  answer: { width: 860, height: 520 },
} as const;

/** Trained heads on the visitor's text, frozen against fine-tuned; and a head that trains before the visitor's eyes. */
export default function FinetuningScene({ context, steps, room }: SceneProps): ReactNode {
  const { width } = room;
  const band = bandOf(useStep(steps.length));
  const inner = insideOf(width);
  return (
    <Stage width={width}>
      <Tabs tabs={BANDS} current={band} />
      <div className={styles.band}>
        {band === "whole" ? (
          <WholeBand context={context} width={inner} />
        ) : band === "train" ? (
          <TrainBand context={context} width={inner} />
        ) : (
          <View room={room} needs={NEEDS[band]}>
            {band === "sentiment" && <SentimentBand context={context} />}
            {band === "entities" && <EntitiesBand context={context} />}
            {band === "answer" && <AnswerBand context={context} />}
          </View>
        )}
      </div>
    </Stage>
  );
}
