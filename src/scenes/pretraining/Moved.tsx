import type { ReactNode } from "react";
import type { RunView } from "../../trainer/run";
import { Panel } from "../../ui/Room";
import { Bar } from "../../viz/Bar";
import styles from "./Pretraining.module.css";
import { useSnapshotIndex } from "./useRun";
import { words } from "./words";

/** Which part of the network changes most just now: the way of its weights a step, as a share of their length. */
export function Moved({ run }: { run: RunView }): ReactNode {
  const index = useSnapshotIndex(run);
  const { moved } = run.snapshots[index];
  const most = Math.max(1e-12, ...run.snapshots.flatMap((one) => one.moved));
  const { layers } = run.settings;
  const names = [
    words.moved.embeddings,
    ...Array.from({ length: layers }, (_, i) => words.moved.layer(i + 1)),
    words.moved.head,
  ];
  return (
    <Panel title={words.moved.title}>
      <div className={styles.parts}>
        {moved
          .map((share, i) => (
            <div key={names[i]} className={styles.part}>
              <span>{names[i]}</span>
              <Bar share={Math.sqrt(share / most)} color="var(--accent)" />
            </div>
          ))
          .reverse()}
      </div>
    </Panel>
  );
}
