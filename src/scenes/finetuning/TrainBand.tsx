import type { ReactNode } from "react";
import { Waiting } from "../../ui/Room";
import type { SceneContext } from "../scene";
import { setSetting } from "../settings";
import { Controls } from "./Controls";
import styles from "./Finetuning.module.css";
import { Labelled } from "./Labelled";
import { RunPanel } from "./RunPanel";
import { trainingOf } from "./readings";
import { Sentences } from "./Sentences";
import { currentSet, READY_LINES, readyLines } from "./sets";
import { OWN_LINES } from "./settings";
import { trainingOfRun } from "./trainedRefs";
import { words } from "./words";

interface TrainBandProps {
  readonly context: SceneContext;
  readonly width: number;
}

/** A head of the visitor's own: sentences on the left, what the head learns on the right. */
export function TrainBand({ context, width }: TrainBandProps): ReactNode {
  const set = currentSet(context);
  const run = typeof set === "string" ? null : trainingOf(context);
  const narrow = width < 720;
  const chosen = context.settings.finetuning;
  return (
    <>
      <Controls context={context} />
      {chosen.set === "own" && (
        <Labelled
          narrow={narrow}
          text={chosen.own.join("\n")}
          onChange={(text) => setSetting("finetuning", { own: OWN_LINES.read(text) ?? [] })}
          read={set}
          empty={words.editor.empty}
          ready={{ count: READY_LINES, lines: async () => readyLines() }}
        />
      )}
      {typeof set !== "string" && (
        <div className={styles.halves} data-narrow={narrow || undefined}>
          <Sentences context={context} set={set} run={run} />
          <div className={styles.panel} data-steps="train">
            {run ? (
              <RunPanel
                run={run}
                training={trainingOfRun(context, set, run)}
                set={set}
                width={narrow ? width : Math.floor(width * 0.54)}
              />
            ) : (
              <Waiting>{context.runs.training?.error ?? words.steps.train.waiting}</Waiting>
            )}
          </div>
        </div>
      )}
    </>
  );
}
