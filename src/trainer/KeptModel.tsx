import { type ReactNode, useState, useSyncExternalStore } from "react";
import { problemOf, sayProblem } from "../store/problem";
import { words } from "../words/finetuning";
import { putToWork } from "./putToWork";
import { saveFolder } from "./save";
import styles from "./Tuning.module.css";
import { type Series, subscribeTuning, tunedFolder, tuning } from "./tuning";

/** What can be done with the best model of these series, once there is one. */
export function KeptModel({ series }: { series: readonly Series[] }): ReactNode {
  const { kept, busy } = useSyncExternalStore(subscribeTuning, tuning, tuning);
  const [said, setSaid] = useState("");
  if (kept === null || busy || !series.includes(kept)) return null;
  const { whole } = words;
  const run = async (work: () => Promise<string>): Promise<void> => {
    setSaid(await work().catch((error: unknown) => sayProblem(problemOf(error))));
  };
  return (
    <>
      <button
        type="button"
        className={styles.button}
        onClick={() =>
          void run(async () => {
            await putToWork(await tunedFolder());
            return whole.atWork;
          })
        }
      >
        {kept === "one" ? whole.work : whole.workBest}
      </button>
      <button
        type="button"
        className={styles.button}
        title={whole.takeTitle}
        onClick={() =>
          void run(async () => {
            saveFolder(await tunedFolder());
            return whole.taken;
          })
        }
      >
        {kept === "one" ? whole.take : whole.takeBest}
      </button>
      <p className={styles.state} role="status">
        {said}
      </p>
    </>
  );
}
