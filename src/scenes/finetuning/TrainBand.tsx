import type { ReactNode } from "react";
import { Waiting } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { Controls } from "./Controls";
import { Editor } from "./Editor";
import { FeaturesPanel } from "./FeaturesPanel";
import styles from "./Finetuning.module.css";
import { RunPanel } from "./RunPanel";
import { trainingOf } from "./readings";
import { Sentences } from "./Sentences";
import { currentSet, lackOf } from "./set";
import { STEP } from "./steps";
import { TriedPanel } from "./TriedPanel";
import { trainingOfRun } from "./trainedRefs";
import { words } from "./words";

interface TrainBandProps {
  readonly context: SceneContext;
  readonly step: number;
  readonly width: number;
}

/** The visitor's own fine-tuning: sentences on the left; what the head reads, learns and says on the right. */
export function TrainBand({ context, step, width }: TrainBandProps): ReactNode {
  const set = currentSet(context);
  const lack = lackOf(set);
  const training = lack ? null : trainingOf(context);
  const run = training?.runs[0] ?? null;
  const chosen = run && trainingOfRun(context, run);
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
            <Sentences set={set} run={run} training={chosen} />
          )}
        </div>
        <div className={styles.panel} data-steps="train tried">
          {!training || !run || !chosen ? (
            <Waiting>{lack ?? problem ?? words.steps.train.reading}</Waiting>
          ) : step === STEP.data ? (
            <FeaturesPanel result={training} training={chosen} set={set} />
          ) : step === STEP.train ? (
            <RunPanel run={run} training={chosen} set={set} width={panel} />
          ) : (
            <TriedPanel context={context} run={run} training={chosen} set={set} width={panel} />
          )}
        </div>
      </div>
    </>
  );
}
