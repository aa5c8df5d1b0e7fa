import { type ReactNode, useMemo } from "react";
import { GROUPS } from "../../trainer/exhibits";
import type { Snapshot } from "../../trainer/protocol";
import type { RunView } from "../../trainer/run";
import { between, placeOf } from "../../trainer/snapshots";
import { words } from "../../words/pretraining";
import styles from "./Pretraining.module.css";
import { type Basis, basisOf, inBasis } from "./readings";
import { useTrainingStep } from "./useRun";

const COLORS = ["--c-query", "--c-value", "--c-key", "--c-a", "--c-positive", "--c-ffn", "--c-cls", "--c-b"];

/** Where words lie in the table of embeddings, on the two axes along which the newest table spreads most. */
export function EmbeddingMap({
  run,
  width,
  height,
}: {
  run: RunView;
  width: number;
  height: number;
}): ReactNode {
  const step = useTrainingStep(run);
  const { words: shown } = run.info!;
  const newest = run.snapshots[run.snapshots.length - 1].look.embeddings;
  const basis = useMemo(() => basisOf(newest, shown.length), [newest, shown.length]);
  const { index, part } = placeOf(run.snapshots, step);
  const [before, after] = [run.snapshots[index], run.snapshots[index + 1] ?? run.snapshots[index]];
  const from = usePlaces(basis, before);
  const to = usePlaces(basis, after);
  return (
    <section className={styles.panel} aria-label={words.map.title}>
      <h3 className={styles.title}>{words.map.title}</h3>
      <svg
        className={styles.map}
        width={width}
        height={height}
        role="img"
        aria-label={words.map.label(shown.length)}
      >
        {shown.map((word, i) => {
          const [x, y] = [between(from[i][0], to[i][0], part), between(from[i][1], to[i][1], part)];
          const group = GROUPS.findIndex((all) => (all as readonly string[]).includes(word));
          return (
            <text
              key={word}
              className={styles.word}
              // Moved, not placed: a new x would lay out its letters anew in every frame.
              transform={`translate(${width / 2 + x * (width / 2 - 34)} ${height / 2 + y * (height / 2 - 12)})`}
              textAnchor="middle"
              style={{ fill: `var(${COLORS[group] ?? "--ink-soft"})` }}
            >
              {word}
            </text>
          );
        })}
      </svg>
    </section>
  );
}

/** The words' coordinates in a snapshot, reckoned once and not in every frame. */
function usePlaces(basis: Basis, { look: { embeddings } }: Snapshot): readonly [number, number][] {
  return useMemo(() => {
    const count = embeddings.length / basis.mean.length;
    return Array.from({ length: count }, (_, i) => inBasis(basis, embeddings, i));
  }, [basis, embeddings]);
}
