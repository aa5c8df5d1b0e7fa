import type { ReactNode } from "react";
import type { RunView } from "../../trainer/run";
import { percent } from "../../ui/format";
import { Panel } from "../../ui/Room";
import { Pixels } from "../../viz/Pixels";
import styles from "./Pretraining.module.css";
import { NAMED, strongestHabit } from "./readings";
import { useSnapshotIndex } from "./useRun";
import { words } from "./words";

const SIDE = 82;
/** Between two pictures, as the style sheet has it. */
const GAP = 16;

/** Every head's attention over the first blank's sentence, and what it mostly does on held-out sentences. */
export function Habits({ run }: { run: RunView }): ReactNode {
  const { look } = run.snapshots[useSnapshotIndex(run)];
  const { habits } = words;
  return (
    <Panel title={words.heads.title}>
      <div
        className={styles.heads}
        // One layer a row; where the window is narrower than a layer, its heads go on in the next.
        style={{
          gridTemplateColumns: `repeat(auto-fill, ${SIDE}px)`,
          maxWidth: run.settings.heads * (SIDE + GAP) - GAP,
        }}
      >
        {look.habits.flatMap((heads, layer) =>
          heads.map((habit, head) => {
            const { habit: name, share } = strongestHabit(habit);
            const values = look.attention[layer]?.[head];
            const side = Math.round(Math.sqrt(values?.length ?? 0));
            const said = share >= NAMED ? `${habits[name]} ${percent(share)}` : habits.none;
            return (
              <div
                key={`${layer}.${head}`}
                className={styles.head}
                role="img"
                aria-label={words.heads.of(layer + 1, head + 1, said)}
              >
                {values && (
                  <Pixels
                    shades="heat"
                    values={values}
                    rows={side}
                    columns={side}
                    width={SIDE}
                    height={SIDE}
                  />
                )}
                <span className={styles.habit} data-strong={share > 0.6 || undefined}>
                  {said}
                </span>
              </div>
            );
          }),
        )}
      </div>
    </Panel>
  );
}
