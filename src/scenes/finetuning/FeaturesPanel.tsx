import { type KeyboardEvent, type ReactNode, useMemo } from "react";
import type { LinearTraining, TrainingResult } from "../../engine";
import { ask } from "../../inspector/question";
import { Note } from "../../ui/Room";
import { PixelStrip } from "../../viz/PixelStrip";
import { classColor } from "./colors";
import styles from "./Finetuning.module.css";
import type { LabelledSet } from "./sets";
import { featureRef, NO_PASS } from "./trainedRefs";
import { words } from "./words";

interface FeaturesPanelProps {
  readonly result: TrainingResult;
  readonly training: LinearTraining;
  readonly set: LabelledSet;
}

/** The frozen vectors that the head reads, one strip for each sentence it learns from, class by class. */
export function FeaturesPanel({ result, training, set }: FeaturesPanelProps): ReactNode {
  const { pooling } = training.settings;
  const features = result.features[pooling] ?? [];
  const scale = useMemo(
    () => features.reduce((top, vector) => vector.reduce((a, b) => Math.max(a, Math.abs(b)), top), 0) * 0.6,
    [features],
  );
  return (
    <figure className={styles.figure}>
      <figcaption>{words.features.reads(pooling, features[0]?.length ?? 0)}</figcaption>
      {set.classes.map((name, label) => (
        <div key={label} className={styles.vectors}>
          <span className={styles.className} style={{ color: classColor(label) }}>
            {name}
          </span>
          <div className={styles.strips} {...stripsGroup(words.features.vectors(name))}>
            {set.examples.map(
              (example, i) =>
                example.label === label &&
                features[i] && (
                  <span key={i} className={styles.strip} title={example.text}>
                    <PixelStrip
                      values={features[i]}
                      scale={scale}
                      label={words.features.vector(example.text)}
                      pointerOnly={i !== set.examples.findIndex((one) => one.label === label)}
                      onPick={(index) => ask({ request: NO_PASS, about: featureRef(training, i, index) })}
                    />
                  </span>
                ),
            )}
          </div>
        </div>
      ))}
      <Note>{words.features.note(Math.round(result.featureMilliseconds))}</Note>
    </figure>
  );
}

/** For the parent of a class's strips: one stop of the tab key; up and down lead from strip to strip, left and right from entry to entry. */
function stripsGroup(label: string) {
  return {
    role: "group",
    "aria-label": label,
    // Before the strip itself: to it, up and down are entries too.
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      const strips = [...event.currentTarget.querySelectorAll("button")];
      const at = strips.indexOf(event.target as HTMLButtonElement);
      // The player's keys are arrows too.
      event.preventDefault();
      event.stopPropagation();
      strips[at + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    },
  };
}
