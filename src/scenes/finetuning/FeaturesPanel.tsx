import { type ReactNode, useMemo } from "react";
import type { Pooling, TrainingResult } from "../../engine";
import { StripCanvas } from "../../viz/StripCanvas";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import type { LabelledSet } from "./sets";

export interface FeaturesPanelProps {
  readonly training: TrainingResult;
  readonly set: LabelledSet;
  readonly pooling: Pooling;
}

/** The frozen vectors that the head reads, one strip for each sentence it learns from, class by class. */
export function FeaturesPanel({ training, set, pooling }: FeaturesPanelProps): ReactNode {
  const features = training.features[pooling] ?? [];
  const scale = useMemo(
    () => features.reduce((top, vector) => vector.reduce((a, b) => Math.max(a, Math.abs(b)), top), 0) * 0.6,
    [features],
  );
  return (
    <figure className={styles.figure}>
      <figcaption>
        What the head reads:{" "}
        {pooling === "cls" ? "the last hidden state of [CLS]" : "the mean of the words’ last hidden states"},{" "}
        {features[0]?.length} numbers for each sentence
      </figcaption>
      {set.classes.map((name, label) => (
        <div key={label} className={styles.vectors}>
          <span className={styles.className} style={{ color: classColor(label) }}>
            {name}
          </span>
          <div className={styles.strips} role="img" aria-label={`Vectors of the sentences of class ${name}`}>
            {set.examples.map(
              (example, i) =>
                example.label === label &&
                features[i] && (
                  <span key={i} className={styles.strip} title={example.text}>
                    <StripCanvas values={features[i]} scale={scale} />
                  </span>
                ),
            )}
          </div>
        </div>
      ))}
      <p className={styles.note}>
        Columns that differ between the classes are what a linear head can use. BERT’s weights stay as they
        are: each sentence is read once, in {Math.round(training.featureMilliseconds)} ms for all of them
        here.
      </p>
    </figure>
  );
}
