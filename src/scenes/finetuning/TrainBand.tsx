import type { ReactNode } from "react";
import type { SceneContext } from "../scene";
import { Controls } from "./Controls";
import { Editor } from "./Editor";
import { FeaturesPanel } from "./FeaturesPanel";
import styles from "./Finetuning.module.css";
import { RunPanel } from "./RunPanel";
import { trainingOf } from "./readings";
import { CHOSEN } from "./requests";
import { Sentences } from "./Sentences";
import { PoolingPanel, RatesPanel } from "./SweepPanels";
import { currentSet, lackOf } from "./set";
import { STEP } from "./steps";
import { TriedPanel } from "./TriedPanel";

export interface TrainBandProps {
  readonly context: SceneContext;
  readonly step: number;
  readonly width: number;
}

/** The visitor's own fine-tuning: sentences on the left; what the head reads, learns and says on the right. */
export function TrainBand({ context, step, width }: TrainBandProps): ReactNode {
  const set = currentSet(context);
  const lack = lackOf(set);
  const training = lack ? null : trainingOf(context);
  const run = training?.runs[CHOSEN] ?? null;
  const panel = width < 720 ? width : Math.floor(width * 0.54);
  const problem = context.runs.training?.error;
  return (
    <>
      <Controls context={context} />
      <div className={styles.halves} data-narrow={width < 720 || undefined}>
        <div>
          {context.settings.finetuning.set === "own" && step === STEP.data ? (
            <Editor context={context} />
          ) : (
            <Sentences set={set} run={run} />
          )}
        </div>
        <div className={styles.panel}>
          {!training || !run ? (
            <p className={styles.waiting} role="status">
              {lack ?? problem ?? "Reading the sentences…"}
            </p>
          ) : step === STEP.data ? (
            <FeaturesPanel training={training} set={set} pooling={run.settings.pooling} />
          ) : step === STEP.train ? (
            <RunPanel run={run} set={set} width={panel} />
          ) : step === STEP.rates ? (
            <RatesPanel training={training} width={panel} />
          ) : step === STEP.pooling ? (
            <PoolingPanel training={training} set={set} width={panel} />
          ) : (
            <TriedPanel context={context} run={run} set={set} width={panel} />
          )}
        </div>
      </div>
    </>
  );
}
