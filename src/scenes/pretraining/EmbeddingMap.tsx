import { type MotionValue, m } from "framer-motion";
import { type ReactNode, useMemo } from "react";
import { useDerived } from "../../player/derived";
import { GROUPS } from "../../trainer/exhibits";
import type { Snapshot } from "../../trainer/protocol";
import type { RunView } from "../../trainer/run";
import { between } from "../../trainer/snapshots";
import styles from "./Pretraining.module.css";
import { type Basis, basisOf, inBasis } from "./readings";
import { usePart, useSnapshots } from "./useRun";
import { words } from "./words";

const COLORS = ["--c-query", "--c-value", "--c-key", "--c-a", "--c-positive", "--c-ffn", "--c-cls", "--c-b"];

type Point = readonly [x: number, y: number];

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
  const part = usePart(run);
  const { before, after } = useSnapshots(run);
  const { words: shown } = run.info!;
  const newest = run.snapshots[run.snapshots.length - 1].look.embeddings;
  const basis = useMemo(() => basisOf(newest, shown.length), [newest, shown.length]);
  const from = usePlaces(basis, before);
  const to = usePlaces(basis, after);
  const place = ([x, y]: Point): Point => [
    width / 2 + x * (width / 2 - 34),
    height / 2 + y * (height / 2 - 12),
  ];
  return (
    <section className={styles.panel} aria-label={words.map.title}>
      <h3 className={styles.title}>{words.map.title}</h3>
      <div
        className={styles.map}
        style={{ width, height }}
        role="img"
        aria-label={words.map.label(shown.length)}
      >
        {shown.map((word, i) => (
          <Word key={word} word={word} from={place(from[i])} to={place(to[i])} part={part} />
        ))}
      </div>
    </section>
  );
}

interface WordProps {
  readonly word: string;
  readonly from: Point;
  readonly to: Point;
  readonly part: MotionValue<number>;
}

/** A word on its way between two snapshots: a layer of its own that is moved, and not drawn anew in every frame. */
function Word({ word, from, to, part }: WordProps): ReactNode {
  const x = useDerived(part, (p) => between(from[0], to[0], p));
  const y = useDerived(part, (p) => between(from[1], to[1], p));
  const group = GROUPS.findIndex((all) => (all as readonly string[]).includes(word));
  return (
    <m.span className={styles.word} style={{ x, y, color: `var(${COLORS[group] ?? "--ink-soft"})` }}>
      <span>{word}</span>
    </m.span>
  );
}

/** The words' coordinates in a snapshot, reckoned once and not in every frame. */
function usePlaces(basis: Basis, { look: { embeddings } }: Snapshot): readonly Point[] {
  return useMemo(() => {
    const count = embeddings.length / basis.mean.length;
    return Array.from({ length: count }, (_, i) => inBasis(basis, embeddings, i));
  }, [basis, embeddings]);
}
